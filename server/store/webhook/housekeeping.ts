import type { UnscopedReadTx, UnscopedWriteTx } from '../core/store.ts'
import type { WebhookRow } from '../tables.ts'
import { idAt } from './deliveries.ts'

const MOST_AT_ONCE = 500 // so that on SQLite other writers wait for moments only
const KEPT_MS = 30 * 86_400_000

type Tidied = Pick<WebhookRow, 'org_id' | 'id' | 'deleted_at'>

/** Of all organizations, deleted ones included. */
export const listWebhooks = ({ db }: UnscopedReadTx): Promise<Tidied[]> =>
  db.selectFrom('webhook').select(['org_id', 'id', 'deleted_at']).execute()

/** Removes some deliveries that are old, or whose webhook was deleted, and that webhook after the last of them. Answers how many. */
export async function removeDeliveries({ db, now }: UnscopedWriteTx, webhook: Tidied): Promise<number> {
  let some = db
    .selectFrom('webhook_delivery')
    .select('event_id')
    .where('org_id', '=', webhook.org_id)
    .where('webhook_id', '=', webhook.id)
    .limit(MOST_AT_ONCE)
  if (webhook.deleted_at === null) some = some.where('event_id', '<', idAt(now - KEPT_MS))
  const { numDeletedRows } = await db
    .deleteFrom('webhook_delivery')
    .where('org_id', '=', webhook.org_id)
    .where('webhook_id', '=', webhook.id)
    .where('event_id', 'in', some)
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n && webhook.deleted_at !== null) {
    await db.deleteFrom('webhook').where('org_id', '=', webhook.org_id).where('id', '=', webhook.id).execute()
  }
  return Number(numDeletedRows)
}

/** Removes some of what nobody can ask for any more. Answers how many. */
export async function removeEvents({ db, now }: UnscopedWriteTx): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('webhook_event')
    .where((row) =>
      row(
        row.refTuple('org_id', 'id'),
        'in',
        row
          .selectFrom('webhook_event')
          .select(['org_id', 'id'])
          .where('id', '<', idAt(now - KEPT_MS))
          .where('waiting', '=', 0)
          .limit(MOST_AT_ONCE)
          .$asTuple('org_id', 'id'),
      ),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
