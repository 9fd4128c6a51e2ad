import { accessOf, type GuardedTask, mayOnTask } from '../../domain/access.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { notify } from '../../store/notification/notifications.ts'
import { mailLater } from './news.ts'

/** Notifies people of what somebody did to a task: those who may see it, but never the one who did it. */
export async function notifyUsers(
  tx: WriteTx,
  userIds: readonly number[],
  task: GuardedTask,
  event: { readonly id: string },
): Promise<void> {
  const hears = (id: number) =>
    id !== tx.actor.userId &&
    tx.org.users.get(id)?.removedAt === null &&
    mayOnTask(accessOf(tx.org, id), 'see_task', task)
  const readers = userIds.filter(hears)
  await notify(tx, readers, event.id)
  await mailLater(tx, readers)
}
