import type { UnscopedReadTx, UnscopedWriteTx } from '../core/store.ts'
import type { JobRow } from '../tables.ts'

/** A job that was given up: it is kept until somebody looks at it. */
export interface FailedJob {
  readonly id: string
  readonly orgId: number
  readonly type: string
  readonly attempts: number
  /** Unix milliseconds. */
  readonly failedAt: number
  readonly error: string
}

/**
 * Those given up last come first.
 *
 * @param until  Unix milliseconds: those given up by then
 */
export async function listFailed(tx: UnscopedReadTx, limit: number, until = tx.now): Promise<FailedJob[]> {
  const rows = await tx.db
    .selectFrom('job')
    .selectAll()
    .where('failed_at', '<=', until)
    .orderBy('failed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toFailedJob)
}

export async function findFailed(tx: UnscopedReadTx, id: string): Promise<FailedJob | undefined> {
  const row = await tx.db
    .selectFrom('job')
    .selectAll()
    .where('id', '=', id)
    .where('failed_at', 'is not', null)
    .executeTakeFirst()
  return row && toFailedJob(row)
}

/** Lets it run again, as if it had just been queued. */
export async function retry(tx: UnscopedWriteTx, { orgId, id }: Pick<FailedJob, 'orgId' | 'id'>): Promise<void> {
  await tx.db
    .updateTable('job')
    .set({ failed_at: null, attempts: 0, run_at: tx.now })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('failed_at', 'is not', null)
    .execute()
  tx.touched.add('jobs')
}

const toFailedJob = (row: JobRow): FailedJob => ({
  id: row.id,
  orgId: row.org_id,
  type: row.type,
  attempts: row.attempts,
  failedAt: row.failed_at as number, // the queries ask for those that have one
  error: row.last_error ?? '',
})
