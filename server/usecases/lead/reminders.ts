import type { WriteTx } from '../../store/core/store.ts'
import * as jobs from '../../store/job/queue.ts'
import { notify } from '../../store/notification/notifications.ts'
import * as tasks from '../../store/task/tasks.ts'
import { mailTo } from '../mail/letters.ts'
import { record } from '../record.ts'

const keyOf = (taskId: string) => `remind:${taskId}`

/** What a job of type `remind` is told. */
export interface Reminder {
  readonly taskId: string
  readonly remindAt: number
}

/** Reminds of the task at that instant, at once when it has passed, and at no other that was set before; null: not at all. */
export async function scheduleReminder(tx: WriteTx, taskId: string, remindAt: number | null): Promise<void> {
  if (remindAt === null) return jobs.cancel(tx, keyOf(taskId))
  const data: Reminder = { taskId, remindAt }
  await jobs.queue(tx, { type: 'remind', key: keyOf(taskId), data, runAt: remindAt })
}

/** Tells the assignees, or the owner where there are none; only those who are still members. */
export async function remindOf(tx: WriteTx, { taskId, remindAt }: Reminder): Promise<void> {
  const task = await tasks.find(tx, taskId)
  if (!task) return // it is in the trash
  if (tx.org.projects.get(task.projectId)?.kind !== 'pipeline') return // it is a lead no longer
  const isPresent = (userId: number) => tx.org.users.get(userId)?.removedAt === null
  const assignees = task.assigneeIds.filter(isPresent)
  const receivers = assignees.length > 0 ? assignees : [task.ownerId].filter(isPresent)
  const event = await record(tx, { type: 'task.reminded', taskId, projectId: task.projectId, data: { remindAt } })
  await notify(tx, receivers, event.id, { isMailed: true })
  await mailTo(tx, receivers, { kind: 'reminder', taskId, eventId: event.id })
}
