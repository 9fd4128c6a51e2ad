import { Button } from '@mantine/core'
import { CircleCheck, CircleX } from 'lucide-react'
import type { Task } from '../../api.ts'
import { dayOf } from '../../app/days.ts'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { useStates } from '../../queries/projects.ts'
import { WhyNot } from '../../ui/why-not.tsx'
import { useSetState } from './asked-outcome.tsx'
import styles from './lead-details.module.css'

/** Won or lost: said by a button while the lead is open, and shown when it is not. */
export function LeadOutcome({ task, whyNot }: { task: Task; whyNot: string | undefined }) {
  const t = useMessages(pipelines)
  const formats = useFormats()
  const stages = useStates(task.group)
  const setState = useSetState()
  const type = stages.find(({ name }) => name === task.state)?.type
  const [isWon, isLost] = [type === 'completed', type === 'cancelled']

  const stageOf = (won: boolean) => stages.find((each) => each.type === (won ? 'completed' : 'cancelled'))
  const end = (won: boolean) => {
    const stage = stageOf(won)
    if (stage && !whyNot) setState(task, stage)
  }
  const mayEnd = !whyNot && !isWon && !isLost
  useShortcut({ label: t.won, group: t.lead, run: () => end(true) }, mayEnd && stageOf(true) !== undefined)
  useShortcut({ label: t.lost, group: t.lead, run: () => end(false) }, mayEnd && stageOf(false) !== undefined)

  const button = (won: boolean) => {
    const reason = whyNot ?? (stageOf(won) ? undefined : t.noSuchStage)
    const Icon = won ? CircleCheck : CircleX
    return (
      <WhyNot reason={reason}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Icon size={14} />}
          aria-disabled={reason ? true : undefined}
          onClick={() => end(won)}
        >
          {won ? t.won : t.lost}
        </Button>
      </WhyNot>
    )
  }
  return (
    <div className={styles.outcome}>
      {isWon || isLost ? (
        <span className={styles.over} data-won={isWon || undefined}>
          {isWon ? t.won : t.lost}
          {task.completedAt !== null && ` · ${formats.dayName(dayOf(task.completedAt, formats.zone))}`}
        </span>
      ) : (
        <>
          {button(true)}
          {button(false)}
        </>
      )}
    </div>
  )
}
