import { accessOf, mayOnTask, require } from '../../domain/access.ts'
import type { Activity } from '../../domain/events.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as tasks from '../../store/task/tasks.ts'
import { record } from '../record.ts'

/** Archives a task, or takes it back out. Null: it was so already. */
export async function archiveTask(tx: WriteTx, id: string, value: boolean): Promise<Activity | null> {
  const task = await tasks.lock(tx, id)
  require(mayOnTask(accessOf(tx.org, tx.actor.userId), 'archive_task', task), 'archive_task')
  if ((task.archivedAt !== null) === value) return null
  await tasks.update(tx, task, { ...task, archivedAt: value ? tx.now : null, updatedAt: tx.now })
  return record(tx, {
    type: value ? 'task.archived' : 'task.restored',
    taskId: id,
    projectId: task.projectId,
    data: {},
  })
}
