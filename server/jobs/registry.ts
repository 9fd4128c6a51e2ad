import type { Job } from '../store/job/jobs.ts'
import { dailySummary } from './daily-summary.ts'
import { deliverWebhook } from './deliver-webhook.ts'
import { emptyTrashes } from './empty-trash.ts'
import { fanOutAll } from './fan-out.ts'
import { gatherNews } from './gather-news.ts'
import type { Chore, JobContext, JobKind } from './job.ts'
import { mailReset } from './mail-reset.ts'
import { makeBackup } from './make-backup.ts'
import { recurTask } from './recur-task.ts'
import { remind } from './remind.ts'
import { removeBlob } from './remove-blob.ts'
import { removeDeliveries } from './remove-deliveries.ts'
import { removeExpired } from './remove-expired.ts'
import { sendMail } from './send-mail.ts'
import { sendAutoReply, sendPost } from './send-post.ts'
import { sweepFiles, sweepInbox } from './sweep-files.ts'

const JOBS: readonly JobKind[] = [
  sendMail,
  gatherNews,
  dailySummary,
  sendPost,
  sendAutoReply,
  mailReset,
  remind,
  recurTask,
  removeBlob,
  sweepFiles,
  deliverWebhook,
]
const CHORES: readonly Chore[] = [removeExpired, emptyTrashes, sweepInbox, removeDeliveries, makeBackup]

/** The jobs that this release knows, with what they work with in their hands. Those of a newer one are left alone. */
export interface Registry {
  readonly jobs: ReadonlyMap<string, { isOutside: boolean; places?: number | undefined; run(job: Job): Promise<void> }>
  readonly chores: readonly { name: string; run(): Promise<void> }[]
  /** Queues jobs of what webhooks are to be told. */
  fanOut(end?: AbortSignal): Promise<void>
}

export const jobRegistry = (context: JobContext, kinds: readonly JobKind[] = JOBS): Registry => ({
  jobs: new Map(
    kinds.map(({ type, isOutside = false, places, run }) => [
      type,
      { isOutside, places, run: (job) => run(context, job.data as never, job) }, // what the kind's own use case queued
    ]),
  ),
  chores: CHORES.map(({ name, run }) => ({ name, run: () => run(context) })),
  fanOut: (end) => fanOutAll(context, end),
})
