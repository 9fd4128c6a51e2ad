import { createFileRoute } from '@tanstack/react-router'
import { LeadList } from '../components/pipeline/lead-list.tsx'
import { LEADS_SHOWN, type LeadsShown } from '../components/pipeline/leads-shown.ts'
import { toFilter, toQuery } from '../components/project/filter.ts'
import { LEAD_COLUMNS, toView } from '../components/project/list/view.ts'
import { projectTasksQuery } from '../queries/project-tasks.ts'

export const Route = createFileRoute('/_in/pipelines/$pipelineId/list')({
  validateSearch: (search: Record<string, unknown>) => ({
    ...toFilter(search),
    ...toView(search, LEAD_COLUMNS),
    leads: LEADS_SHOWN.find((each) => each === search.leads) as LeadsShown | undefined,
  }),
  loaderDeps: ({ search }) => toQuery(search),
  loader: ({ context: { queryClient }, params: { pipelineId }, deps }) =>
    void queryClient.prefetchQuery(projectTasksQuery(pipelineId, deps)),
  component: ListRoute,
})

function ListRoute() {
  const { pipelineId } = Route.useParams()
  const search = Route.useSearch()
  return <LeadList key={pipelineId} id={pipelineId} filter={search} view={search} shown={search.leads ?? 'open'} />
}
