import { notFound } from '../../domain/errors.ts'
import { isRecordId } from '../../domain/ids.ts'
import type { DisabledReason, Webhook, WebhookType } from '../../domain/webhook/webhook.ts'
import type { ReadTx, UnscopedReadTx, WriteTx } from '../core/store.ts'
import type { WebhookRow } from '../tables.ts'

const ofOrganization = ({ db, org }: ReadTx) =>
  db.selectFrom('webhook').where('webhook.org_id', '=', org.id).where('webhook.deleted_at', 'is', null)

/** A user's webhooks are that user's alone. */
const own = (tx: ReadTx) => ofOrganization(tx).where('webhook.user_id', '=', tx.actor.userId)

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

export async function get(tx: ReadTx, id: string): Promise<Webhook> {
  const row = isRecordId(id)
    ? await own(tx).selectAll('webhook').where('webhook.id', '=', id).executeTakeFirst()
    : undefined
  if (!row) throw notFound('webhook')
  return toWebhook(row)
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

/** Whosever it is: for what sends. */
export async function findAny(tx: ReadTx, id: string): Promise<Webhook | undefined> {
  const row = await ofOrganization(tx).selectAll('webhook').where('webhook.id', '=', id).executeTakeFirst()
  return row && toWebhook(row)
}

export async function insert(tx: WriteTx, webhook: Webhook): Promise<void> {
  const { id, userId, createdAt } = webhook
  const made = { org_id: tx.org.id, id, user_id: userId, created_at: createdAt, deleted_at: null }
  await tx.db
    .insertInto('webhook')
    .values({ ...made, ...toRow(webhook) })
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

/** Out of everybody's sight; its deliveries, which may be many, go later. */
export async function remove(tx: WriteTx, id: string): Promise<void> {
  await tx.db
    .updateTable('webhook')
    .set({ deleted_at: tx.now, active: 0, secret: '', old_secret: null })
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .execute()
}

export async function setRest(tx: WriteTx, id: string, restsUntil: number | null): Promise<void> {
  await tx.db
    .updateTable('webhook')
    .set({ rests_until: restsUntil })
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .execute()
}

/** The oldest delivery that each active webhook still has to send, by when its event was. */
export async function oldestWaiting({ db }: UnscopedReadTx): Promise<number | null> {
  const rows = await db
    .selectFrom('webhook')
    .select((row) =>
      row
        .selectFrom('webhook_delivery')
        .select('webhook_delivery.created_at')
        .whereRef('webhook_delivery.org_id', '=', 'webhook.org_id')
        .whereRef('webhook_delivery.webhook_id', '=', 'webhook.id')
        .where('webhook_delivery.state', '=', 0)
        .orderBy('webhook_delivery.event_id')
        .limit(1)
        .as('at'),
    )
    .where('webhook.active', '=', 1)
    .execute()
  const times = rows.flatMap(({ at }) => at ?? [])
  return times.length === 0 ? null : Math.min(...times)
}

const toWebhook = (row: WebhookRow): Webhook => ({
  id: row.id,
  userId: row.user_id,
  type: row.type as WebhookType, // the store writes no others
  url: row.url,
  projectId: row.project_id,
  isRecursive: row.recursive === 1,
  secret: row.secret,
  oldSecret: row.old_secret,
  oldSecretUntil: row.old_secret_until,
  isActive: row.active === 1,
  since: row.since,
  disabledAt: row.disabled_at,
  disabledReason: row.disabled_reason as DisabledReason | null, // as above
  restsUntil: row.rests_until,
  createdAt: row.created_at,
})

const toRow = (webhook: Webhook) => ({
  type: webhook.type,
  url: webhook.url,
  project_id: webhook.projectId,
  recursive: webhook.isRecursive ? 1 : 0,
  secret: webhook.secret,
  old_secret: webhook.oldSecret,
  old_secret_until: webhook.oldSecretUntil,
  active: webhook.isActive ? 1 : 0,
  since: webhook.since,
  disabled_at: webhook.disabledAt,
  disabled_reason: webhook.disabledReason,
  rests_until: webhook.restsUntil,
})

/** Of all organizations, some of those that were switched off by what came of their deliveries; the newest first. */
export async function listDisabled({ db }: UnscopedReadTx, limit: number) {
  const rows = await db
    .selectFrom('webhook')
    .select(['url', 'disabled_at', 'disabled_reason'])
    .where('deleted_at', 'is', null)
    .where('disabled_at', 'is not', null)
    .orderBy('disabled_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ url: row.url, disabledAt: Number(row.disabled_at), reason: row.disabled_reason ?? '' }))
}
