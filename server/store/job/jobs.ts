import { sql } from 'kysely'
import { statement } from '../core/statement.ts'
import type { UnscopedReadTx, UnscopedWriteTx, WriteTx } from '../core/store.ts'
import type { JobRow } from '../tables.ts'

export interface NewJob {
  type: string
  data: object
  /** Unix milliseconds; absent: at once. */
  runAt?: number
  /** There is one job with this key in the organization: queueing it again moves it. */
  key?: string
}

export interface Job {
  readonly id: string
  readonly orgId: number
  readonly type: string
  readonly data: unknown
  /** This one included. */
  readonly attempts: number
}

/** Queues work for after the commit. */
export async function queue(tx: WriteTx, { type, data, runAt = tx.now, key }: NewJob): Promise<void> {
  // With an id of its own even where it takes a job's place: whoever is at that one finishes that one, not this.
  const changing = {
    id: tx.newId(),
    type,
    data: JSON.stringify(data),
    run_at: runAt,
    attempts: 0,
    claimed_by: null,
    failed_at: null,
    last_error: null,
  }
  let query = tx.db.insertInto('job').values({ org_id: tx.org.id, key: key ?? null, ...changing })
  if (key !== undefined) {
    query = query.onConflict((c) => c.columns(['org_id', 'key']).where('key', 'is not', null).doUpdateSet(changing))
  }
  await query.execute()
  tx.touched.add('jobs')
}

/**
 * Queues jobs, and leaves those with their keys that wait where they are, or lets them run sooner. One that is running counts
 * for done only when this transaction has ended: what it then reads holds what this one writes.
 */
export async function queueAtLatest(tx: WriteTx, news: readonly Required<NewJob>[]): Promise<void> {
  const rows = news.map(({ type, key, data, runAt }) => ({
    ...{ org_id: tx.org.id, id: tx.newId(), type, key, data: JSON.stringify(data), run_at: runAt },
    ...{ attempts: 0, claimed_by: null, failed_at: null, last_error: null },
  }))
  await tx.db
    .insertInto('job')
    .values(rows)
    .onConflict((c) =>
      c
        .columns(['org_id', 'key'])
        .where('key', 'is not', null)
        .doUpdateSet((row) => ({
          failed_at: null,
          run_at: row
            .case()
            .when('job.claimed_by', 'is', null)
            .then(sql<number>`case when excluded.run_at < job.run_at then excluded.run_at else job.run_at end`)
            .else(row.ref('job.run_at'))
            .end(),
        })),
    )
    .execute()
  tx.touched.add('jobs')
}

/** Runs those of the type that wait for another attempt, or were given up, at once. */
export async function retryNow(tx: WriteTx, type: string): Promise<void> {
  await tx.db
    .updateTable('job')
    .set({ run_at: tx.now, attempts: 0, failed_at: null })
    .where('org_id', '=', tx.org.id)
    .where('type', '=', type)
    .where('claimed_by', 'is', null)
    .where('last_error', 'is not', null)
    .execute()
  tx.touched.add('jobs')
}

export async function cancel(tx: WriteTx, key: string): Promise<void> {
  await tx.db.deleteFrom('job').where('org_id', '=', tx.org.id).where('key', '=', key).execute()
}

/** Queues a job, or moves the one with its key, which stays the same job. Answers its id; undefined: it is running. */
export async function queueOrMove(
  tx: WriteTx,
  { type, data, runAt, key }: Required<NewJob>,
): Promise<string | undefined> {
  const moved = { run_at: runAt, attempts: 0, failed_at: null, last_error: null }
  const row = await tx.db
    .insertInto('job')
    .values({ org_id: tx.org.id, id: tx.newId(), type, key, data: JSON.stringify(data), claimed_by: null, ...moved })
    .onConflict((c) =>
      c.columns(['org_id', 'key']).where('key', 'is not', null).doUpdateSet(moved).where('job.claimed_by', 'is', null),
    )
    .returning('id')
    .executeTakeFirst()
  tx.touched.add('jobs')
  return row?.id
}

const queueSoonestStatement = statement<{ orgId: number; type: string; ids: string; runAt: number }, never>(
  (db, the, { engine }) => {
    const id = sql<string>`wanted.value`
    return db
      .insertInto('job')
      .columns(['org_id', 'id', 'type', 'data', 'run_at', 'attempts'])
      .expression(
        (row) =>
          row
            .selectFrom(engine.jsonElements(sql`${the('ids')}`, 'id').as('wanted'))
            .select([
              sql<number>`cast(${the('orgId')} as integer)`.as('org_id'),
              id.as('id'),
              sql<string>`cast(${the('type')} as text)`.as('type'),
              sql<string>`'{"id":"' || ${id} || '"}'`.as('data'),
              sql<number>`${the('runAt')} + 0.0`.as('run_at'),
              sql.lit(0).as('attempts'),
            ])
            .where(sql<boolean>`1 = 1`), // SQLite could not tell what follows from a join
      )
      .onConflict((conflict) =>
        // Also where nothing changes, PostgreSQL holds the row: see lockClaimed.
        conflict
          .columns(['org_id', 'id'])
          .doUpdateSet({
            run_at: sql<number>`excluded.run_at`,
            attempts: sql<number>`case when job.failed_at is null then job.attempts else 0 end`,
            failed_at: null,
          })
          .where(sql<boolean>`excluded.run_at < job.run_at or job.failed_at is not null`),
      )
  },
)

/**
 * Sees to it that for each of these records, whose ids the jobs have, one job runs no later than then. One that runs
 * meanwhile finds out by `lockClaimed`.
 */
export async function queueSoonest(
  tx: WriteTx,
  { type, ids, runAt = tx.now }: { type: string; ids: readonly string[]; runAt?: number },
): Promise<void> {
  if (ids.length === 0) return
  await queueSoonestStatement(tx, { orgId: tx.org.id, type, ids: JSON.stringify(ids), runAt })
  tx.touched.add('jobs')
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

/** Whether the job with this key is the one with this id and never ran. It is held until the transaction ends. */
export async function lockUntouched(tx: WriteTx, key: string, id: string): Promise<boolean> {
  const job = tx.db
    .selectFrom('job')
    .select(['id', 'claimed_by', 'attempts'])
    .where('org_id', '=', tx.org.id)
    .where('key', '=', key)
  const row = await tx.engine.lockRows(job, 'job').executeTakeFirst()
  return row?.id === id && row.claimed_by === null && row.attempts === 0
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
