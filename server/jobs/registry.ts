import type { Job } from '../store/job/jobs.ts'
import { emptyTrashes } from './empty-trash.ts'
import type { Chore, JobContext, JobKind } from './job.ts'
import { mailReset } from './mail-reset.ts'
import { recurTask } from './recur-task.ts'
import { remind } from './remind.ts'
import { removeBlob } from './remove-blob.ts'
import { removeExpired } from './remove-expired.ts'
import { sendMail } from './send-mail.ts'
import { sweepFiles, sweepInbox } from './sweep-files.ts'

const JOBS: readonly JobKind[] = [sendMail, mailReset, remind, recurTask, removeBlob, sweepFiles]
const CHORES: readonly Chore[] = [removeExpired, emptyTrashes, sweepInbox]

/** The jobs that this release knows, with what they work with in their hands. Those of a newer one are left alone. */
export interface Registry {
  readonly jobs: ReadonlyMap<string, { isOutside: boolean; run(job: Job): Promise<void> }>
  readonly chores: readonly { name: string; run(): Promise<void> }[]
}

export const jobRegistry = (context: JobContext, kinds: readonly JobKind[] = JOBS): Registry => ({
  jobs: new Map(
    kinds.map(({ type, isOutside = false, run }) => [
      type,
      { isOutside, run: (job) => run(context, job.data as never, job) }, // what the kind's own use case queued
    ]),
  ),
  chores: CHORES.map(({ name, run }) => ({ name, run: () => run(context) })),
})
