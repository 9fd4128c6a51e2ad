import { sql } from 'kysely'
import { notFound } from '../../domain/errors.ts'
import type { EventType } from '../../domain/events.ts'
import { isRecordId } from '../../domain/ids.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'

/** An event that somebody is told of. */
export interface Notification {
  readonly id: string
  readonly type: EventType
  readonly taskId: string | null
  readonly taskName: string | null
  /** The beginning of what was said. */
  readonly content: string | null
  readonly createdAt: number
  readonly readAt: number | null
}

/** Tells these users of an event, each once, however often it is called. */
export async function notify(tx: WriteTx, userIds: readonly number[], eventId: string): Promise<void> {
  const rows = [...new Set(userIds)].map((userId) => ({
    org_id: tx.org.id,
    user_id: userId,
    id: tx.newId(),
    event_id: eventId,
    created_at: tx.now,
    read_at: null,
  }))
  if (rows.length === 0) return
  await tx.db
    .insertInto('notification')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['org_id', 'event_id', 'user_id']).doNothing())
    .execute()
}

/** Characters: whoever wants to read on opens the task. */
const MOST_TOLD = 500

/** The actor's own. */
const own = ({ db, org, actor }: ReadTx) =>
  db
    .selectFrom('notification as n')
    .innerJoin('event as e', (join) => join.onRef('e.org_id', '=', 'n.org_id').onRef('e.id', '=', 'n.event_id'))
    .leftJoin('task as t', (join) => join.onRef('t.org_id', '=', 'e.org_id').onRef('t.id', '=', 'e.task_id'))
    .select(['n.id', 'e.type', 'e.task_id as taskId', 't.name as taskName'])
    .select(sql<string | null>`substr(e.content, 1, ${sql.lit(MOST_TOLD)})`.as('content'))
    .select(['n.created_at as createdAt', 'n.read_at as readAt'])
    .where('n.org_id', '=', org.id)
    .where('n.user_id', '=', actor.userId)

export interface NotificationFilter {
  isUnread: boolean
  /** The id of the last one already seen. */
  before?: string | undefined
  limit: number
}

/** Newest first. */
export async function list(tx: ReadTx, { isUnread, before, limit }: NotificationFilter): Promise<Notification[]> {
  let query = own(tx).orderBy('n.id', 'desc').limit(limit)
  if (isUnread) query = query.where('n.read_at', 'is', null)
  if (before !== undefined) query = query.where('n.id', '<', before)
  return (await query.execute()).map(toNotification)
}

/** How many the actor has not read; no more than `most` are counted. */
export async function countUnread({ db, org, actor }: ReadTx, most: number): Promise<number> {
  const some = db
    .selectFrom('notification')
    .select('id')
    .where('org_id', '=', org.id)
    .where('user_id', '=', actor.userId)
    .where('read_at', 'is', null)
    .limit(most)
  const { count } = await db
    .selectFrom(some.as('unread'))
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function get(tx: ReadTx, id: string): Promise<Notification> {
  const row = isRecordId(id) ? await own(tx).where('n.id', '=', id).executeTakeFirst() : undefined
  if (!row) throw notFound('notification')
  return toNotification(row)
}

/** @param readAt  null: unread again */
export async function setReadAt(tx: WriteTx, id: string, readAt: number | null): Promise<void> {
  await tx.db
    .updateTable('notification')
    .set({ read_at: readAt })
    .where('org_id', '=', tx.org.id)
    .where('user_id', '=', tx.actor.userId)
    .where('id', '=', id)
    .execute()
}

export async function setAllRead(tx: WriteTx): Promise<void> {
  await tx.db
    .updateTable('notification')
    .set({ read_at: tx.now })
    .where('org_id', '=', tx.org.id)
    .where('user_id', '=', tx.actor.userId)
    .where('read_at', 'is', null)
    .execute()
}

const toNotification = (row: Omit<Notification, 'type'> & { type: string }): Notification => ({
  ...row,
  type: row.type as EventType, // the store writes no others
})
