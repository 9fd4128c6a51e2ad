import { isRecordId } from '../../domain/ids.ts'
import { insertRows } from '../core/insert-rows.ts'
import { statement } from '../core/statement.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'
import type { TaskBlockerRow } from '../tables.ts'
import { parseList } from './rows.ts'
import { type Sight, seenBy, sight } from './sight.ts'

/** Those of the tasks that the actor may see, each with whether it is open. */
export async function openOf(tx: ReadTx, ids: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  if (ids.length === 0) return NOTHING
  const rows = await seen(tx, { ...sight(tx), ids: tx.engine.encodeList([...new Set(ids)].filter(isRecordId)) })
  return new Map(rows.map((row) => [row.id, row.completed_at === null]))
}
const NOTHING: ReadonlyMap<string, boolean> = new Map()

const seen = statement<Sight & { ids: unknown }, { id: string; completed_at: number | null }>((db, the, tx) =>
  db
    .selectFrom('task')
    .select(['task.id', 'task.completed_at'])
    .where('task.org_id', '=', the('orgId'))
    .where(({ ref }) => tx.engine.isOneOf(ref('task.id'), the('ids'), 'id'))
    .where('task.deleted_at', 'is', null)
    .where(seenBy(tx, the)),
)

/**
 * What these tasks wait for, whoever may see it; those in the trash too, as they may come back. Held until the transaction
 * ends: who looks here is about to let another task wait.
 */
export async function lockBlockersOf(tx: WriteTx, ids: readonly string[]): Promise<string[]> {
  const query = tx.db
    .selectFrom('task')
    .select(['task.blocker_ids'])
    .where('task.org_id', '=', tx.org.id)
    .where(({ ref }) => tx.engine.isOneOf(ref('task.id'), tx.engine.encodeList(ids), 'id'))
  const rows = await tx.engine.lockRows(query, 'task').execute()
  return rows.flatMap((row) => (row.blocker_ids === null ? [] : parseList<string>(row.blocker_ids)))
}

const waiting = statement<{ orgId: number; blockerId: string }, Pick<TaskBlockerRow, 'task_id'>>((db, the) =>
  db
    .selectFrom('task_blocker')
    .select('task_id')
    .where('org_id', '=', the('orgId'))
    .where('blocker_id', '=', the('blockerId'))
    .orderBy('task_id')
    .limit(MOST_TOLD),
)
/** So that one completion has a bound. */
const MOST_TOLD = 500

/** The tasks that wait for this one, whoever may see them. */
export const waitingFor = async (tx: WriteTx, blockerId: string): Promise<string[]> =>
  (await waiting(tx, { orgId: tx.org.id, blockerId })).map((row) => row.task_id)

/** Whether any of the tasks, whoever may see it, is open; those in the trash are not. */
export async function isAnyOpen({ db, org, engine }: WriteTx, ids: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('task')
    .select('id')
    .where('org_id', '=', org.id)
    .where(({ ref }) => engine.isOneOf(ref('id'), engine.encodeList(ids), 'id'))
    .where('deleted_at', 'is', null)
    .where('completed_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export const linkBlockers = (tx: WriteTx, taskId: string, blockerIds: readonly string[]): Promise<void> =>
  insertRows(
    tx,
    'task_blocker',
    blockerIds.map((blockerId) => ({ org_id: tx.org.id, blocker_id: blockerId, task_id: taskId })),
  )

export async function unlinkBlockers(tx: WriteTx, taskId: string, blockerIds: readonly string[]): Promise<void> {
  if (blockerIds.length === 0) return
  await tx.db
    .deleteFrom('task_blocker')
    .where('org_id', '=', tx.org.id)
    .where('blocker_id', 'in', blockerIds)
    .where('task_id', '=', taskId)
    .execute()
}
