import { createFileRoute } from '@tanstack/react-router'
import { toReportSearch } from '../components/reports/period.ts'
import { ProjectReports } from '../components/reports/project-reports.tsx'

export const Route = createFileRoute('/_in/pipelines/$pipelineId/reports')({
  validateSearch: toReportSearch,
  component: () => <ProjectReports id={Route.useParams().pipelineId} search={Route.useSearch()} />,
})
