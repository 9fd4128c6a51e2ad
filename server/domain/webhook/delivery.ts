import type { DisabledReason, WebhookType } from './webhook.ts'

export const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** What was tried, and what came of it. */
export interface Attempt {
  readonly at: number
  /** Null: no answer came. */
  readonly status: number | null
  readonly durationMs: number
  /** Why it counts as failed. */
  readonly error?: string
  /** The beginning of what the receiver said. */
  readonly response?: string
}

/** That a webhook is told of an event. */
export interface Delivery {
  readonly webhookId: string
  readonly eventId: string
  readonly type: WebhookType | 'test'
  readonly state: DeliveryState
  /** When the event was. */
  readonly createdAt: number
  /** Null: none is to come. */
  readonly nextAttemptAt: number | null
  /** How many have failed since it was made, or replayed. */
  readonly tries: number
  /** The next attempt is the only one: a test, or sent again by hand. */
  readonly isOnce: boolean
  /** Oldest first; of very many, the newest. */
  readonly attempts: readonly Attempt[]
}

/** The same for every attempt: receivers know by it what they have had. No full stop, which the signature separates by. */
export const deliveryIdOf = ({ eventId, webhookId }: Pick<Delivery, 'eventId' | 'webhookId'>) =>
  `${eventId}-${webhookId}`
/** The event's, where the id is one of the webhook's deliveries; undefined: it cannot be. */
export function eventIdOf(deliveryId: string, webhookId: string): string | undefined {
  const [eventId, ...rest] = deliveryId.split('-')
  return rest.join('-') === webhookId ? eventId : undefined
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** After the first attempt, and after each one that fails: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
const WAITS_MS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR]
const MOST_ATTEMPTS_KEPT = 20
const MOST_WAIT_MS = 24 * HOUR

/**
 * How long to wait after so many failures; null: that was the last attempt.
 *
 * @param random  0 to 1; spreads by a tenth either way what failed together
 * @param askedMs  what the receiver asked for: no less than that, up to a day
 */
export function waitAfterTry(tries: number, random: number, askedMs = 0): number | null {
  const wait = WAITS_MS[tries - 1]
  return wait === undefined ? null : Math.max(Math.round(wait * (0.9 + 0.2 * random)), Math.min(askedMs, MOST_WAIT_MS))
}

/**
 * `Retry-After`: seconds, or a date. Undefined: it says nothing that can be read.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  if (/^[0-9]{1,9}$/.test(header)) return Number(header) * SECOND
  const at = /^[A-Z][a-z]{2}, /.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}

/** Statuses by which a receiver, or what stands before it, says that it cannot take anything just now. */
const NOT_NOW = [429, 502, 503, 504]

/** Whether all that is to go to the receiver waits, and not this delivery alone. */
const isDown = ({ status }: Pick<Attempt, 'status'>) => status === null || NOT_NOW.includes(status)

const LONGEST_REST_MS = 5 * MINUTE

/** What comes of an attempt. */
export interface Outcome {
  readonly delivery: Delivery
  /** The webhook is switched off. */
  readonly disables?: DisabledReason
  /** Nothing is sent to the receiver before. */
  readonly restsUntil?: number
}

/**
 * What becomes of a delivery, and of its webhook, by an attempt.
 *
 * @param askedMs  for how long the receiver asked to be left alone
 */
export function outcomeOf(delivery: Delivery, attempt: Attempt, random: number, askedMs = 0): Outcome {
  const attempts = [...delivery.attempts, attempt].slice(-MOST_ATTEMPTS_KEPT)
  const tried = { ...delivery, attempts, isOnce: false, nextAttemptAt: null }
  if (attempt.error === undefined) return { delivery: { ...tried, state: 'delivered' } }
  const gone = attempt.status === GONE && { disables: 'gone' as const }
  if (delivery.isOnce) {
    const wasDelivered = attempts.some(({ error }) => error === undefined)
    return { delivery: { ...tried, state: wasDelivered ? 'delivered' : 'failed' }, ...gone }
  }
  const tries = delivery.tries + 1
  if (gone) return { delivery: { ...tried, tries, state: 'failed' }, ...gone }
  const waitMs = waitAfterTry(tries, random, askedMs)
  if (waitMs === null) return { delivery: { ...tried, tries, state: 'failed' }, disables: 'failing' }
  const from = attempt.at + attempt.durationMs
  const restMs = Math.max(isDown(attempt) ? Math.min(waitMs, LONGEST_REST_MS) : 0, Math.min(askedMs, MOST_WAIT_MS))
  return {
    delivery: { ...tried, tries, state: 'pending', nextAttemptAt: from + waitMs },
    ...(restMs > 0 && { restsUntil: from + restMs }),
  }
}
const GONE = 410

/** What its owner may not know of any more: it is not sent, now or later. */
export function withheld(delivery: Delivery, at: number): Delivery {
  const attempts = [...delivery.attempts, { at, status: null, durationMs: 0, error: 'not_allowed' }]
  return {
    ...delivery,
    attempts: attempts.slice(-MOST_ATTEMPTS_KEPT),
    isOnce: false,
    nextAttemptAt: null,
    state: 'failed',
  }
}
