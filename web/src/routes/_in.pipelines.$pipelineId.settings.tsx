import { createFileRoute } from '@tanstack/react-router'
import { PipelineSettings } from '../components/pipeline/settings.tsx'

export const Route = createFileRoute('/_in/pipelines/$pipelineId/settings')({
  component: () => <PipelineSettings id={Route.useParams().pipelineId} />,
})
