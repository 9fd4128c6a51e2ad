import { type Answer, api, type Body, type Task, unwrap } from '../api.ts'
import { messagesNow } from '../app/language.ts'
import { toast } from '../app/toasts.tsx'
import { shell } from '../messages/shell.ts'

/** Moves a task to another state. */
export async function putState(id: string, body: Body<'updateTaskState'>): Promise<Answer<'updateTaskState'>> {
  const activity = await api.PUT('/tasks/{id}/state', { params: { path: { id } }, body }).then(unwrap)
  const { oldState, newState } = activity.data
  if (isFinished(oldState) && !isFinished(newState)) {
    sayThatBothStay(await api.GET('/tasks/{id}', { params: { path: { id } } }).then(unwrap))
  }
  return activity
}

/** Puts a task next to others of a column; `moves` says that it comes from another one. */
export async function putPlace(
  id: string,
  body: Body<'placeTask'>,
  moves: boolean,
): Promise<Answer<'placeTask'>['task']> {
  const { task, activity } = await api.PUT('/tasks/{id}/place', { params: { path: { id } }, body }).then(unwrap)
  if (moves && activity?.type === 'state-change') {
    const { oldState, newState } = activity.data as Answer<'updateTaskState'>['data'] // by its type
    if (isFinished(oldState) && !isFinished(newState)) sayThatBothStay(task)
  }
  return task
}

const isFinished = ({ type }: { type: string }) => type === 'completed' || type === 'cancelled'

/** A recurring task that was opened again takes its next copy back, unless something was done in that. */
function sayThatBothStay(task: Task): void {
  if (task.recurrent && task.lastCopy === false) toast(messagesNow(shell).bothStay, { topic: 'both-stay' })
}
