import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { nameOf } from '../../app/person.ts'
import { reports } from '../../messages/reports.ts'
import { csvOf, type ReportAsk, type ReportBy, type TaskReport } from '../../queries/reports.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { Bars, Legend, type Part } from './bars.tsx'
import { Numbers } from './numbers.tsx'
import { ReportSection } from './report-section.tsx'
import styles from './reports.module.css'

const COUNTED = ['created', 'done', 'cancelled', 'open', 'overdue'] as const
type Counts = Pick<TaskReport, (typeof COUNTED)[number]>

const MOST_BARS = 10

export const workOf = ({ done, cancelled, open }: Counts) => done + cancelled + open
export const sumOf = (rows: readonly Counts[]): Counts => {
  const of = (name: keyof Counts) => rows.reduce((sum, row) => sum + row[name], 0)
  return {
    created: of('created'),
    done: of('done'),
    cancelled: of('cancelled'),
    open: of('open'),
    overdue: of('overdue'),
  }
}

export function TaskSection(props: {
  by: ReportBy
  ask: ReportAsk
  rows: readonly TaskReport[]
  /** Each task once. */
  total: Counts
  ofLeads: boolean
}) {
  const { by, ask, rows, total, ofLeads } = props
  const t = useMessages(reports)
  const { number } = useFormats()
  const words = ofLeads ? t.ofLeads : t.ofTasks
  const title = { state: t.byState, person: t.byPerson, client: t.byClient }[by]
  const hint = { state: t.statesOfNow, person: t.severalPeople, client: undefined }[by]
  const head = { state: t.state, person: t.person, client: t.client }[by]
  const most = Math.max(1, ...rows.map(workOf))
  const longest = new Set(rows.toSorted((a, b) => workOf(b) - workOf(a)).slice(0, MOST_BARS))
  const parts: { part: Part; name: string; of: (row: Counts) => number }[] = [
    { part: 'done', name: words.done, of: ({ done }) => done },
    { part: 'cancelled', name: words.cancelled, of: ({ cancelled }) => cancelled },
    { part: 'open', name: t.open, of: ({ open, overdue }) => open - overdue },
    { part: 'overdue', name: t.overdue, of: ({ overdue }) => overdue },
  ]
  const cells = (row: Counts) => COUNTED.map((name) => number(row[name]))
  return (
    <ReportSection title={title} text={hint} csv={csvOf.tasks(by, ask)}>
      <Legend parts={parts.filter(({ of }) => rows.some((row) => of(row) > 0))} />
      <Bars
        title={t.chartOf(title)}
        bars={rows
          .filter((row) => longest.has(row))
          .map((row) => ({
            key: keyOf(row),
            label: <RowName row={row} />,
            value: number(workOf(row)),
            parts: parts.map(({ part, of }) => ({ part, share: of(row) / most })),
          }))}
      />
      <Numbers
        title={title}
        head={[head, t.created, words.done, words.cancelled, t.open, t.overdue]}
        rows={rows.map((row) => ({ key: keyOf(row), name: <RowName row={row} />, cells: cells(row) }))}
        total={cells(total)}
      />
    </ReportSection>
  )
}

const keyOf = ({ state, user, customer }: TaskReport) =>
  state ? `${state.type} ${state.name}` : (user?._id ?? customer?._id ?? '')

function RowName({ row: { state, user, customer } }: { row: TaskReport }) {
  const t = useMessages(reports)
  if (state) return <StateBadge state={state} />
  if (user)
    return (
      <span className={styles.person}>
        <Avatar person={user} size={18} />
        {nameOf(user)}
      </span>
    )
  if (customer) return customer.name
  return <span className={styles.none}>{user === null ? t.nobody : t.noClient}</span>
}
