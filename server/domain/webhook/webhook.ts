import type { EventType } from '../events.ts'

/** What a webhook can be told of, by Cubicl's names, and the events that these are. */
export const WEBHOOK_EVENTS = {
  'client-created': 'client.created',
  'client-deleted': 'client.deleted',
  'task-created': 'task.created',
  'task-updated': 'task.updated',
  'task-deleted': 'task.deleted',
  'task-post-created': 'task.posted',
  'task-state-changed': 'task.state_changed',
  'task-archived': 'task.archived',
  'task-restored': 'task.restored',
} as const satisfies Record<string, EventType>
export type WebhookType = keyof typeof WEBHOOK_EVENTS
export const WEBHOOK_TYPES = Object.keys(WEBHOOK_EVENTS) as WebhookType[]

export const isWebhookType = (text: string): text is WebhookType => Object.hasOwn(WEBHOOK_EVENTS, text)
/** Events of tasks are asked for by project. */
export const needsProject = (type: WebhookType) => type.startsWith('task-')

export interface Webhook {
  readonly id: string
  readonly userId: number
  readonly type: WebhookType
  readonly url: string
  readonly projectId: string | null
  /** Signs what is sent (Standard Webhooks 1.0): `whsec_` and 32 bytes in base64. */
  readonly secret: string
  readonly isActive: boolean
  readonly createdAt: number
}
