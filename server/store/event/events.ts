import { sql } from 'kysely'
import { notFound } from '../../domain/errors.ts'
import { ACTIVITY_TYPES, type Activity, type Event, type EventType } from '../../domain/events.ts'
import { isRecordId } from '../../domain/ids.ts'
import { fitting } from '../core/page-bytes.ts'
import { statement } from '../core/statement.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'
import type { EventRow } from '../tables.ts'

const COLUMNS = [
  'org_id', 'id', 'type', 'actor_id', 'at', 'project_id', 'task_id', 'client_id', 'content', 'data', 'reply_to_id', 'client_can_see',
] as const satisfies (keyof EventRow)[] // biome-ignore format: a list of names

const insertRow = statement<EventRow, never>((db, the) =>
  db.insertInto('event').values(Object.fromEntries(COLUMNS.map((column) => [column, the(column)])) as never),
)

export async function insert(tx: WriteTx, event: Event): Promise<void> {
  await insertRow(tx, toRow(tx.org.id, event))
}

/** Those before this one; absent: the newest. */
export interface ActivityPage {
  readonly before?: string | undefined
  readonly limit: number
}

/**
 * The newest activities of a page, of a task that the caller has already found to be the actor's to see; oldest first.
 * `older` says before which one the next page is; null: there is none.
 */
export async function listActivities(
  tx: ReadTx,
  taskId: string,
  { before, limit }: ActivityPage,
): Promise<{ activities: Activity[]; older: string | null }> {
  let all = tx.db
    .selectFrom('event')
    .where('org_id', '=', tx.org.id)
    .where('task_id', '=', taskId)
    .where('type', 'in', ACTIVITY_TYPES)
  if (before !== undefined) all = all.where('id', '<', before)
  const bytes = sql<number>`octet_length(data) + coalesce(octet_length(content), 0)`
  const sizes = await all
    .select(['id', bytes.as('bytes')])
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const fit = fitting(sizes.slice(0, limit))
  const oldest = fit.at(-1)?.id
  if (oldest === undefined) return { activities: [], older: null }
  const rows = await all.selectAll().where('id', '>=', oldest).orderBy('id').execute()
  const activities = (rows.map(toEvent) as Activity[]).filter((activity) => !isRemoved(activity)) // by the filter on type
  return { activities, older: fit.length < sizes.length ? oldest : null }
}

export async function findActivity(tx: ReadTx, taskId: string, id: string): Promise<Activity | undefined> {
  if (!isRecordId(id)) return undefined
  const row = await tx.db
    .selectFrom('event')
    .selectAll()
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .where('task_id', '=', taskId)
    .where('type', 'in', ACTIVITY_TYPES)
    .executeTakeFirst()
  const activity = row && (toEvent(row) as Activity) // by the filter on type
  return activity && !isRemoved(activity) ? activity : undefined
}

/** A post whose words were taken back: the event stays, and says nothing. */
const isRemoved = ({ data }: Activity) => 'removedAt' in data

export async function getActivity(tx: ReadTx, taskId: string, id: string): Promise<Activity> {
  const activity = await findActivity(tx, taskId, id)
  if (!activity) throw notFound('activity')
  return activity
}

/** The newest event of these types about the task, else the one of its making. */
export async function latest(tx: ReadTx, taskId: string, types: readonly EventType[]): Promise<Event> {
  const row = await tx.db
    .selectFrom('event')
    .selectAll()
    .where('org_id', '=', tx.org.id)
    .where('task_id', '=', taskId)
    .where('type', 'in', [...types, 'task.created'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw notFound('activity')
  return toEvent(row)
}

/** Whether anything was done to any of these tasks since it was made. */
export async function hasHappened(tx: WriteTx, taskIds: readonly string[]): Promise<boolean> {
  const row = await tx.db
    .selectFrom('event')
    .select('id')
    .where('org_id', '=', tx.org.id)
    .where('task_id', 'is not', null)
    .where(({ ref }) => tx.engine.isOneOf(ref('task_id'), tx.engine.encodeList(taskIds), 'id'))
    .where('type', '!=', 'task.created')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What a post says. */
export async function setPost(tx: WriteTx, { id, content, data }: Event<'task.posted'>): Promise<void> {
  await tx.db
    .updateTable('event')
    .set({ content, data: JSON.stringify(data) })
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .execute()
}

export async function setClientCanSee(tx: WriteTx, id: string, value: boolean): Promise<void> {
  await tx.db
    .updateTable('event')
    .set({ client_can_see: value ? 1 : 0 })
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .execute()
}

export const toEvent = (row: EventRow): Event => ({
  id: row.id,
  type: row.type as EventType, // the store writes no others
  actorId: row.actor_id,
  at: row.at,
  projectId: row.project_id,
  taskId: row.task_id,
  clientId: row.client_id,
  content: row.content,
  data: JSON.parse(row.data),
  replyToId: row.reply_to_id,
  clientCanSee: row.client_can_see === 1,
})

export const toRow = (orgId: number, event: Event): EventRow => ({
  org_id: orgId,
  id: event.id,
  type: event.type,
  actor_id: event.actorId,
  at: event.at,
  project_id: event.projectId,
  task_id: event.taskId,
  client_id: event.clientId,
  content: event.content,
  data: JSON.stringify(event.data),
  reply_to_id: event.replyToId,
  client_can_see: event.clientCanSee ? 1 : 0,
})
