import type { EmailDetails, MailStatus } from './mail/person.ts'
import type { State } from './project/state.ts'

/** A field's old and new value, in the domain's words; each dialect says it in its own. */
export interface Change {
  field: string
  from: unknown
  to: unknown
  /** Where they begin, in characters or elements: they are the parts that differ of what is too long to be kept twice. */
  at?: number
}

export interface Mention {
  id: string
  name: string
}

/** What a post has that came as a mail, or may go out as one. */
interface PostedMail {
  /** Who wrote it: no user. */
  emailUserId?: string
  emailDetails?: EmailDetails
  /** Of one that we write. */
  mailStatus?: MailStatus
  /** Why it was not sent, or not to everybody; the other side's own words. */
  mailError?: string
}

interface Lost {
  /** Who could see the project before and no longer does: this one event is for them as well. */
  lostBy?: number[]
}

type StateInEvent = Pick<State, 'name' | 'type' | 'color' | 'textColor' | 'isDefault'>

/** What each kind of event tells. Activities, notifications, webhooks and live updates all read these. */
export interface EventData {
  'task.created': Record<string, never>
  'task.updated': { changes: Change[] }
  'task.progressed': { changes: Change[] }
  'task.state_changed': { oldState: StateInEvent; newState: StateInEvent }
  /** Tasks of a project made room for one that was placed between them; of each of them it is no activity. */
  'task.reordered': Record<string, never>
  'task.archived': Record<string, never>
  'task.restored': { from?: 'trash' } // else from the archive
  'task.deleted': Record<string, never>
  'task.posted': { mentions: Mention[]; fileIds: string[]; editedAt?: number; removedAt?: number } & PostedMail
  /** A post was changed, or removed, by who wrote it. */
  'task.post_edited': { postId: string }
  'task.post_removed': { postId: string }
  /** The client sees it now, or no longer; or the mail that it goes out as is further on its way. */
  'task.post_shown': { postId: string }
  'task.reminded': { remindAt: number }
  /** What it waited for last is finished. */
  'task.unblocked': { finishedId: string }
  'client.created': { name: string }
  'client.updated': { changes: Change[] }
  'client.deleted': { name: string }
  /** A note on it was added, changed or removed. */
  'client.noted': { noteId: string }
  'project.created': { name: string }
  'project.updated': { changes: Change[] } & Lost
  'project.deleted': { name: string } & Lost
  'file.changed': Record<string, never>
  /** One that is shared in the project was saved, changed, deleted or taken back. */
  'view.changed': { viewId: string }
  /** One of the project's: made, changed, or with another state than before. */
  'mailbox.created': { mailboxId: string }
  'mailbox.updated': { mailboxId: string }
  'mailbox.deleted': { mailboxId: string }
  'tag.created': { tagId: string }
  'tag.updated': { tagId: string }
  'tag.deleted': { tagId: string }
  'organization.updated': { changes: Change[] }
  /** It was switched off, as its receiver is gone or failed too often; its owner alone is told. */
  'webhook.disabled': { webhookId: string; userId: number; reason: 'gone' | 'failing' }
  'user.joined': { userId: number }
  /** His name or photo is another one, or he is a manager now, or no longer. */
  'user.updated': { userId: number }
  'user.removed': { userId: number }
}
export type EventType = keyof EventData

export interface Event<T extends EventType = EventType> {
  readonly id: string
  readonly type: T
  /** 0 is the system actor: see people/actor.ts. */
  readonly actorId: number
  readonly at: number
  readonly projectId: string | null
  readonly taskId: string | null
  readonly clientId: string | null
  readonly content: string | null
  readonly data: EventData[T]
  readonly replyToId: string | null
  readonly clientCanSee: boolean
}

/** The events that are a task's activities; of its making there is none. */
export const ACTIVITY_TYPES = [
  'task.posted',
  'task.updated',
  'task.progressed',
  'task.archived',
  'task.restored',
  'task.state_changed',
  'task.deleted',
] as const satisfies EventType[]
export type ActivityType = (typeof ACTIVITY_TYPES)[number]
export type Activity = Event<ActivityType>
