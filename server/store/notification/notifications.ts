import { type RawBuilder, sql } from 'kysely'
import { notFound } from '../../domain/errors.ts'
import type { EventData, EventType } from '../../domain/events.ts'
import { isRecordId } from '../../domain/ids.ts'
import type { EmailPerson } from '../../domain/mail/person.ts'
import { type NotificationKind, notificationKindOf } from '../../domain/notification/kind.ts'
import { SYSTEM_USER_ID } from '../../domain/people/actor.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'

/** An event that somebody is told of. */
export interface Notification {
  readonly id: string
  readonly type: EventType
  /** Why the reader is told. */
  readonly kind: NotificationKind
  /** Who did it; 0 is no user. */
  readonly actorId: number
  /** Who wrote it by mail; null: nobody did. */
  readonly sender: EmailPerson | null
  /** The task's, by now. */
  readonly projectId: string | null
  readonly taskId: string | null
  readonly taskName: string | null
  /** The beginning of what was said. */
  readonly content: string | null
  readonly createdAt: number
  readonly readAt: number | null
}

/**
 * Tells these users of an event, each once, however often it is called.
 *
 * @param isMailed  a mail of its own tells of it
 */
export async function notify(
  tx: WriteTx,
  userIds: readonly number[],
  eventId: string,
  { isMailed = false } = {},
): Promise<void> {
  const rows = [...new Set(userIds)].map((userId) => ({
    org_id: tx.org.id,
    user_id: userId,
    id: tx.newId(),
    event_id: eventId,
    created_at: tx.now,
    read_at: null,
    mailed_at: isMailed ? tx.now : null,
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
    .select(['n.id', 'n.user_id as readerId', 'e.type', 'e.actor_id as actorId', 'e.task_id as taskId'])
    .select(['t.name as taskName', 't.project_id as projectId', 'n.created_at as createdAt', 'n.read_at as readAt'])
    .select([
      sql<string | null>`substr(e.content, 1, ${sql.lit(MOST_TOLD)})`.as('content'),
      (sql`case when e.type = 'task.posted' then e.data end` as RawBuilder<string | null>).as('post'),
    ])
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

/** Those of the ids that the actor has not read, newest first. */
export async function listUnread(tx: ReadTx, ids: readonly string[]): Promise<Notification[]> {
  if (ids.length === 0) return []
  const rows = await own(tx)
    .where('n.id', 'in', [...ids])
    .where('n.read_at', 'is', null)
    .orderBy('n.id', 'desc')
    .execute()
  return rows.map(toNotification)
}

/** Whether the actor has read what tells of the event. */
export async function hasRead({ db, org, actor }: ReadTx, eventId: string): Promise<boolean> {
  const row = await db
    .selectFrom('notification')
    .select('read_at')
    .where('org_id', '=', org.id)
    .where('event_id', '=', eventId)
    .where('user_id', '=', actor.userId)
    .executeTakeFirst()
  return row?.read_at != null
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

/**
 * Marks the actor's notifications as read, or those of a task alone. Answers whether any was unread.
 *
 * @param taskId  null: all of them
 */
export async function setAllRead(tx: WriteTx, taskId: string | null): Promise<boolean> {
  let query = tx.db
    .updateTable('notification')
    .set({ read_at: tx.now })
    .where('org_id', '=', tx.org.id)
    .where('user_id', '=', tx.actor.userId)
    .where('read_at', 'is', null)
  if (taskId !== null)
    query = query.where('event_id', 'in', (row) =>
      row
        .selectFrom('event')
        .innerJoin('notification as n', (join) =>
          join.onRef('n.org_id', '=', 'event.org_id').onRef('n.event_id', '=', 'event.id'),
        )
        .select('event.id')
        .where('n.org_id', '=', tx.org.id)
        .where('n.user_id', '=', tx.actor.userId)
        .where('n.read_at', 'is', null)
        .where('event.task_id', '=', taskId),
    )
  const { numUpdatedRows } = await query.executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

interface Row extends Omit<Notification, 'type' | 'kind' | 'sender'> {
  type: string
  readerId: number
  /** The data of a post. */
  post: string | null
}

function toNotification({ post, readerId, ...row }: Row): Notification {
  const type = row.type as EventType // the store writes no others
  const { mentions, emailDetails } = post === null ? NOT_SAID : (JSON.parse(post) as EventData['task.posted'])
  const sender = (row.actorId === SYSTEM_USER_ID && emailDetails?.from) || null
  return { ...row, type, sender, kind: notificationKindOf({ ...row, type, mentions }, readerId) }
}

const NOT_SAID: Pick<EventData['task.posted'], 'mentions' | 'emailDetails'> = { mentions: [] }
