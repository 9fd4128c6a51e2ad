import { sql } from 'kysely'
import { notFound } from '../../domain/errors.ts'
import { isRecordId } from '../../domain/ids.ts'
import type { Task } from '../../domain/task/task.ts'
import { clientName as nameOfClient } from '../client/clients.ts'
import { insertRows } from '../core/insert-rows.ts'
import { fitting } from '../core/page-bytes.ts'
import { statement } from '../core/statement.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'
import type { TaskPersonRow, TaskRow, TaskTagRow } from '../tables.ts'
import { linkBlockers, unlinkBlockers } from './blockers.ts'
import {
  INSERT_COLUMNS,
  type InsertRow,
  requireKnownStates,
  toRow,
  toTask,
  type WholeRow,
  type WholeTask,
  wholes,
} from './rows.ts'
import { ROLE, type Sight, seenBy, sight } from './sight.ts'

const byId = statement<Sight & { id: string }, WholeRow>((db, the, tx) =>
  wholes(
    db
      .selectFrom('task')
      .where('task.org_id', '=', the('orgId'))
      .where('task.id', '=', the('id'))
      .where('task.deleted_at', 'is', null)
      .where(seenBy(tx, the)),
  ),
)

export async function find(tx: ReadTx, id: string): Promise<WholeTask | undefined> {
  if (!isRecordId(id)) return undefined
  const [row] = await byId(tx, { ...sight(tx), id })
  if (row) requireKnownStates(tx, [row])
  return row && toTask(row)
}

export async function get(tx: ReadTx, id: string): Promise<WholeTask> {
  const task = await find(tx, id)
  if (!task) throw notFound('task')
  return task
}

const holdById = statement<{ orgId: number; id: string }, Pick<TaskRow, 'id'>>((db, the, { engine }) =>
  engine.lockRows(
    db.selectFrom('task').select('task.id').where('task.org_id', '=', the('orgId')).where('task.id', '=', the('id')),
    'task',
  ),
)

/** The task, held against other writers until the transaction ends. */
export async function lock(tx: WriteTx, id: string): Promise<WholeTask> {
  const task = await findLocked(tx, id)
  if (!task) throw notFound('task')
  return task
}

/** As `lock`, where there may be none. */
export async function findLocked(tx: WriteTx, id: string): Promise<WholeTask | undefined> {
  if (tx.engine.name === 'postgres' && isRecordId(id)) await holdById(tx, { orgId: tx.org.id, id })
  return find(tx, id)
}

/** Those of the ids that the actor may see, in the order of the ids. */
export async function listByIds(tx: ReadTx, ids: readonly string[]): Promise<WholeTask[]> {
  if (ids.length === 0) return []
  const rows = await byIds(tx, { ...sight(tx), ids: tx.engine.encodeList(ids.filter(isRecordId)) })
  requireKnownStates(tx, rows)
  const tasks = new Map(rows.map((row) => [row.id, toTask(row)]))
  return ids.flatMap((id) => tasks.get(id) ?? [])
}

/** As many of the tasks, in this order, as fit in an answer with all that is long of them and of their leads. */
export async function fittingIds(tx: ReadTx, ids: readonly string[]): Promise<string[]> {
  const rows = await sizes(tx, { orgId: tx.org.id, ids: tx.engine.encodeList(ids) })
  const bytesOf = new Map(rows.map(({ id, bytes }) => [id, bytes]))
  return fitting(ids.map((id) => ({ id, bytes: bytesOf.get(id) ?? 0 }))).map(({ id }) => id)
}

const sizes = statement<{ orgId: number; ids: unknown }, { id: string; bytes: number }>((db, the, { engine }) =>
  db
    .selectFrom('task')
    .leftJoin('lead', (join) => join.onRef('lead.org_id', '=', 'task.org_id').onRef('lead.task_id', '=', 'task.id'))
    .select([
      'task.id',
      sql<number>`coalesce(octet_length(task.description), 0) + coalesce(octet_length(task.steps), 0) +
        coalesce(octet_length(task.series), 0) + coalesce(octet_length(lead.extra), 0)`.as('bytes'),
    ])
    .where('task.org_id', '=', the('orgId'))
    .where(({ ref }) => engine.isOneOf(ref('task.id'), the('ids'), 'id')),
)

const byIds = statement<Sight & { ids: unknown }, WholeRow>((db, the, tx) =>
  wholes(
    db
      .selectFrom('task')
      .where('task.org_id', '=', the('orgId'))
      .where(({ ref }) => tx.engine.isOneOf(ref('task.id'), the('ids'), 'id'))
      .where('task.deleted_at', 'is', null)
      .where(seenBy(tx, the)),
  ),
)

/** Those of the ids that the actor may see. */
export async function visibleIds(tx: ReadTx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await seenIds(tx, { ...sight(tx), ids: tx.engine.encodeList(ids.filter(isRecordId)) })
  return new Set(rows.map((row) => row.id))
}

const seenIds = statement<Sight & { ids: unknown }, Pick<TaskRow, 'id'>>((db, the, tx) =>
  db
    .selectFrom('task')
    .select('task.id')
    .where('task.org_id', '=', the('orgId'))
    .where(({ ref }) => tx.engine.isOneOf(ref('task.id'), the('ids'), 'id'))
    .where('task.deleted_at', 'is', null)
    .where(seenBy(tx, the)),
)

const insertRow = statement<InsertRow, never>((db, the) =>
  db.insertInto('task').values(Object.fromEntries(INSERT_COLUMNS.map((column) => [column, the(column)])) as never),
)

/** Answers the task as it would be read. */
export async function insert(tx: WriteTx, task: Task): Promise<WholeTask> {
  await insertRow(tx, toRow(tx.org.id, task))
  await linkPeople(tx, task)
  await linkTags(tx, task)
  await linkBlockers(tx, task.id, task.blockerIds)
  const clientName = task.clientId === null ? null : await nameOfClient(tx, task.clientId)
  return { ...task, clientName, isRecurrent: task.recurrence !== null }
}

const linkPeople = (tx: WriteTx, task: Task) => insertRows(tx, 'task_person', toPersonRows(tx.org.id, task))
const linkTags = (tx: WriteTx, task: Task) => insertRows(tx, 'task_tag', toTagRows(tx.org.id, task))

export const toTagRows = (orgId: number, { id, tagIds }: Task): TaskTagRow[] =>
  tagIds.map((tagId) => ({ org_id: orgId, tag_id: tagId, task_id: id }))

export function toPersonRows(orgId: number, { id, projectId, assigneeIds, followerIds }: Task): TaskPersonRow[] {
  const toRow = (role: number) => (userId: number) => ({
    org_id: orgId,
    user_id: userId,
    role,
    project_id: projectId,
    task_id: id,
  })
  return [...assigneeIds.map(toRow(ROLE.assignee)), ...followerIds.map(toRow(ROLE.follower))]
}

/** Writes what differs. */
export async function update(tx: WriteTx, before: Task, after: Task): Promise<void> {
  const old = toRow(tx.org.id, before)
  const row = toRow(tx.org.id, after)
  const differing = INSERT_COLUMNS.filter((column) => row[column] !== old[column])
  if (differing.length === 0) return
  await tx.db
    .updateTable('task')
    .set(Object.fromEntries(differing.map((column) => [column, row[column]])))
    .where('org_id', '=', tx.org.id)
    .where('id', '=', before.id)
    .execute()

  if (differing.some((column) => column === 'assignee_ids' || column === 'follower_ids' || column === 'project_id')) {
    const people = [...new Set([...before.assigneeIds, ...before.followerIds])]
    await tx.db
      .deleteFrom('task_person')
      .where('org_id', '=', tx.org.id)
      .where('user_id', 'in', people.length > 0 ? people : [0])
      .where('project_id', '=', before.projectId)
      .where('task_id', '=', before.id)
      .execute()
    await linkPeople(tx, after)
  }
  if (differing.includes('blocker_ids')) {
    await unlinkBlockers(tx, before.id, before.blockerIds)
    await linkBlockers(tx, after.id, after.blockerIds)
  }
  if (differing.includes('tag_ids')) {
    for (const tagId of before.tagIds) {
      await tx.db
        .deleteFrom('task_tag')
        .where('org_id', '=', tx.org.id)
        .where('tag_id', '=', tagId)
        .where('task_id', '=', before.id)
        .execute()
    }
    await linkTags(tx, after)
  }
}

const moveToState = statement<
  { orgId: number; id: string; stateId: number; completedAt: number | null; now: number },
  never
>((db, the) =>
  db
    .updateTable('task')
    .set({ state_id: the('stateId'), completed_at: the('completedAt') as number, updated_at: the('now') })
    .where('org_id', '=', the('orgId'))
    .where('id', '=', the('id')),
)

export async function setState(
  tx: WriteTx,
  task: WholeTask,
  stateId: number,
  completedAt: number | null,
): Promise<WholeTask> {
  await moveToState(tx, { orgId: tx.org.id, id: task.id, stateId, completedAt, now: tx.now })
  return { ...task, stateId, completedAt, updatedAt: tx.now }
}

/** Takes the task out of everybody's sight. Its row stays, in the trash. */
export async function moveToTrash(tx: WriteTx, ids: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('task')
    .set({ deleted_at: tx.now, updated_at: tx.now })
    .where('org_id', '=', tx.org.id)
    .where(({ ref }) => tx.engine.isOneOf(ref('id'), tx.engine.encodeList(ids), 'id'))
    .execute()
}
