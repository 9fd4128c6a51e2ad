import { isRecordId } from '../../domain/ids.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { endRun } from '../../store/notification/mail.ts'
import * as notifications from '../../store/notification/notifications.ts'

/** Marks one of the actor's notifications as read, or as unread again. Throws not_found. */
export async function markNotification(tx: WriteTx, id: string, isRead: boolean): Promise<notifications.Notification> {
  const notification = await notifications.get(tx, id)
  if (isRead === (notification.readAt !== null)) return notification
  const readAt = isRead ? tx.now : null
  await notifications.setReadAt(tx, id, readAt)
  if (isRead) await endRun(tx)
  return { ...notification, readAt }
}

/** Marks all of the actor's notifications as read, or all of a task. */
export async function markAllNotifications(tx: WriteTx, taskId: string | null): Promise<void> {
  if (taskId !== null && !isRecordId(taskId)) return
  if (await notifications.setAllRead(tx, taskId)) await endRun(tx)
}
