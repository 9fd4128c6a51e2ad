import type { State, TaskItem } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { store } from '../../app/store.ts'
import { toastMove } from '../../app/toasts.tsx'
import { common } from '../../messages/common.ts'
import { isOpen, useStateOf } from '../../queries/projects.ts'
import { useChangeState } from '../../queries/tasks.ts'
import { part } from '../../ui/part.tsx'

export interface Outcome {
  /** Of one pipeline. */
  leads: readonly Pick<TaskItem, '_id' | 'group' | 'lead'>[]
  /** Where they are to go. */
  stage: State
  /** Moves them there. Undefined: no reason was given. */
  move: (reason?: string) => void
}
const asked = store<Outcome | null>(null)

const OutcomeDialog = part(() => import('./outcome-dialog.tsx').then(({ OutcomeDialog }) => OutcomeDialog), {
  Broken: () => null, // the page says by itself that it lacks a part
})

/** Asks why leads are won or lost, once for all, before they are moved there. Who closes the question leaves them where they are. */
export function moveWithReason(outcome: Outcome): void {
  if (outcome.leads.every(({ lead }) => !lead) || isOpen(outcome.stage)) outcome.move()
  else asked.set(outcome)
}

/** Moves a task to another state of its project; of a lead that is won or lost by that, the reason is asked for first. */
export function useSetState(): (task: TaskItem, state: State) => void {
  const { mutate } = useChangeState()
  const stateOf = useStateOf()
  const t = useMessages(common)
  return (task, state) => {
    if (state.name === task.state) return
    const home = stateOf(task)
    const reason = task.lead?.reason || undefined // it goes when the lead leaves a stage that ends leads
    const move = (given?: string) => {
      const moved = { ...task, state: state.name }
      const isToldOf = task.lead && home && !(isOpen(home) && isOpen(state))
      const unsay = isToldOf
        ? toastMove(t.movedTo(state.name), () => mutate({ task: moved, state: home, reason }))
        : undefined
      mutate({ task, state, reason: given }, { onError: () => unsay?.() })
    }
    moveWithReason({ leads: [task], stage: state, move })
  }
}

/** Where it is asked. */
export function AskedOutcome() {
  const outcome = asked.use()
  if (!outcome) return null
  return <OutcomeDialog key={outcome.leads[0]?._id} {...outcome} onClose={() => asked.set(null)} />
}
