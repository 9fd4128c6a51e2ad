import { type Static, Type } from 'typebox'
import type { Notification } from '../../../store/notification/notifications.ts'
import { IdShape, Nullable, Seconds, toSeconds, toSecondsOrNull } from '../../http/shapes.ts'

export const NotificationShape = Type.Object(
  {
    _id: IdShape,
    type: Type.String({ description: 'What it tells of.', examples: ['task-reminded'] }),
    task: Nullable(Type.String({ description: 'Null where it is of none, or of one that you may no longer see.' })),
    taskName: Nullable(Type.String({ examples: ['Pay rent'] })),
    content: Type.Optional(Type.String({ description: 'The first 500 characters of what was said.' })),
    createdAt: Seconds,
    readAt: Nullable(Seconds),
  },
  { title: 'Notification' },
)

/** @param seenTaskIds  the tasks that its reader may see */
export function presentNotification(
  { id, type, taskId, taskName, content, createdAt, readAt }: Notification,
  seenTaskIds: ReadonlySet<string>,
): Static<typeof NotificationShape> {
  const isSeen = taskId === null || seenTaskIds.has(taskId)
  return {
    _id: id,
    type: type.replace(/[._]/g, '-'),
    task: isSeen ? taskId : null,
    taskName: isSeen ? taskName : null,
    ...(isSeen && content !== null && { content }),
    createdAt: toSeconds(createdAt),
    readAt: toSecondsOrNull(readAt),
  }
}
