import { createFileRoute } from '@tanstack/react-router'
import { useMessages } from '../app/language.ts'
import { toReportSearch } from '../components/reports/period.ts'
import { Reports } from '../components/reports/reports.tsx'
import { reports } from '../messages/reports.ts'
import { Page } from '../ui/page.tsx'

export const Route = createFileRoute('/_in/reports')({
  validateSearch: toReportSearch,
  component: function AllReports() {
    return (
      <Page wide title={useMessages(reports).title}>
        <Reports search={Route.useSearch()} />
      </Page>
    )
  },
})
