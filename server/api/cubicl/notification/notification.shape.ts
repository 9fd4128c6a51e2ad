import { type Static, Type } from 'typebox'
import { NOTIFICATION_KINDS } from '../../../domain/notification/kind.ts'
import type { Organization } from '../../../domain/organization/organization.ts'
import type { Notification } from '../../../store/notification/notifications.ts'
import { Choice, IdShape, Nullable, Seconds, toSeconds, toSecondsOrNull } from '../../http/shapes.ts'

export const NotificationShape = Type.Object(
  {
    _id: IdShape,
    type: Type.String({ description: 'What it tells of.', examples: ['task-reminded'] }),
    kind: Choice(NOTIFICATION_KINDS, {
      description:
        'Why you are told: it was assigned to you, somebody commented, mentioned you, a reminder was set, what it waited for is finished, somebody outside wrote, a webhook of yours was switched off.',
    }),
    user: Type.String({ description: 'Who did it; 0 is no user.', examples: ['2'] }),
    sender: Type.Optional(Type.String({ description: 'Who wrote it by mail, by name or address.' })),
    group: Nullable(
      Type.Object({ _id: IdShape, name: Type.String() }, { description: 'The project, where you may know of it.' }),
    ),
    task: Nullable(Type.String({ description: 'Null where it is of none, or of one that you may no longer see.' })),
    taskName: Nullable(Type.String({ examples: ['Pay rent'] })),
    content: Type.Optional(Type.String({ description: 'The first 500 characters of what was said.' })),
    createdAt: Seconds,
    readAt: Nullable(Seconds),
  },
  { title: 'Notification' },
)

export interface Seen {
  org: Organization
  /** The tasks and the projects that its reader may see. */
  taskIds: ReadonlySet<string>
  maySeeProject(id: string): boolean
}

export function presentNotification(
  { id, type, kind, actorId, sender, projectId, taskId, taskName, content, createdAt, readAt }: Notification,
  { org, taskIds, maySeeProject }: Seen,
): Static<typeof NotificationShape> {
  const isSeen = taskId === null || taskIds.has(taskId)
  const project = isSeen && projectId !== null && maySeeProject(projectId) ? org.projects.get(projectId) : undefined
  return {
    _id: id,
    type: type.replace(/[._]/g, '-'),
    kind,
    user: String(actorId),
    ...(isSeen && sender && { sender: sender.name || sender.emailAddress }),
    group: project ? { _id: project.id, name: project.name } : null,
    task: isSeen ? taskId : null,
    taskName: isSeen ? taskName : null,
    ...(isSeen && content !== null && { content }),
    createdAt: toSeconds(createdAt),
    readAt: toSecondsOrNull(readAt),
  }
}
