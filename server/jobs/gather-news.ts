import * as jobs from '../store/job/jobs.ts'
import { type Gathering, gatherNews as gather } from '../usecases/notification/news.ts'
import type { JobKind } from './job.ts'

/** Makes one mail of what a reader was told of, once: the job ends in the transaction that queues the mail. */
export const gatherNews: JobKind<Gathering> = {
  type: 'gather-news',
  async run({ store, mailer }, { userId }, job) {
    await store.write({ orgId: job.orgId, userId, credentialId: null }, async (tx) => {
      if (await jobs.finish(tx, job, store.node)) await gather(tx, mailer)
    })
  },
}
