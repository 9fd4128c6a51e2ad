import * as jobs from '../store/job/jobs.ts'
import { type SummaryDue, sendSummary } from '../usecases/notification/settings.ts'
import type { JobKind } from './job.ts'

/** Mails a person how the day stands, once a day: the job ends in the transaction that queues the mail and the next one. */
export const dailySummary: JobKind<SummaryDue> = {
  type: 'daily-summary',
  async run({ store, mailer }, { userId }, job) {
    await store.write({ orgId: job.orgId, userId, credentialId: null }, async (tx) => {
      if (await jobs.finish(tx, job, store.node)) await sendSummary(tx, mailer)
    })
  },
}
