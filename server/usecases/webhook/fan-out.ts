import type { Delivery } from '../../domain/webhook/delivery.ts'
import { type Listener, listenersTo } from '../../domain/webhook/listeners.ts'
import type { ReadTx, WriteTx } from '../../store/core/store.ts'
import { queueSoonest } from '../../store/job/queue.ts'
import * as deliveries from '../../store/webhook/deliveries.ts'
import * as webhookEvents from '../../store/webhook/events.ts'

export const DELIVER = 'deliver-webhook'

/** Puts what is told of an event into the words of the API. */
export type MakeBody = (tx: ReadTx, event: webhookEvents.KeptEvent, subject: webhookEvents.Subject) => Promise<object>

/** In one transaction, so that on SQLite other writers wait for moments only. */
const MOST_DELIVERIES = 200
const MOST_EVENTS = 50

export interface FannedOut {
  readonly count: number
  readonly isMore: boolean
}

/** Gives webhooks their deliveries of what happened: some of them, the oldest events first. */
export async function fanOut(tx: WriteTx, makeBody: MakeBody): Promise<FannedOut> {
  // One process at a time: two could overtake each other, and a receiver would hear of later events first.
  if (!(await tx.engine.holdName(tx.db, `fan-out ${tx.org.id}`))) return { count: 0, isMore: true }
  const events = await webhookEvents.listWaiting(tx, MOST_EVENTS)
  const due = new Set<string>()
  let count = 0
  for (const event of events) {
    const left = listenersOf(tx, event)
    const some = left.slice(0, MOST_DELIVERIES - count)
    await deliveries.insert(tx, some.map((webhook) => deliveryTo(webhook, event))) // biome-ignore format: one thought
    for (const { id, isActive } of some) if (isActive) due.add(id)
    const isDone = some.length === left.length
    if (!event.hasBody) {
      const body = await makeBody(tx, event, await webhookEvents.subjectOf(tx, event.id))
      await webhookEvents.setBody(tx, event.id, JSON.stringify(body))
    }
    await webhookEvents.setFanned(tx, event.id, isDone ? null : (some.at(-1)?.id ?? event.fannedTo))
    count += some.length
    if (!isDone || count === MOST_DELIVERIES) break
  }
  await queueSoonest(tx, { type: DELIVER, ids: [...due] })
  return { count, isMore: events.length === MOST_EVENTS || count === MOST_DELIVERIES }
}

/** Those that have none yet. Who began to listen later is not told. */
function listenersOf({ org }: WriteTx, { id, fannedTo, ...occasion }: webhookEvents.KeptEvent): readonly Listener[] {
  const isEarlier = (a: string, b: string) => BigInt(a) < BigInt(b)
  return listenersTo(org, occasion).filter(
    (webhook) =>
      (webhook.since === null || isEarlier(webhook.since, id)) &&
      (fannedTo === null || isEarlier(fannedTo, webhook.id)),
  )
}

const deliveryTo = ({ id, type, isActive }: Listener, event: webhookEvents.KeptEvent): Delivery => ({
  webhookId: id,
  eventId: event.id,
  type,
  state: isActive ? 'pending' : 'failed',
  createdAt: event.at,
  nextAttemptAt: isActive ? event.at : null,
  tries: 0,
  isOnce: false,
  attempts: [],
})
