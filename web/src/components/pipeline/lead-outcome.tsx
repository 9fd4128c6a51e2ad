import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleCheck, CircleX } from 'lucide-react'
import type { State, Task } from '../../api.ts'
import { dayOf } from '../../app/days.ts'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { activitiesIn, activitiesQuery } from '../../queries/activities.ts'
import { isOpen, useStates } from '../../queries/projects.ts'
import { WhyNot } from '../../ui/why-not.tsx'
import { useSetState } from './asked-outcome.tsx'
import styles from './lead-details.module.css'

/** The open stage that a lead was in last; the first one where nobody knows. */
function useLastOpen(task: Task, stages: readonly State[], isOver: boolean): State | undefined {
  const { data } = useInfiniteQuery({ ...activitiesQuery(task._id), enabled: isOver })
  const open = stages.filter(isOpen)
  const left = activitiesIn(data).flatMap(
    (each) => (each.type === 'state-change' && (each.data?.oldState as State | undefined)?.name) || [],
  )
  return left.reverse().flatMap((name) => open.filter((stage) => stage.name === name))[0] ?? open[0]
}

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
  const isOver = isWon || isLost
  const lastOpen = useLastOpen(task, stages, isOver)
  const reopen = () => !whyNot && lastOpen && setState(task, lastOpen)
  useShortcut({ label: t.reopen, group: t.lead, run: reopen }, isOver && !whyNot && lastOpen !== undefined)

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
      {isOver ? (
        <>
          <span className={styles.over} data-won={isWon || undefined}>
            {isWon ? t.won : t.lost}
            {task.completedAt !== null && ` · ${formats.dayName(dayOf(task.completedAt, formats.zone))}`}
          </span>
          {lastOpen && (
            <WhyNot reason={whyNot}>
              <Button
                size="compact-sm"
                variant="default"
                aria-disabled={whyNot ? true : undefined}
                title={t.reopenIn(lastOpen.name)}
                onClick={reopen}
              >
                {t.reopen}
              </Button>
            </WhyNot>
          )}
        </>
      ) : (
        <>
          {button(true)}
          {button(false)}
        </>
      )}
    </div>
  )
}
