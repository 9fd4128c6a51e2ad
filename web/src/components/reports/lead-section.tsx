import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { reports } from '../../messages/reports.ts'
import { csvOf, type LeadReport, type ReportAsk } from '../../queries/reports.ts'
import { StateBadge } from '../../ui/state-badge.tsx'
import { moneyFor, toUnits } from '../pipeline/amounts.ts'
import { Bars, Legend } from './bars.tsx'
import { Numbers } from './numbers.tsx'
import { ReportSection } from './report-section.tsx'

const SCALE = 1_000_000n
const share = (part: bigint, most: bigint) => (most === 0n ? 0 : Number((part * SCALE) / most) / Number(SCALE))

/** @param rows  of one pipeline */
export function LeadSection({ title, ask, rows }: { title: string; ask: ReportAsk; rows: readonly LeadReport[] }) {
  const t = useMessages(reports)
  const { number, language } = useFormats()
  const money = moneyFor(language, rows[0]?.currency ?? 'EUR')
  const stages = rows.map((row) => ({ ...row, units: toUnits(row.amount), part: toUnits(row.weighted) }))
  const most = stages.reduce((max, { units }) => (units > max ? units : max), 0n)
  const sum = (of: (row: (typeof stages)[number]) => bigint) => stages.reduce((all, row) => all + of(row), 0n)
  const cells = (count: number, units: bigint, part: bigint) => [number(count), money.whole(units), money.whole(part)]
  return (
    <ReportSection title={title} text={t.weightedHint} csv={csvOf.leads(ask)}>
      <Legend
        parts={[
          { part: 'done', name: t.weighted },
          { part: 'open', name: t.amount },
        ]}
      />
      <Bars
        title={t.chartOf(title)}
        bars={stages.map(({ stage, units, part }) => ({
          key: String(stage.id),
          label: <StateBadge state={stage} />,
          value: money.short(units),
          parts: [
            { part: 'done', share: share(part, most) },
            { part: 'open', share: share(units - part, most) },
          ],
        }))}
      />
      <Numbers
        title={title}
        head={[t.stage, t.leads, t.amount, t.weighted]}
        rows={stages.map(({ stage, count, units, part }) => ({
          key: String(stage.id),
          name: <StateBadge state={stage} />,
          cells: cells(count, units, part),
        }))}
        total={cells(
          stages.reduce((all, { count }) => all + count, 0),
          sum(({ units }) => units),
          sum(({ part }) => part),
        )}
      />
    </ReportSection>
  )
}
