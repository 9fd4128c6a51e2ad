import { sql } from 'kysely'
import { inRank, type Ranked, type Side } from '../../domain/task/place.ts'
import { statement } from '../core/statement.ts'
import type { WriteTx } from '../core/store.ts'
import { StaleVersionError } from '../organization/organizations.ts'

/** The tasks in a state of a project that are not archived. */
export interface Column {
  readonly projectId: string
  readonly stateId: number
}

const ORDER_LOCK = 4037202 // any number that no other advisory lock has

/** One at a time puts tasks between others in an organization, until its transaction ends. */
export async function lockOrder({ engine, db, org }: WriteTx): Promise<void> {
  if (engine.name === 'postgres')
    await sql`select pg_advisory_xact_lock(${ORDER_LOCK}::int, ${org.id}::int)`.execute(db)
}

/**
 * What stands next to a place in columns that are shown as one, whoever may see it.
 *
 * @param edge  the task that bounds the place; it is on this side if `withEdge`
 */
export async function nextTo(
  tx: WriteTx,
  way: 'above' | 'below',
  place: { columns: readonly Column[]; edge: Ranked; withEdge: boolean; exceptId: string; reach: number },
): Promise<Side> {
  const { columns, edge, exceptId, reach } = place
  const step = way === 'above' ? '>' : '<'
  const order = way === 'above' ? 'asc' : 'desc'
  const found: Ranked[][] = []
  for (const { projectId, stateId } of columns) {
    const rows = await tx.db
      .selectFrom('task')
      .select(['id', 'rank'])
      .where('org_id', '=', tx.org.id)
      .where('project_id', '=', projectId)
      .where('state_id', '=', stateId)
      .where('archived_at', 'is', null)
      .where('deleted_at', 'is', null)
      .where('rank', way === 'above' ? '>=' : '<=', edge.rank) // what the index begins at
      .where((row) => row.or([row('rank', step, edge.rank), row('id', place.withEdge ? `${step}=` : step, edge.id)]))
      .where('id', '!=', exceptId)
      .orderBy('rank', order)
      .orderBy('id', order)
      .limit(reach)
      .execute()
    found.push(rows)
  }
  const nearestFirst = found.flat().sort((a, b) => (way === 'above' ? inRank(b, a) : inRank(a, b)))
  return { tasks: nearestFirst.slice(0, reach), isWhole: nearestFirst.length < reach }
}

/** Gives tasks other ranks, held in the order of their ids. Throws StaleVersionError where one has another rank than was read. */
export async function setRanks(
  tx: WriteTx,
  known: readonly Ranked[],
  ranks: ReadonlyMap<string, number>,
): Promise<void> {
  const ids = tx.engine.encodeList([...ranks.keys()])
  const held = await tx.engine
    .lockRows(
      tx.db
        .selectFrom('task')
        .select(['task.id', 'task.rank', 'task.project_id'])
        .where('task.org_id', '=', tx.org.id)
        .where(({ ref }) => tx.engine.isOneOf(ref('task.id'), ids, 'id'))
        .orderBy('task.id'),
      'task',
    )
    .execute()
  const rankOf = new Map(known.map(({ id, rank }) => [id, rank]))
  if (held.length < ranks.size || held.some(({ id, rank }) => rankOf.get(id) !== rank)) throw new StaleVersionError()
  for (const [id, rank] of ranks) await setRank(tx, { orgId: tx.org.id, id, rank })
}

const setRank = statement<{ orgId: number; id: string; rank: number }, never>((db, the) =>
  db
    .updateTable('task')
    .set({ rank: the('rank') })
    .where('org_id', '=', the('orgId'))
    .where('id', '=', the('id')),
)
