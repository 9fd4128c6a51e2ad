import type { EventData, EventType } from '../events.ts'

/** Why somebody is told, where the settings say whether a mail tells of it. */
export const MAILED_BY_CHOICE = ['assigned', 'commented', 'mentioned', 'reminder', 'client'] as const
/** A task of one's own can begin, which is mailed as being given one is; a webhook of one's own was switched off, which always is. */
export const NOTIFICATION_KINDS = [...MAILED_BY_CHOICE, 'unblocked', 'webhook'] as const
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number]

/**
 * @param actorId  who did it; 0 is no user, so that what it says was said by somebody outside
 * @param mentions  the ids of those whom a post names
 */
export function notificationKindOf(
  { type, actorId, mentions }: { type: EventType; actorId: number; mentions: EventData['task.posted']['mentions'] },
  readerId: number,
): NotificationKind {
  if (type === 'task.reminded') return 'reminder'
  if (type === 'webhook.disabled') return 'webhook'
  if (type === 'task.unblocked') return 'unblocked'
  if (type !== 'task.posted') return 'assigned'
  if (actorId === 0) return 'client'
  return mentions.some(({ id }) => Number(id) === readerId) ? 'mentioned' : 'commented'
}
