import { createFileRoute } from '@tanstack/react-router'
import { PipelineBoard } from '../components/pipeline/board.tsx'
import { leadListQuery } from '../queries/leads.ts'

export const Route = createFileRoute('/_in/pipelines/$pipelineId/board')({
  loader: ({ context: { queryClient }, params: { pipelineId } }) =>
    queryClient.ensureQueryData(leadListQuery(pipelineId)).then(() => undefined),
  component: () => <PipelineBoard id={Route.useParams().pipelineId} />,
})
