import { accessOf, mayOnTask, require } from '../../domain/access.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as tasks from '../../store/task/tasks.ts'
import { record } from '../record.ts'

/** The actor follows a task, or ceases to; whoever sees it may. Answers who follows it then. */
export async function followTask(tx: WriteTx, id: string, value: boolean): Promise<readonly number[]> {
  const task = await tasks.lock(tx, id)
  const { userId } = tx.actor
  require(mayOnTask(accessOf(tx.org, userId), 'follow_task', task), 'follow_task')
  const from = task.followerIds
  if (from.includes(userId) === value) return from
  const to = value ? [...from, userId] : from.filter((each) => each !== userId)
  await tasks.update(tx, task, { ...task, followerIds: to, updatedAt: tx.now })
  const changes = [{ field: 'followerIds', from, to }]
  await record(tx, { type: 'task.updated', taskId: id, projectId: task.projectId, data: { changes } })
  return to
}
