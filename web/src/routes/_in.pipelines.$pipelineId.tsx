import { createFileRoute } from '@tanstack/react-router'
import { PipelineLayout } from '../components/pipeline/pipeline-layout.tsx'
import { projectQuery } from '../queries/projects.ts'

export const Route = createFileRoute('/_in/pipelines/$pipelineId')({
  loader: ({ context: { queryClient }, params: { pipelineId } }) =>
    queryClient.ensureQueryData(projectQuery(pipelineId)).then(() => undefined),
  component: () => <PipelineLayout id={Route.useParams().pipelineId} />,
})
