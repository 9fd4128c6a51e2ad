import type { Project } from '../../api.ts'
import { useLanguage, useMessages } from '../../app/language.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { type Lead, useEditLead, useGiveReason } from '../../queries/leads.ts'
import { useMe } from '../../queries/me.ts'
import { isOpen, useStateOf } from '../../queries/projects.ts'
import { useEditTask } from '../../queries/tasks.ts'
import { DatePicker } from '../../ui/date-picker.tsx'
import { TaskDate } from '../task/fields/task-date.tsx'
import view from '../task/task-view.module.css'
import type { SectionProps } from '../task/task-view.tsx'
import { moneyFor, readAmount } from './amounts.ts'
import styles from './lead-details.module.css'
import { LeadField } from './lead-field.tsx'
import { LeadOutcome } from './lead-outcome.tsx'
import { AMOUNTS, changeOf, hasAny, readMonths, readPercent, WHERE, WHO } from './lead-parts.ts'
import { useAmountFault } from './use-amount-fault.ts'

const TYPES: Partial<Record<string, 'email' | 'tel'>> = { email: 'email', phone: 'tel' }

export function LeadDetails({ task, whyNot, lead, pipeline }: SectionProps & { lead: Lead; pipeline: Project }) {
  const t = useMessages(pipelines)
  const edit = useEditLead(task)
  const editTask = useEditTask(task._id)
  const giveReason = useGiveReason()
  const stage = useStateOf()(task)
  const reason = whyNot('edit_task')
  const { reminderTime } = useMe().localization
  const money = moneyFor(useLanguage(), pipeline.currency ?? 'EUR')
  const sayFault = useAmountFault(money)
  const texts = (fields: typeof WHO | typeof WHERE) =>
    fields.map((field) => (
      <LeadField
        key={field}
        label={t.details[field]}
        value={lead[field] ?? ''}
        type={TYPES[field] ?? 'text'}
        whyNot={reason}
        onSave={(text) => edit.mutate(changeOf(field, text))}
      />
    ))
  return (
    <section aria-labelledby="lead">
      <div className={styles.head}>
        <h2 className={view.heading} id="lead">
          {t.lead}
        </h2>
        <LeadOutcome task={task} whyNot={whyNot('change_task_state')} />
      </div>
      {stage && !isOpen(stage) && (
        <div className={styles.said}>
          <LeadField
            label={stage.type === 'completed' ? t.wonReason : t.lostReason}
            value={lead.reason ?? ''}
            whyNot={whyNot('change_task_state')}
            onSave={(text) => giveReason.mutate({ lead: task, stage, reason: text })}
          />
        </div>
      )}
      <div className={styles.said}>
        <LeadField
          label={t.details.nextStep}
          value={lead.nextStep ?? ''}
          whyNot={reason}
          onSave={(text) => edit.mutate({ nextStep: text || null })}
        />
      </div>
      <div className={styles.fields}>
        {AMOUNTS.map((field) => (
          <LeadField
            key={field}
            label={`${t.details[field]} (${pipeline.currency})`}
            value={money.typed(lead[field] ?? '')}
            shown={lead[field] ? money.exact(lead[field]) : ''}
            inputMode="decimal"
            whyNot={reason}
            check={sayFault}
            onSave={(text) => edit.mutate(changeOf(field, readAmount(text, money.writing) ?? ''))}
          />
        ))}
        <LeadField
          label={t.details.period}
          value={lead.period?.toString() ?? ''}
          inputMode="numeric"
          whyNot={reason}
          check={(text) => (readMonths(text) === undefined ? t.notNumber : undefined)}
          onSave={(text) => edit.mutate({ period: readMonths(text) ?? null })}
        />
        <LeadField
          label={t.details.probability}
          value={lead.probability?.toString() ?? ''}
          inputMode="decimal"
          whyNot={reason}
          check={(text) => (readPercent(text) === undefined ? t.notPercent : undefined)}
          onSave={(text) => edit.mutate({ probability: readPercent(text) ?? null })}
        />
      </div>
      <dl className={view.details}>
        <dt>{t.details.expectedClose}</dt>
        <dd>
          <TaskDate
            task={task}
            edge="end"
            label={t.details.expectedClose}
            isOpen={task.completedAt === null}
            whyNot={reason}
            onChange={editTask.mutate}
          />
        </dd>
        <dt>{t.details.remindAt}</dt>
        <dd>
          <DatePicker
            label={t.details.remindAt}
            edge="start"
            dayTime={reminderTime}
            value={lead.remindAt}
            whyNot={reason}
            onPick={(remindAt) => edit.mutate({ remindAt })}
          />
        </dd>
      </dl>
      <h3 className={styles.group}>{t.who}</h3>
      <div className={styles.fields}>{texts(WHO)}</div>
      <details className={styles.where} open={hasAny(lead, WHERE) || undefined}>
        <summary className={styles.group}>{t.where}</summary>
        <div className={styles.fields}>{texts(WHERE)}</div>
      </details>
    </section>
  )
}
