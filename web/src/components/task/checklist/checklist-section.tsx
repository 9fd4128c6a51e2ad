import { ActionIcon, Button, Progress, TextInput } from '@mantine/core'
import { ListChecks, SlidersHorizontal, X } from 'lucide-react'
import { type FormEvent, type Ref, useLayoutEffect, useRef, useState } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { focusAround, useHandOver } from '../../../app/keep-focus.ts'
import { useMessages } from '../../../app/language.ts'
import { useDraft } from '../../../app/stored.ts'
import { toast } from '../../../app/toasts.tsx'
import { checklist } from '../../../messages/checklist.ts'
import { useEditTask } from '../../../queries/tasks.ts'
import { progressOf } from '../../project/board/progress.ts'
import view from '../task-view.module.css'
import type { SectionProps } from '../task-view.tsx'
import styles from './checklist.module.css'
import { ProgressFields } from './progress-fields.tsx'
import { StepList } from './step-list.tsx'
import { added, countOf, isChecklist, MOST_STEPS, newStep } from './steps.ts'
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

const MOST_PASTED = 100

/** A line that makes a step of what is typed, and is ready for the next; several lines that are pasted are several steps. */
export function AddStep(props: {
  ref?: Ref<HTMLInputElement>
  draft: string
  label: string
  /** How many steps there are. */
  count: number
  onAdd: (names: readonly string[]) => void
  close?: () => void
}) {
  const { ref, draft, label, count, onAdd, close } = props
  const t = useMessages(checklist)
  const [typed, setTyped] = useDraft(draft)
  const form = useRef<HTMLFormElement>(null)
  const isFull = count >= MOST_STEPS
  // What is on the screen is the browser's: each step pushes the line down in which one goes on typing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there are more
  useLayoutEffect(() => {
    if (form.current?.contains(document.activeElement)) form.current.scrollIntoView({ block: 'nearest' })
  }, [count])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!typed.trim() || isFull) return
    onAdd([typed.trim()])
    setTyped('')
  }
  return (
    <form ref={form} className={styles.add} data-screen-only onSubmit={submit}>
      <TextInput
        ref={ref}
        variant="unstyled"
        aria-label={label}
        placeholder={`+ ${t.newStep}`}
        error={isFull && typed ? t.tooMany : undefined}
        maxLength={1000}
        value={typed}
        autoFocus={close !== undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => typed.trim() === '' && close?.()}
        onPaste={(event) => {
          const lines = event.clipboardData.getData('text/plain').split('\n').map((line) => line.trim()).filter(Boolean) // biome-ignore format: one thought
          if (lines.length < 2 || isFull) return
          event.preventDefault()
          onAdd(lines.slice(0, MOST_PASTED).map((line) => line.slice(0, 1000)))
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !close) return
          event.stopPropagation()
          setTyped('')
          focusAround(event.currentTarget)
          close()
        }}
      />
    </form>
  )
}
