import { createFileRoute } from '@tanstack/react-router'
import { toReportSearch } from '../components/reports/period.ts'
import { ProjectReports } from '../components/reports/project-reports.tsx'

export const Route = createFileRoute('/_in/projects/$projectId/reports')({
  validateSearch: toReportSearch,
  component: () => <ProjectReports id={Route.useParams().projectId} search={Route.useSearch()} />,
})
