import type { TaskItem } from '../../api.ts'
import { useLanguage, useMessages } from '../../app/language.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { tasks } from '../../messages/tasks.ts'
import { useEditLead } from '../../queries/leads.ts'
import { isOpen, useMayOf, useProject, useStateOf } from '../../queries/projects.ts'
import type { LeadColumn } from '../project/list/view.ts'
import { moneyFor, percentOf, readAmount, sumsOf } from './amounts.ts'
import styles from './lead-field.module.css'
import { LeadField } from './lead-field.tsx'
import { changeOf, readPercent } from './lead-parts.ts'
import { useAmountFault } from './use-amount-fault.ts'

/** What a list shows of a lead beyond a task; it is changed there. */
export function LeadCell({ lead: task, column }: { lead: TaskItem; column: LeadColumn }) {
  const [t, words] = [useMessages(pipelines), useMessages(tasks)]
  const edit = useEditLead(task)
  const money = moneyFor(useLanguage(), useProject(task.group)?.currency ?? 'EUR')
  const sayFault = useAmountFault(money)
  const stage = useStateOf()(task)
  const whyNot = useMayOf()(task).edit ? undefined : words.mayNotEdit
  const { lead } = task
  if (!lead) return null
  if (column === 'weighted')
    return (
      <span className={styles.sum}>
        {lead.expectedRevenue && money.whole(sumsOf([task], () => stage?.type).weighted)}
      </span>
    )
  const given = { isCell: true, whyNot }
  if (column === 'amount')
    return (
      <LeadField
        {...given}
        label={t.amount}
        value={money.typed(lead.expectedRevenue ?? '')}
        shown={lead.expectedRevenue ? money.exact(lead.expectedRevenue) : ''}
        inputMode="decimal"
        check={sayFault}
        onSave={(text) => edit.mutate(changeOf('expectedRevenue', readAmount(text, money.writing) ?? ''))}
      />
    )
  if (column === 'probability')
    return (
      <LeadField
        {...given}
        label={t.details.probability}
        value={lead.probability?.toString() ?? ''}
        shown={percentOf(task, stage?.type)?.toString() ?? ''}
        whyNot={isOpen(stage) ? whyNot : t.isOver}
        inputMode="decimal"
        check={(text) => (readPercent(text) === undefined ? t.notPercent : undefined)}
        onSave={(text) => edit.mutate({ probability: readPercent(text) ?? null })}
      />
    )
  return (
    <LeadField
      {...given}
      label={t.details[column]}
      value={lead[column] ?? ''}
      shown={lead[column] || (column === 'company' ? task.customer?.name : undefined) || ''}
      onSave={(text) => edit.mutate(column === 'nextStep' ? { nextStep: text || null } : changeOf(column, text))}
    />
  )
}
