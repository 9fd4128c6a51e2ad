import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ArrowDown, ArrowUp, CircleDollarSign } from 'lucide-react'
import type { TaskItem } from '../../api.ts'
import { common } from '../../messages/common.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { tasks } from '../../messages/tasks.ts'
import { isOpen } from '../../queries/projects.ts'
import { DateText } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useMessages } from '../../ui/language.ts'
import { useMost } from '../client/use-most.ts'
import { StatePicker } from '../pickers.tsx'
import { TaskLink } from '../task-link.tsx'
import { sumsOf, toUnits } from './amounts.ts'
import { useSetState } from './asked-outcome.tsx'
import { CutNotice } from './cut-notice.tsx'
import { LEAD_SORTS, type LeadSort } from './lead-sorts.ts'
import { QuickLead } from './quick-lead.tsx'
import styles from './table.module.css'
import { type Pipeline, usePipeline } from './use-pipeline.ts'

/** The leads of a pipeline as a table, sorted by any of its columns. */
export function LeadList({ id, sort, isUp }: { id: string; sort: LeadSort; isUp: boolean }) {
  const [t, words, plain] = [useMessages(pipelines), useMessages(tasks), useMessages(common)]
  const of = usePipeline(id)
  const { leads, stages, stageOf, money, mayMove } = of
  const setState = useSetState()
  const { most, more } = useMost()
  const weightedOf = (lead: TaskItem) => sumsOf([lead], (each) => stageOf(each)?.type).weighted
  const sorted = [...leads].sort((a, b) => compare(keyOf(a, sort, of), keyOf(b, sort, of)) * (isUp ? 1 : -1))
  const titles: Record<LeadSort, string> = {
    name: t.name,
    company: t.details.company,
    contact: t.details.contact,
    stage: t.stage,
    amount: t.amount,
    probability: t.details.probability,
    weighted: t.weighted,
    close: t.details.expectedClose,
    next: t.details.nextStep,
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is scrolled by keys, too
    <section className={styles.scroll} tabIndex={0} aria-label={t.list}>
      <CutNotice cut={of.cut} />
      {leads.length === 0 && <EmptyState icon={CircleDollarSign} title={t.empty} text={t.emptyText} />}
      <table className={styles.table} hidden={leads.length === 0}>
        <thead>
          <tr>
            {LEAD_SORTS.map((each) => (
              <th key={each} aria-sort={each === sort ? (isUp ? 'ascending' : 'descending') : undefined}>
                <SortLink by={each} isBy={each === sort} isUp={isUp} title={titles[each]} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, most).map((lead) => {
            const { company, contact, expectedRevenue, probability, nextStep } = lead.lead ?? {}
            return (
              <tr key={lead._id}>
                <td className={styles.name}>
                  <TaskLink id={lead._id}>{lead.name}</TaskLink>
                </td>
                <td>{company ?? lead.customer?.name}</td>
                <td>{contact}</td>
                <td>
                  <StatePicker
                    states={stages}
                    value={lead.state}
                    whyNot={mayMove(lead) ? undefined : words.mayNotMove}
                    onPick={(state) => setState(lead, state)}
                  />
                </td>
                <td className={styles.number}>{expectedRevenue && money.exact(expectedRevenue)}</td>
                <td className={styles.number}>{probability}</td>
                <td className={styles.number}>{expectedRevenue && money.whole(weightedOf(lead))}</td>
                <td>
                  {lead.deadline !== null && <DateText seconds={lead.deadline} deadline={isOpen(stageOf(lead))} />}
                </td>
                <td className={styles.text}>{nextStep}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className={styles.foot} data-alone={leads.length === 0 || undefined}>
        {leads.length > most && (
          <Button size="compact-sm" variant="default" onClick={more}>
            {plain.more}
          </Button>
        )}
        {stages[0] && <QuickLead pipeline={of.pipeline} stage={stages[0]} />}
      </div>
    </section>
  )
}

function SortLink({ by, isBy, isUp, title }: { by: LeadSort; isBy: boolean; isUp: boolean; title: string }) {
  const Arrow = isUp ? ArrowUp : ArrowDown
  return (
    <Link
      to="."
      search={(old: object) => ({ ...old, sort: by, down: isBy && isUp ? true : undefined })}
      replace
      className={styles.sort}
    >
      {title}
      {isBy && <Arrow size={13} aria-hidden />}
    </Link>
  )
}

type Key = string | number | bigint
function keyOf(lead: TaskItem, sort: LeadSort, { stages, stageOf }: Pipeline): Key {
  const { company, contact, expectedRevenue, probability, nextStep } = lead.lead ?? {}
  const keys: Record<LeadSort, () => Key> = {
    name: () => lead.name,
    company: () => company ?? lead.customer?.name ?? '',
    contact: () => contact ?? '',
    stage: () => stages.findIndex(({ name }) => name === lead.state),
    amount: () => toUnits(expectedRevenue ?? '0'),
    probability: () => probability ?? -1,
    weighted: () => sumsOf([lead], (each) => stageOf(each)?.type).weighted,
    close: () => lead.deadline ?? Number.MAX_SAFE_INTEGER,
    next: () => nextStep ?? '',
  }
  return keys[sort]()
}
function compare(a: Key, b: Key): number {
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b)
  return a < b ? -1 : a > b ? 1 : 0
}
