import type { State, TaskItem } from '../../api.ts'
import { store } from '../../app/store.ts'
import { isOpen } from '../../queries/projects.ts'
import { useChangeState } from '../../queries/tasks.ts'
import { part } from '../../ui/part.tsx'

const OutcomeDialog = part(() => import('./outcome-dialog.tsx').then(({ OutcomeDialog }) => OutcomeDialog), {
  Broken: () => null, // the lead has a field for the reason, too
})

export interface Outcome {
  lead: Pick<TaskItem, '_id' | 'group' | 'lead'>
  /** Where it is by now. */
  stage: State
}
const asked = store<Outcome | null>(null)

/** Asks why a lead was won or lost, wherever that was said. Answers how to drop the question. */
export function askWhy(outcome: Outcome): () => void {
  if (!outcome.lead.lead || isOpen(outcome.stage)) return () => {}
  asked.set(outcome)
  return () => asked.get() === outcome && asked.set(null)
}

/** Moves a task to another state of its project; of a lead that is won or lost by that, the reason is asked for. */
export function useSetState(): (task: TaskItem, state: State) => void {
  const { mutate } = useChangeState()
  return (task, state) => {
    if (state.name === task.state) return
    const drop = askWhy({ lead: task, stage: state })
    mutate({ task, state }, { onError: drop })
  }
}

/** Where it is asked. */
export function AskedOutcome() {
  const outcome = asked.use()
  if (!outcome) return null
  return <OutcomeDialog key={outcome.lead._id} {...outcome} onClose={() => asked.set(null)} />
}
