import { accessOf, mayOnTask, require } from '../../domain/access.ts'
import { notFound, refuse } from '../../domain/errors.ts'
import type { Activity } from '../../domain/events.ts'
import { type Project, statesOf } from '../../domain/project/project.ts'
import { completes, type State } from '../../domain/project/state.ts'
import type { Task } from '../../domain/task/task.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { requireCurrent } from '../../store/organization/organizations.ts'
import type { WholeTask } from '../../store/task/rows.ts'
import * as tasks from '../../store/task/tasks.ts'
import { forgetReason, keepReason } from '../lead/reason.ts'
import { record } from '../record.ts'
import { notifyUnblocked } from './blockers.ts'
import { createNextCopy, takeBackNextCopy } from './next-copy.ts'

export interface Place {
  readonly project: Project
  readonly state: State
}

export interface StateChange {
  task: WholeTask
  oldState: State
  newState: State
  /** Null: it was in that state already. */
  activity: Activity | null
}

/**
 * Moves a task to another state of its project, named or by id; a recurring task that completes gets its next copy.
 * Throws not_found, forbidden, invalid (the project has no such state; a reason where none is asked for).
 */
export async function changeState(
  tx: WriteTx,
  id: string,
  to: { name: string } | { stateId: number },
  /** Of a lead that is won or lost by it, or was before. */
  reason?: string | null,
): Promise<StateChange> {
  const task = await tasks.lock(tx, id)
  const { project, state: oldState } = await placeOf(tx, task)
  require(mayOnTask(accessOf(tx.org, tx.actor.userId), 'change_task_state', task), 'change_task_state')
  const newState = statesOf(tx.org, project).find((state) =>
    'name' in to ? state.name === to.name : state.id === to.stateId,
  )
  if (!newState) throw refuse('state', 'unknown_state')
  const change =
    newState.id === oldState.id
      ? { task, oldState, newState, activity: null }
      : await moveToState(tx, task, oldState, newState, { reason })
  if (reason !== undefined) await keepReason(tx, task, newState, reason)
  return change
}

/** The project and the state of a task that the caller has locked. Either may be newer than what the transaction knows. */
export async function placeOf(tx: WriteTx, { projectId, stateId }: Task): Promise<Place> {
  const project = tx.org.projects.get(projectId)
  const state = tx.org.states.get(stateId)
  if (project && state) return { project, state }
  await requireCurrent(tx)
  throw notFound('task')
}

/**
 * Moves a task that the caller has locked to another state, which is known to be one of its project. The one way that a
 * state is changed: with the completion, the next copy and the activity that come of it.
 */
export async function moveToState(
  tx: WriteTx,
  task: WholeTask,
  oldState: State,
  newState: State,
  /** Of a lead, what the caller keeps himself; without one, a reason that fits no more goes. */
  { reason }: { reason?: string | null | undefined } = {},
): Promise<StateChange & { activity: Activity }> {
  const isComplete = completes(newState.type)
  const completedAt = isComplete ? (task.completedAt ?? tx.now) : null
  const moved = await tasks.setState(tx, task, newState.id, completedAt)
  await requireCurrent(tx)
  const data = { oldState: stateInEvent(oldState), newState: stateInEvent(newState) }
  const changed = { type: 'task.state_changed', taskId: task.id, projectId: task.projectId, data } as const
  const activity = await record(tx, changed, moved)
  if (isComplete !== completes(oldState.type) && task.recurrence?.createWhen === 'completed') {
    if (isComplete) await createNextCopy(tx, moved)
    else await takeBackNextCopy(tx, moved)
  }
  if (isComplete && !completes(oldState.type)) await notifyUnblocked(tx, moved)
  if (reason === undefined) await forgetReason(tx, task, oldState, newState)
  return { task: moved, oldState, newState, activity }
}

export const stateInEvent = ({ name, type, color, textColor, isDefault }: State) => ({
  name,
  type,
  color,
  textColor,
  isDefault,
})
