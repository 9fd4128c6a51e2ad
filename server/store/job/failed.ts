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
  /** Whom it was for, if for one user. */
  readonly userId: number | null
}

export interface FailedSlice {
  /** Absent: of every organization. */
  readonly orgId?: number
  /** Unix milliseconds: those given up by then. */
  readonly until?: number
  readonly limit: number
}

/** Those given up last come first. */
export async function listFailed(tx: UnscopedReadTx, { orgId, until, limit }: FailedSlice): Promise<FailedJob[]> {
  let query = failed(tx, orgId).orderBy('failed_at', 'desc').orderBy('id', 'desc').limit(limit)
  if (until !== undefined) query = query.where('failed_at', '<=', until)
  return (await query.execute()).map(toFailedJob)
}

/** @param orgId  absent: of whichever organization */
export async function findFailed(tx: UnscopedReadTx, id: string, orgId?: number): Promise<FailedJob | undefined> {
  const row = await failed(tx, orgId).where('id', '=', id).executeTakeFirst()
  return row && toFailedJob(row)
}

const failed = ({ db }: UnscopedReadTx, orgId: number | undefined) => {
  const all = db.selectFrom('job').selectAll().where('failed_at', 'is not', null)
  return orgId === undefined ? all : all.where('org_id', '=', orgId)
}

/** Lets it run again, as if it had just been queued. */
export async function retry(tx: UnscopedWriteTx, { orgId, id }: Pick<FailedJob, 'orgId' | 'id'>): Promise<void> {
  await tx.db
    .updateTable('job')
    .set({ failed_at: null, last_error: null, attempts: 0, run_at: tx.now })
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
  userId: userOf(JSON.parse(row.data)),
})

const userOf = (data: { userId?: unknown }) => (typeof data.userId === 'number' ? data.userId : null)
