import { createFileRoute } from '@tanstack/react-router'
import { Forecast } from '../components/pipeline/forecast.tsx'
import { leadSummaryQuery } from '../queries/leads.ts'

export const Route = createFileRoute('/_in/pipelines/$pipelineId/forecast')({
  loader: ({ context: { queryClient }, params: { pipelineId } }) =>
    queryClient.ensureQueryData(leadSummaryQuery(pipelineId)).then(() => undefined),
  component: () => <Forecast id={Route.useParams().pipelineId} />,
})
