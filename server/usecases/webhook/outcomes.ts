import type { Outcome } from '../../domain/webhook/delivery.ts'
import type { DisabledReason, Webhook } from '../../domain/webhook/webhook.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { notify } from '../../store/notification/notifications.ts'
import { touch } from '../../store/organization/organizations.ts'
import * as deliveries from '../../store/webhook/deliveries.ts'
import * as webhooks from '../../store/webhook/webhooks.ts'
import { mailLater } from '../notification/news.ts'
import { record } from '../record.ts'

/** Writes down what came of attempts, in their order. */
export async function noteOutcomes(tx: WriteTx, webhook: Webhook, outcomes: readonly Outcome[]): Promise<void> {
  for (const { delivery } of outcomes) await deliveries.update(tx, delivery)
  const last = outcomes.at(-1)
  if (last?.disables) return disable(tx, webhook, last.disables)
  const restsUntil = last?.restsUntil ?? null
  const isAwake = last?.delivery.state === 'delivered'
  if (restsUntil !== null || (isAwake && webhook.restsUntil !== null))
    await webhooks.setRest(tx, webhook.id, restsUntil)
}

/** Switches a webhook off whose receiver is gone, and tells its owner. What happens meanwhile can be replayed. */
async function disable(tx: WriteTx, { id }: Webhook, reason: DisabledReason): Promise<void> {
  const webhook = await webhooks.findAny(tx, id)
  if (!webhook?.isActive) return
  const disabled = { isActive: false, disabledAt: tx.now, disabledReason: reason, restsUntil: null }
  await webhooks.update(tx, { ...webhook, ...disabled })
  await touch(tx)
  const { userId, url } = webhook
  const event = await record(tx, { type: 'webhook.disabled', content: url, data: { webhookId: id, userId, reason } })
  await notify(tx, [userId], event.id)
  await mailLater(tx, [userId])
}
