import { accessOf, mayInOrganization, require } from '../../domain/access.ts'
import { notFound } from '../../domain/errors.ts'
import { isRecordId } from '../../domain/ids.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { type FailedJob, findFailed, retry } from '../../store/job/failed.ts'

/** Lets a job of the actor's organization that was given up run again. Throws forbidden, not_found. */
export async function retryJob(tx: WriteTx, id: string): Promise<FailedJob> {
  require(mayInOrganization(accessOf(tx.org, tx.actor.userId), 'manage_jobs'), 'manage_jobs')
  const job = isRecordId(id) ? await findFailed(tx, id, tx.org.id) : undefined
  if (!job) throw notFound('job')
  await retry(tx, job)
  return job
}
