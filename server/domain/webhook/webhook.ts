import type { EventType } from '../events.ts'

/** What a webhook can be told of, by Cubicl's names, and the events that these are. */
export const WEBHOOK_EVENTS = {
  'client-created': ['client.created'],
  'client-deleted': ['client.deleted'],
  'task-created': ['task.created'],
  'task-updated': ['task.updated', 'task.progressed'],
  'task-deleted': ['task.deleted'],
  'task-post-created': ['task.posted'],
  'task-state-changed': ['task.state_changed'],
  'task-archived': ['task.archived'],
  'task-restored': ['task.restored'],
} as const satisfies Record<string, readonly EventType[]>
export type WebhookType = keyof typeof WEBHOOK_EVENTS
export const WEBHOOK_TYPES = Object.keys(WEBHOOK_EVENTS) as WebhookType[]

export const isWebhookType = (text: string): text is WebhookType => Object.hasOwn(WEBHOOK_EVENTS, text)
/** Events of tasks are asked for by project. */
export const needsProject = (type: WebhookType) => type.startsWith('task-')

const TYPES_BY_EVENT = new Map<EventType, WebhookType>(
  WEBHOOK_TYPES.flatMap((type) => WEBHOOK_EVENTS[type].map((event): [EventType, WebhookType] => [event, type])),
)
/** Undefined: no webhook is told of such events. */
export const webhookTypeOf = (type: EventType): WebhookType | undefined => TYPES_BY_EVENT.get(type)

/** 410 says that the receiver is gone; `failing`: the last of the attempts for one delivery failed. */
export type DisabledReason = 'gone' | 'failing'

export interface Webhook {
  readonly id: string
  readonly userId: number
  readonly type: WebhookType
  readonly url: string
  readonly projectId: string | null
  /** Whether the projects below count, too. */
  readonly isRecursive: boolean
  /** Signs what is sent (Standard Webhooks 1.0): `whsec_` and 32 bytes in base64. */
  readonly secret: string
  /** Signs beside it for a day, so that a receiver can change over. */
  readonly oldSecret: string | null
  readonly oldSecretUntil: number | null
  readonly isActive: boolean
  /** Later events alone are told; null: all. */
  readonly since: string | null
  /** When the server switched it off. */
  readonly disabledAt: number | null
  readonly disabledReason: DisabledReason | null
  /** Nothing is sent before: the receiver did not answer, or asked for it. */
  readonly restsUntil: number | null
  readonly createdAt: number
}
