import { sql } from 'kysely'
import { statement } from '../core/statement.ts'
import type { WriteTx } from '../core/store.ts'

export interface NewJob {
  type: string
  data: object
  /** Unix milliseconds; absent: at once. */
  runAt?: number
  /** There is one job with this key in the organization: queueing it again moves it. */
  key?: string
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
