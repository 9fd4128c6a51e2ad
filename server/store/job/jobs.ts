import { sql } from 'kysely'
import { statement } from '../core/statement.ts'
import type { UnscopedReadTx, UnscopedWriteTx, WriteTx } from '../core/store.ts'
import type { JobRow } from '../tables.ts'

export interface Job {
  readonly id: string
  readonly orgId: number
  readonly type: string
  readonly data: unknown
  /** This one included. */
  readonly attempts: number
}

/** Holds a job that this node runs, so that who queues it at the same time waits. False: the node has lost it. */
export async function lockClaimed(tx: WriteTx, { id }: Job, node: number): Promise<boolean> {
  const job = tx.db
    .selectFrom('job')
    .select('job.id')
    .where('job.org_id', '=', tx.org.id)
    .where('job.id', '=', id)
    .where('job.claimed_by', '=', node)
  return (await tx.engine.lockRows(job, 'job').executeTakeFirst()) !== undefined
}

/** It has done what it could, and runs again then. */
export async function putOff(tx: WriteTx, { id }: Job, node: number, runAt: number): Promise<void> {
  await tx.db
    .updateTable('job')
    .set({ claimed_by: null, run_at: runAt, attempts: 0, last_error: null })
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .where('claimed_by', '=', node)
    .execute()
  tx.touched.add('jobs')
}

export interface Head {
  readonly type: string
  /** When the next job of the type is due, in Unix milliseconds. */
  readonly runAt: number
}

const headStatement = statement<{ types: string }, { type: string; run_at: number | null }>((db, the, { engine }) => {
  const type = sql<string>`known.value`
  return db.selectFrom(engine.jsonElements(sql`${the('types')}`, 'text').as('known')).select((row) => [
    type.as('type'),
    row
      .selectFrom('job')
      .select(({ fn }) => fn.min<number>('run_at').as('run_at'))
      .where('type', '=', type)
      .where('failed_at', 'is', null)
      .where('claimed_by', 'is', null)
      .as('run_at'),
  ])
})

/** Of those of the types that have a job waiting. */
export async function heads(tx: UnscopedReadTx, types: readonly string[]): Promise<Head[]> {
  const rows = await headStatement(tx, { types: JSON.stringify(types) })
  return rows.flatMap(({ type, run_at }) => (run_at === null ? [] : [{ type, runAt: run_at }]))
}

const dueStatement = statement<{ type: string; now: number; limit: number }, JobRow>((db, the, { engine }) =>
  engine.lockRows(
    db
      .selectFrom('job')
      .selectAll()
      .where('type', '=', the('type'))
      .where('run_at', '<=', the('now'))
      .where('failed_at', 'is', null)
      .where('claimed_by', 'is', null)
      .orderBy('run_at')
      .limit(the('limit')),
    'job',
    'skip',
  ),
)

const claimStatement = statement<{ orgId: number; id: string; node: number }, never>((db, the) =>
  db
    .updateTable('job')
    .set((job) => ({ claimed_by: the('node'), attempts: job('attempts', '+', 1) }))
    .where('org_id', '=', the('orgId'))
    .where('id', '=', the('id')),
)

/** Takes up to `limit` due jobs of the type for this node; no other node gets them. */
export async function claimDue(tx: UnscopedWriteTx, node: number, type: string, limit: number): Promise<Job[]> {
  const rows = await dueStatement(tx, { type, now: tx.now, limit })
  for (const { org_id, id } of rows) await claimStatement(tx, { orgId: org_id, id, node })
  return rows.map(toJob)
}

const removeClaimed = statement<{ orgId: number; id: string; node: number }, { id: string }>((db, the) =>
  db
    .deleteFrom('job')
    .where('org_id', '=', the('orgId'))
    .where('id', '=', the('id'))
    .where('claimed_by', '=', the('node'))
    .returning('id'),
)

/**
 * The job is done. False: it was done before, or was moved, cancelled or given to another node meanwhile. A job whose
 * whole effect is in the database finishes in the very transaction that makes it, and so has it once.
 */
export async function finish(tx: UnscopedWriteTx, { orgId, id }: Job, node: number): Promise<boolean> {
  const rows = await removeClaimed(tx, { orgId, id, node })
  return rows.length > 0
}

/** It did not work: `retryAt` is when to try again, or null to give it up and keep it for inspection. */
export async function fail(
  tx: UnscopedWriteTx,
  { orgId, id }: Job,
  node: number,
  error: string,
  retryAt: number | null,
): Promise<void> {
  await tx.db
    .updateTable('job')
    .set({ claimed_by: null, last_error: error, ...(retryAt === null ? { failed_at: tx.now } : { run_at: retryAt }) })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('claimed_by', '=', node)
    .execute()
}

/** Gives back a job that this node has not begun, or cannot end. */
export async function release(tx: UnscopedWriteTx, { orgId, id }: Job, node: number): Promise<void> {
  await tx.db
    .updateTable('job')
    .set((job) => ({ claimed_by: null, attempts: job('attempts', '-', 1) }))
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('claimed_by', '=', node)
    .execute()
  tx.touched.add('jobs')
}

export interface Claimant {
  readonly node: number
  /** Of its lease; another one whenever the node renews it. Null: it has none. */
  readonly expiresAt: number | null
}

/** The nodes that have claimed jobs. */
export async function claimants(tx: UnscopedReadTx): Promise<Claimant[]> {
  const rows = await tx.db
    .selectFrom('job')
    .leftJoin('node_lease', 'node_lease.node', 'job.claimed_by')
    .select(['job.claimed_by as node', 'node_lease.expires_at'])
    .where('job.claimed_by', 'is not', null)
    .distinct()
    .execute()
  return rows.map((row) => ({ node: row.node as number, expiresAt: row.expires_at })) // not null, by the filter
}

/** Frees the claims of a node that is gone; what it was at runs again. */
export async function releaseClaims(tx: UnscopedWriteTx, { node, expiresAt }: Claimant): Promise<void> {
  await tx.db
    .updateTable('job')
    .set({ claimed_by: null })
    .where('claimed_by', '=', node)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('node_lease')
            .select('node')
            .where('node_lease.node', '=', node)
            .where('node_lease.expires_at', '<>', expiresAt ?? 0), // it is back
        ),
      ),
    )
    .execute()
  tx.touched.add('jobs')
}

/** How many jobs wait though their time has come, and how many were given up. */
export async function depth(tx: UnscopedReadTx): Promise<{ due: number; failed: number }> {
  const counted = tx.db.selectFrom('job').select(({ fn }) => fn.countAll().as('count'))
  const due = await counted.where('failed_at', 'is', null).where('run_at', '<=', tx.now).executeTakeFirstOrThrow()
  const failed = await counted.where('failed_at', 'is not', null).executeTakeFirstOrThrow()
  return { due: Number(due.count), failed: Number(failed.count) }
}

const toJob = (row: JobRow): Job => ({
  id: row.id,
  orgId: row.org_id,
  type: row.type,
  data: JSON.parse(row.data),
  attempts: row.attempts + 1,
})
