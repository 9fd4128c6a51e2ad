import { accessOf, mayOnTask, require } from '../../domain/access.ts'
import type { FaultCollector } from '../../domain/errors.ts'
import type { Task } from '../../domain/task/task.ts'
import type { WriteTx } from '../../store/core/store.ts'
import type { WholeTask } from '../../store/task/rows.ts'
import * as tasks from '../../store/task/tasks.ts'
import * as tree from '../../store/task/tree.ts'

/** A task that another is to lie under: one the actor sees and may add to, and not under that other itself. */
export async function checkParent(
  tx: WriteTx,
  taskId: string,
  parentId: string,
  faults: FaultCollector,
): Promise<void> {
  const parent = await tasks.find(tx, parentId)
  if (!parent) return faults.add('parentId', 'unknown_reference', { noun: 'task' })
  require(mayOnTask(accessOf(tx.org, tx.actor.userId), 'add_subtask', parent), 'add_subtask')
  if (await tree.isAtOrAbove(tx, taskId, parentId)) faults.add('parentId', 'under_itself')
}

/** The subtasks that come to a task, and those that leave it: each gets another parent, which takes the right to edit it. */
export async function checkSubtasks(tx: WriteTx, before: Task, after: Task, faults: FaultCollector): Promise<void> {
  const access = accessOf(tx.org, tx.actor.userId)
  const newIds = after.subtaskIds.filter((id) => !before.subtaskIds.includes(id))
  const leavingIds = before.subtaskIds.filter((id) => !after.subtaskIds.includes(id))
  const found = new Map((await tasks.listByIds(tx, [...newIds, ...leavingIds])).map((task) => [task.id, task]))
  for (const id of newIds) {
    if (!found.has(id)) faults.add('subtaskIds', 'unknown_reference', { noun: 'task' })
    else if (id === after.id || (after.parentId && (await tree.isAtOrAbove(tx, id, after.parentId))))
      faults.add('subtaskIds', 'under_itself')
  }
  for (const task of found.values()) require(mayOnTask(access, 'edit_task', task), 'edit_task')
}

/** Gives a task these subtasks, in this order. */
export async function setSubtasks(tx: WriteTx, parent: WholeTask, ids: readonly string[]): Promise<void> {
  await moveUnder(
    tx,
    parent.subtaskIds.filter((id) => !ids.includes(id)),
    null,
  )
  await moveUnder(tx, ids, parent.id)
  await tree.setSubtaskIds(tx, parent.id, ids)
}

/** Takes a task out of the tree, on its way to the trash. Its own row goes on saying what it lay under, and what under it. */
export async function takeOutOfTree(tx: WriteTx, { id, subtaskIds }: WholeTask): Promise<void> {
  const parentId = await tree.parentIdOf(tx, id)
  if (parentId) {
    const siblings = await tree.subtaskIdsOf(tx, parentId)
    await tree.setSubtaskIds(
      tx,
      parentId,
      siblings.filter((each) => each !== id),
    )
  }
  for (const subtaskId of subtaskIds) await tree.setParentId(tx, subtaskId, null)
}

/** Puts a task back where its row says it was, as far as that is still there and free. */
export async function putBackInTree(tx: WriteTx, { id, parentId, subtaskIds }: WholeTask): Promise<void> {
  await tree.setParentId(tx, id, null)
  await tree.setSubtaskIds(tx, id, [])
  const free = await tree.placesOf(tx, [...subtaskIds, ...(parentId ? [parentId] : [])])
  if (parentId && free.has(parentId)) await moveUnder(tx, [id], parentId)
  for (const subtaskId of subtaskIds) {
    const isFree = free.get(subtaskId)?.parentId === null
    if (isFree && !(await tree.isAtOrAbove(tx, subtaskId, id))) await moveUnder(tx, [subtaskId], id)
  }
}

/** Puts tasks under another, each after those that are there, or under nothing. */
export async function moveUnder(tx: WriteTx, ids: readonly string[], parentId: string | null): Promise<void> {
  for (const id of ids) {
    const formerId = await tree.parentIdOf(tx, id)
    if (formerId === parentId) continue
    if (formerId)
      await tree.setSubtaskIds(
        tx,
        formerId,
        (await tree.subtaskIdsOf(tx, formerId)).filter((each) => each !== id),
      )
    if (parentId) await tree.setSubtaskIds(tx, parentId, [...(await tree.subtaskIdsOf(tx, parentId)), id])
    await tree.setParentId(tx, id, parentId)
  }
}
