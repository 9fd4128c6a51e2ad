import { createFileRoute } from '@tanstack/react-router'
import { LeadList } from '../components/pipeline/lead-list.tsx'
import { LEAD_SORTS, type LeadSort } from '../components/pipeline/lead-sorts.ts'
import { leadListQuery } from '../queries/leads.ts'

interface Search {
  sort?: LeadSort
  /** The highest first. */
  down?: boolean
}

export const Route = createFileRoute('/_in/pipelines/$pipelineId/list')({
  validateSearch: ({ sort, down }: Record<string, unknown>): Search => ({
    ...(LEAD_SORTS.includes(sort as LeadSort) && { sort: sort as LeadSort }),
    ...((down === true || down === 'true') && { down: true }),
  }),
  loader: ({ context: { queryClient }, params: { pipelineId } }) =>
    queryClient.ensureQueryData(leadListQuery(pipelineId)).then(() => undefined),
  component: List,
})

function List() {
  const { sort = 'close', down = false } = Route.useSearch()
  return <LeadList id={Route.useParams().pipelineId} sort={sort} isUp={!down} />
}
