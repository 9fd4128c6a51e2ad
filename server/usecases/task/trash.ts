import { accessOf, mayOnTask, require } from '../../domain/access.ts'
import { notFound } from '../../domain/errors.ts'
import { defaultState, statesOf } from '../../domain/project/project.ts'
import { completes } from '../../domain/project/state.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as leads from '../../store/lead/leads.ts'
import type { WholeTask } from '../../store/task/rows.ts'
import * as tasks from '../../store/task/tasks.ts'
import * as trash from '../../store/task/trash.ts'
import { scheduleReminder } from '../lead/reminders.ts'
import { record } from '../record.ts'
import { followRecurrence } from './recurrence.ts'
import { putBackInTree, takeOutOfTree } from './subtasks.ts'

/** How long a deleted task can be taken back. */
export const KEPT_IN_TRASH_MS = 30 * 86_400_000

/** Takes the task out of everybody's sight, to the trash. What lay under it stays, under nothing. */
export async function deleteTask(tx: WriteTx, id: string): Promise<void> {
  const task = await tasks.lock(tx, id)
  require(mayOnTask(accessOf(tx.org, tx.actor.userId), 'delete_task', task), 'delete_task')
  await takeOutOfTree(tx, task)
  await tasks.moveToTrash(tx, [id])
  if (task.recurrence) await followRecurrence(tx, { ...task, recurrence: null })
  await scheduleReminder(tx, id, null)
  await record(tx, { type: 'task.deleted', taskId: id, projectId: task.projectId, data: {} })
}

/**
 * Takes a task back out of the trash, as it was: under its parent and over its subtasks, as far as those are there and
 * lie nowhere else by now; its reminder, if it is yet to come, and its series go on. One that is not in the trash stays as it is.
 */
export async function restoreTask(tx: WriteTx, id: string): Promise<WholeTask> {
  const task = await trash.lock(tx, id)
  const present = task ?? (await tasks.get(tx, id))
  const project = tx.org.projects.get(present.projectId)
  if (!project) throw notFound('task') // it went with its project
  require(mayOnTask(accessOf(tx.org, tx.actor.userId), 'delete_task', present), 'delete_task')
  if (!task) return present

  const state = statesOf(tx.org, project).find((each) => each.id === task.stateId) ?? defaultState(tx.org, project)
  await trash.takeOut(tx, id, state.id, completes(state.type) ? (task.completedAt ?? tx.now) : null)
  await putBackInTree(tx, task)
  if (task.recurrence) await followRecurrence(tx, task)
  const remindAt = (await leads.listByTasks(tx, [id])).get(id)?.remindAt ?? null
  if (remindAt !== null && remindAt > tx.now) await scheduleReminder(tx, id, remindAt)
  await record(tx, { type: 'task.restored', taskId: id, projectId: task.projectId, data: { from: 'trash' } })
  return tasks.get(tx, id)
}

const MOST_AT_ONCE = 100 // so that on SQLite other writers wait for moments only

/** Removes for good some of what has been in the trash for long. Answers how many, and whether there may be more. */
export async function emptyTrash(tx: WriteTx): Promise<{ removed: number; isMore: boolean }> {
  const old = await trash.listOld(tx, tx.now - KEPT_IN_TRASH_MS, MOST_AT_ONCE)
  if (old.length > 0) await trash.remove(tx, old)
  return { removed: old.length, isMore: old.length === MOST_AT_ONCE }
}
