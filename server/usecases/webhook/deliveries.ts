import { refuse } from '../../domain/errors.ts'
import type { Delivery } from '../../domain/webhook/delivery.ts'
import type { Webhook } from '../../domain/webhook/webhook.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { queueSoonest } from '../../store/job/queue.ts'
import * as deliveries from '../../store/webhook/deliveries.ts'
import * as webhookEvents from '../../store/webhook/events.ts'
import * as webhooks from '../../store/webhook/webhooks.ts'
import { DELIVER } from './fan-out.ts'

/** In one transaction. */
const MOST_REPLAYED = 10_000

/** Sends a delivery once more, at once; one that waits is only sent sooner. Throws not_found, invalid (it is switched off). */
export async function resend(tx: WriteTx, webhookId: string, deliveryId: string): Promise<Delivery> {
  await lockSwitchedOn(tx, webhookId)
  const { body, taskId, ...before } = await deliveries.get(tx, webhookId, deliveryId)
  const isOnce = before.state !== 'pending' || before.isOnce
  const after: Delivery = { ...before, state: 'pending', isOnce, nextAttemptAt: tx.now }
  await deliveries.update(tx, after)
  await queueSoonest(tx, { type: DELIVER, ids: [webhookId] })
  return after
}

/** Sends every event of a time again, from the first attempt on. Answers how many. Throws not_found, malformed, invalid. */
export async function replay(tx: WriteTx, webhookId: string, span: deliveries.Span): Promise<number> {
  await lockSwitchedOn(tx, webhookId)
  if (span.to < span.from) throw refuse('to', 'before_other', { other: 'from' })
  const count = await deliveries.countWithin(tx, webhookId, span, MOST_REPLAYED + 1)
  if (count > MOST_REPLAYED) throw refuse('from', 'too_many_replayed', { most: MOST_REPLAYED })
  if (count > 0) await deliveries.replay(tx, webhookId, span)
  await queueSoonest(tx, { type: DELIVER, ids: [webhookId] })
  return count
}

/** Sends a delivery that tells of nothing, once. Throws not_found, invalid (it is switched off). */
export async function sendTest(
  tx: WriteTx,
  webhookId: string,
  bodyOf: (webhook: Webhook) => object,
): Promise<Delivery> {
  const webhook = await lockSwitchedOn(tx, webhookId)
  const delivery: Delivery = {
    webhookId,
    eventId: tx.newId(),
    type: 'test',
    state: 'pending',
    createdAt: tx.now,
    nextAttemptAt: tx.now,
    tries: 0,
    isOnce: true,
    attempts: [],
  }
  await webhookEvents.insertBody(tx, delivery.eventId, 'test', JSON.stringify(bodyOf(webhook)))
  await deliveries.insert(tx, [delivery])
  await queueSoonest(tx, { type: DELIVER, ids: [webhookId] })
  return delivery
}

async function lockSwitchedOn(tx: WriteTx, id: string): Promise<Webhook> {
  const webhook = await webhooks.lock(tx, id)
  if (!webhook.isActive) throw refuse('request', 'webhook_is_off')
  return webhook
}
