import { useSuspenseQuery } from '@tanstack/react-query'
import { ChartNoAxesColumn } from 'lucide-react'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { type LeadSummary, leadSummaryQuery } from '../../queries/leads.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Section } from '../../ui/section.tsx'
import { moneyFor, type Sums, toSums } from './amounts.ts'
import { Columns, Funnel } from './bars.tsx'
import styles from './forecast.module.css'
import { Numbers } from './forecast-numbers.tsx'
import { Reasons } from './forecast-reasons.tsx'

const EDGES = ['overdue', 'later', 'noDate'] as const
const isEdge = (month: string): month is (typeof EDGES)[number] => EDGES.includes(month as 'later')

/** What is expected by month, how much there is in each stage, and why leads were lost and won. */
export function Forecast({ id }: { id: string }) {
  const t = useMessages(pipelines)
  const { language } = useFormats()
  const { data: summary } = useSuspenseQuery(leadSummaryQuery(id))
  if (summary.count === 0) return <EmptyState icon={ChartNoAxesColumn} title={t.noForecast} text={t.noForecastText} />
  const money = moneyFor(language, summary.currency)
  const inMonths = new Intl.DateTimeFormat(language, { month: 'short', year: '2-digit', timeZone: 'UTC' })
  const nameOf = (month: string) => (isEdge(month) ? t[month] : inMonths.format(new Date(`${month}-01`)))
  const byMonth = summary.months
    .filter(({ month, count }) => !isEdge(month) || count > 0)
    .map((row) => ({ name: nameOf(row.month), ...toSums(row) }))
  const byStage = summary.stages
    .filter(({ type }) => type !== 'cancelled')
    .map((row) => ({ name: row.name, ...toSums(row) }))
  const bars = (rows: readonly (Sums & { name: string })[]) =>
    rows.map((row) => ({ ...row, label: money.short(row.amount) }))
  const because = (type: LeadSummary['reasons'][number]['type']) => summary.reasons.filter((each) => each.type === type)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing else in it leads the keyboard to what is below the window
    <section className={styles.page} aria-label={t.forecast} tabIndex={0}>
      <Section title={t.byMonth} text={t.weightedHint}>
        <p className={styles.legend}>
          <span data-part="all">{t.amount}</span>
          <span data-part="weighted">{t.weighted}</span>
        </p>
        <Columns bars={bars(byMonth)} title={t.chartOf(t.byMonth)} />
        <Numbers money={money} head={t.month} rows={byMonth} />
      </Section>
      <Section title={t.byStage}>
        <Funnel bars={bars(byStage)} title={t.chartOf(t.byStage)} />
        <Numbers money={money} head={t.stage} rows={byStage} />
      </Section>
      <Section title={t.whyLost}>
        <Reasons money={money} reasons={because('cancelled')} none={t.noLostReasons} />
      </Section>
      <Section title={t.whyWon}>
        <Reasons money={money} reasons={because('completed')} none={t.noWonReasons} />
      </Section>
    </section>
  )
}
