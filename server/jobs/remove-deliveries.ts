import * as housekeeping from '../store/webhook/housekeeping.ts'
import type { Chore } from './job.ts'

/** What webhooks were told more than 30 days ago, and webhooks that were deleted. */
export const removeDeliveries: Chore = {
  name: 'remove-deliveries',
  async run({ store, log }) {
    for (const webhook of await store.readUnscoped(housekeeping.listWebhooks)) {
      while ((await store.writeUnscoped((tx) => housekeeping.removeDeliveries(tx, webhook))) > 0);
    }
    for (;;) {
      const removed = await store.writeUnscoped(housekeeping.removeEvents)
      if (removed === 0) return
      log.debug({ removed }, 'old events of webhooks were removed')
    }
  },
}
