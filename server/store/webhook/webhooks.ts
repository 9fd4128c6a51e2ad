import { notFound } from '../../domain/errors.ts'
import { isRecordId } from '../../domain/ids.ts'
import type { Webhook, WebhookType } from '../../domain/webhook/webhook.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'
import type { WebhookRow } from '../tables.ts'

/** A user's webhooks are that user's alone. */
const own = ({ db, org, actor }: ReadTx) =>
  db.selectFrom('webhook').where('webhook.org_id', '=', org.id).where('webhook.user_id', '=', actor.userId)

/** Oldest first. */
export async function list(tx: ReadTx): Promise<Webhook[]> {
  return (await own(tx).selectAll('webhook').orderBy('webhook.id').execute()).map(toWebhook)
}

export async function count(tx: ReadTx): Promise<number> {
  const row = await own(tx)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Held against other writers until the transaction ends. */
export async function lock(tx: WriteTx, id: string): Promise<Webhook> {
  const query = own(tx)
    .selectAll('webhook')
    .where('webhook.id', '=', isRecordId(id) ? id : '0')
  const row = await tx.engine.lockRows(query, 'webhook').executeTakeFirst()
  if (!row) throw notFound('webhook')
  return toWebhook(row)
}

export async function insert(tx: WriteTx, webhook: Webhook): Promise<void> {
  const { id, userId, createdAt } = webhook
  await tx.db
    .insertInto('webhook')
    .values({
      org_id: tx.org.id,
      id,
      user_id: userId,
      created_at: createdAt,
      secret: webhook.secret,
      ...toRow(webhook),
    })
    .execute()
}

export async function update(tx: WriteTx, webhook: Webhook): Promise<void> {
  await tx.db
    .updateTable('webhook')
    .set(toRow(webhook))
    .where('org_id', '=', tx.org.id)
    .where('id', '=', webhook.id)
    .execute()
}

export async function remove(tx: WriteTx, id: string): Promise<void> {
  await tx.db.deleteFrom('webhook').where('org_id', '=', tx.org.id).where('id', '=', id).execute()
}

const toWebhook = (row: WebhookRow): Webhook => ({
  id: row.id,
  userId: row.user_id,
  type: row.type as WebhookType, // the store writes no others
  url: row.url,
  projectId: row.project_id,
  secret: row.secret,
  isActive: row.active === 1,
  createdAt: row.created_at,
})

const toRow = ({ type, url, projectId, isActive }: Webhook) => ({
  type,
  url,
  project_id: projectId,
  active: isActive ? 1 : 0,
})
