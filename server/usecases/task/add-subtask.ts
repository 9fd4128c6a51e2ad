import { accessOf, mayOnTask, require } from '../../domain/access.ts'
import { refuse } from '../../domain/errors.ts'
import type { WriteTx } from '../../store/core/store.ts'
import type { WholeTask } from '../../store/task/rows.ts'
import * as tasks from '../../store/task/tasks.ts'
import * as tree from '../../store/task/tree.ts'
import { editTask } from './edit.ts'

/**
 * Puts a task that there is under another, after the subtasks it has; from under its present parent, if it has one.
 * Answers the parent. Throws invalid for a task that the actor may not know of, or that the parent lies under; forbidden
 * unless the actor may add subtasks to the one and edit the other.
 */
export async function addSubtask(tx: WriteTx, parentId: string, subtaskId: string): Promise<WholeTask> {
  const parent = await tasks.lock(tx, parentId)
  require(mayOnTask(accessOf(tx.org, tx.actor.userId), 'add_subtask', parent), 'add_subtask')
  if (!(await tasks.find(tx, subtaskId))) throw refuse('subtaskId', 'unknown_reference', { noun: 'task' })
  if (await tree.isAtOrAbove(tx, subtaskId, parentId)) throw refuse('subtaskId', 'under_itself')
  if (parent.subtaskIds.includes(subtaskId)) return parent
  return (await editTask(tx, parentId, { subtaskIds: [...parent.subtaskIds, subtaskId] })).task
}
