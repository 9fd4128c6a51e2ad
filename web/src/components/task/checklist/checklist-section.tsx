import { ActionIcon, Button, Progress } from '@mantine/core'
import { ListChecks, SlidersHorizontal, X } from 'lucide-react'
import { useState } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useHandOver } from '../../../app/keep-focus.ts'
import { useMessages } from '../../../app/language.ts'
import { toast } from '../../../app/toasts.tsx'
import { checklist } from '../../../messages/checklist.ts'
import { useEditTask } from '../../../queries/tasks.ts'
import { progressOf } from '../../project/board/progress.ts'
import view from '../task-view.module.css'
import type { SectionProps } from '../task-view.tsx'
import { AddStep } from './add-step.tsx'
import styles from './checklist.module.css'
import { ProgressFields } from './progress-fields.tsx'
import { StepList } from './step-list.tsx'
import { added, countOf, isChecklist, newStep } from './steps.ts'
import { useSteps } from './use-steps.ts'

export function ChecklistSection({ task, whyNot }: SectionProps) {
  const t = useMessages(checklist)
  const formats = useFormats()
  const edit = useEditTask(task._id)
  const actions = useSteps(task._id)
  const [said, setSaid] = useState('')
  const { give, take } = useHandOver()
  const reason = whyNot('edit_task')
  const { steps } = task
  const isList = task.stepType === 'steps'
  const progress = task.stepType === 'none' ? undefined : progressOf(steps)

  if (task.stepType === 'none') {
    if (reason) return null
    return (
      <div className={styles.begin}>
        <Button
          ref={take}
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<ListChecks size={15} />}
          onClick={() => {
            give()
            edit.mutate({ stepType: 'steps', steps: [] })
          }}
        >
          {t.addChecklist}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<SlidersHorizontal size={15} />}
          onClick={() => {
            give()
            edit.mutate({ stepType: 'progress', steps: { completed: 0, total: 10 } })
          }}
        >
          {t.addBar}
        </Button>
      </div>
    )
  }
  const remove = () => {
    const before = { stepType: task.stepType, steps: steps as never } // as it was read
    give()
    edit.mutate({ stepType: 'none' })
    toast(isList ? t.removedAll : t.removedBar, { undo: () => edit.mutate(before) })
  }
  return (
    <section aria-labelledby="checklist">
      <div className={styles.head}>
        <h2 className={view.heading} id="checklist">
          {isList ? t.checklist : t.progress}
        </h2>
        {progress && (
          <span className={styles.count}>{t.of(formats.number(progress.done), formats.number(progress.total))}</span>
        )}
        {!reason && (
          <ActionIcon size="sm" aria-label={isList ? t.removeAll : t.removeBar} onClick={remove}>
            <X size={14} />
          </ActionIcon>
        )}
      </div>
      {progress && (
        <Progress
          value={(100 * progress.done) / progress.total}
          size="sm"
          aria-label={isList ? t.checklist : t.progress}
          className={styles.bar}
        />
      )}
      {steps && !isChecklist(steps) && (
        <ProgressFields
          ref={take}
          name={task.name}
          completed={steps.completed}
          total={steps.total}
          whyNotDone={whyNot('change_task_progress')}
          whyNotTotal={reason}
          onChange={(next) => edit.mutate({ stepType: 'progress', steps: next })}
        />
      )}
      {isChecklist(steps) && (
        <StepList
          steps={steps}
          actions={actions}
          whyNot={reason}
          whyNotTick={whyNot('change_task_progress')}
          say={setSaid}
        />
      )}
      {isList && !reason && (
        <AddStep
          ref={take}
          draft={`step ${task._id}`}
          label={t.newStep}
          count={isChecklist(steps) ? countOf(steps) : 0}
          onAdd={(names) => actions.change((all) => added(all, null, ...names.map(newStep)))}
        />
      )}
      <p className="sr-only" role="status">
        {said}
      </p>
    </section>
  )
}
