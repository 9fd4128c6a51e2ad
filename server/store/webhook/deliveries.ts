import { notFound } from '../../domain/errors.ts'
import { isRecordId } from '../../domain/ids.ts'
import {
  type Attempt,
  DELIVERY_STATES,
  type Delivery,
  type DeliveryState,
  eventIdOf,
} from '../../domain/webhook/delivery.ts'
import { insertRows } from '../core/insert-rows.ts'
import { statement } from '../core/statement.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'
import type { WebhookDeliveryRow } from '../tables.ts'

const PENDING = 0
const numberOf = (state: DeliveryState) => DELIVERY_STATES.indexOf(state)

/** All that there are are those of a webhook that the caller has found to be his. */
const of = ({ db, org }: ReadTx, webhookId: string) =>
  db.selectFrom('webhook_delivery').where('org_id', '=', org.id).where('webhook_id', '=', webhookId)

export interface DeliveryFilter {
  state?: DeliveryState | undefined
  /** The id of the last one already seen. */
  before?: string | undefined
  limit: number
}

/** Newest first. */
export async function list(tx: ReadTx, webhookId: string, filter: DeliveryFilter): Promise<Delivery[]> {
  let query = of(tx, webhookId).selectAll().orderBy('event_id', 'desc').limit(filter.limit)
  if (filter.state) query = query.where('state', '=', numberOf(filter.state))
  if (filter.before !== undefined) {
    const eventId = eventIdOf(filter.before, webhookId)
    if (!eventId || !isRecordId(eventId)) return []
    query = query.where('event_id', '<', eventId)
  }
  return (await query.execute()).map(toDelivery)
}

/** With what it tells. Throws not_found. */
export async function get(tx: ReadTx, webhookId: string, id: string): Promise<ToSend> {
  const eventId = eventIdOf(id, webhookId)
  if (!eventId || !isRecordId(eventId)) throw notFound('delivery')
  const row = await of(tx, webhookId).selectAll().where('event_id', '=', eventId).executeTakeFirst()
  if (!row) throw notFound('delivery')
  const told = await tx.db
    .selectFrom('webhook_event')
    .select(['body', 'task_id'])
    .where('org_id', '=', tx.org.id)
    .where('id', '=', eventId)
    .executeTakeFirst()
  return { ...toDelivery(row), body: told?.body ?? '{}', taskId: told?.task_id ?? null }
}

export interface ToSend extends Delivery {
  readonly body: string
  readonly taskId: string | null
}

type Due = { orgId: number; webhookId: string; now: number; once: number; limit: number }
const dueStatement = statement<Due, ToSendRow>((db, the) =>
  db
    .selectFrom('webhook_delivery')
    .innerJoin('webhook_event', (join) =>
      join
        .onRef('webhook_event.org_id', '=', 'webhook_delivery.org_id')
        .onRef('webhook_event.id', '=', 'webhook_delivery.event_id'),
    )
    .selectAll('webhook_delivery')
    .select(['webhook_event.body', 'webhook_event.task_id'])
    .where('webhook_delivery.org_id', '=', the('orgId'))
    .where('webhook_delivery.webhook_id', '=', the('webhookId'))
    .where('webhook_delivery.state', '=', PENDING)
    .where('webhook_delivery.next_attempt_at', '<=', the('now'))
    .where('webhook_delivery.once', '>=', the('once'))
    .orderBy('webhook_delivery.event_id')
    .limit(the('limit')),
)
type ToSendRow = WebhookDeliveryRow & { body: string | null; task_id: string | null }

/**
 * Whose time has come, in the order of events.
 *
 * @param isOnce  those alone that somebody asked for by hand
 */
export async function listDue(tx: ReadTx, webhookId: string, isOnce: boolean, limit: number): Promise<ToSend[]> {
  const rows = await dueStatement(tx, { orgId: tx.org.id, webhookId, now: tx.now, once: isOnce ? 1 : 0, limit })
  return rows.map((row) => ({ ...toDelivery(row), body: row.body ?? '{}', taskId: row.task_id }))
}

/** When the next one is due; null: none waits. */
export async function nextDue(tx: ReadTx, webhookId: string): Promise<number | null> {
  const row = await of(tx, webhookId)
    .where('state', '=', PENDING)
    .select(({ fn }) => fn.min<number | null>('next_attempt_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}

export async function insert(tx: WriteTx, deliveries: readonly Delivery[]): Promise<void> {
  await insertRows(
    tx,
    'webhook_delivery',
    deliveries.map((delivery) => toRow(tx.org.id, delivery)),
  )
}

const updateRow = statement<WebhookDeliveryRow, never>((db, the) =>
  db
    .updateTable('webhook_delivery')
    .set({
      state: the('state'),
      next_attempt_at: the('next_attempt_at') as number,
      tries: the('tries'),
      once: the('once'),
      attempts: the('attempts') as string,
    })
    .where('org_id', '=', the('org_id'))
    .where('webhook_id', '=', the('webhook_id'))
    .where('event_id', '=', the('event_id')),
)

export async function update(tx: WriteTx, delivery: Delivery): Promise<void> {
  await updateRow(tx, toRow(tx.org.id, delivery))
}

/** Gives up some of those that wait. Answers how many. */
export async function giveUpSome(tx: WriteTx, webhookId: string, limit: number): Promise<number> {
  const some = of(tx, webhookId).select('event_id').where('state', '=', PENDING).limit(limit)
  const { numUpdatedRows } = await tx.db
    .updateTable('webhook_delivery')
    .set({ state: numberOf('failed'), next_attempt_at: null })
    .where('org_id', '=', tx.org.id)
    .where('webhook_id', '=', webhookId)
    .where('event_id', 'in', some)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

export interface Span {
  /** Unix milliseconds, both of them inclusive. */
  readonly from: number
  readonly to: number
}

const DAY_MS = 86_400_000
/** Such that the smallest id of any time has as many digits as those of today. */
const [FIRST_MS, LAST_MS] = [1_000_000_000_000, 2 ** 41 - 1]
export const idAt = (ms: number) => String(BigInt(Math.min(Math.max(Math.floor(ms), FIRST_MS), LAST_MS)) << 22n)

/** Those of events of that time. Ids lie near the times of their events, but for a clock that was set. */
const within = (tx: ReadTx, webhookId: string, { from, to }: Span) =>
  of(tx, webhookId)
    .where('event_id', '>=', idAt(from - DAY_MS))
    .where('event_id', '<', idAt(to + DAY_MS))
    .where('created_at', '>=', from)
    .where('created_at', '<=', to)
    .where('type', '!=', 'test')

/** No more than `most` are counted. */
export async function countWithin(tx: ReadTx, webhookId: string, span: Span, most: number): Promise<number> {
  const some = within(tx, webhookId, span).select('event_id').limit(most)
  const { count } = await tx.db
    .selectFrom(some.as('found'))
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** As if they were new, from the first attempt on. */
export async function replay(tx: WriteTx, webhookId: string, span: Span): Promise<void> {
  await tx.db
    .updateTable('webhook_delivery')
    .set({ state: PENDING, next_attempt_at: tx.now, tries: 0, once: 0 })
    .where('org_id', '=', tx.org.id)
    .where('webhook_id', '=', webhookId)
    .where('event_id', 'in', within(tx, webhookId, span).select('event_id'))
    .execute()
}

const toDelivery = (row: WebhookDeliveryRow): Delivery => ({
  webhookId: row.webhook_id,
  eventId: row.event_id,
  type: row.type as Delivery['type'], // the store writes no others
  state: DELIVERY_STATES[row.state] as DeliveryState, // as above
  createdAt: row.created_at,
  nextAttemptAt: row.next_attempt_at,
  tries: row.tries,
  isOnce: row.once === 1,
  attempts: row.attempts === null ? [] : (JSON.parse(row.attempts) as Attempt[]),
})

const toRow = (orgId: number, delivery: Delivery): WebhookDeliveryRow => ({
  org_id: orgId,
  webhook_id: delivery.webhookId,
  event_id: delivery.eventId,
  type: delivery.type,
  state: numberOf(delivery.state),
  created_at: delivery.createdAt,
  next_attempt_at: delivery.nextAttemptAt,
  tries: delivery.tries,
  once: delivery.isOnce ? 1 : 0,
  attempts: delivery.attempts.length === 0 ? null : JSON.stringify(delivery.attempts),
})
