import { useSuspenseQuery } from '@tanstack/react-query'
import { addDays, type Day, dayOf } from '../../app/days.ts'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { reports } from '../../messages/reports.ts'
import { organizationQuery } from '../../queries/organization.ts'
import { csvOf, type ReportAsk, type WeekReport } from '../../queries/reports.ts'
import { Columns } from './columns.tsx'
import { Numbers } from './numbers.tsx'
import { ReportSection } from './report-section.tsx'

/** What was done week by week; the newest first in the table. */
export function WeekSection({ ask, rows, ofLeads }: { ask: ReportAsk; rows: readonly WeekReport[]; ofLeads: boolean }) {
  const t = useMessages(reports)
  const { number, inUtc } = useFormats()
  const { data: organization } = useSuspenseQuery(organizationQuery)
  const words = ofLeads ? t.ofLeads : t.ofTasks
  const [short, long] = [
    inUtc({ day: 'numeric', month: 'short' }),
    inUtc({ day: 'numeric', month: 'short', year: 'numeric' }),
  ]
  const daysOf = (monday: Day) => long.formatRange(new Date(monday), new Date(addDays(monday, 6)))
  const weeks = rows.map(({ week, start, done }) => ({ week, monday: dayOf(start, organization.timezone), done }))
  return (
    <ReportSection title={words.perWeek} csv={csvOf.weeks(ask)}>
      <Columns
        title={t.chartOf(words.perWeek)}
        columns={weeks.map(({ week, monday, done }) => ({
          key: week,
          name: short.format(new Date(monday)),
          count: done,
          label: number(done),
        }))}
      />
      <Numbers
        title={words.perWeek}
        head={[t.week, t.number, words.done]}
        rows={weeks.toReversed().map(({ week, monday, done }) => ({
          key: week,
          name: daysOf(monday),
          cells: [String(Number(week.slice(-2))), number(done)],
        }))}
        total={['', number(weeks.reduce((sum, { done }) => sum + done, 0))]}
      />
    </ReportSection>
  )
}
