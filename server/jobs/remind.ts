import { systemActor } from '../domain/people/actor.ts'
import * as jobs from '../store/job/jobs.ts'
import { type Reminder, remindOf } from '../usecases/lead/reminders.ts'
import type { JobKind } from './job.ts'

/** Reminds of a lead, once: the job ends in the transaction that says so, and one that was moved or cancelled says nothing. */
export const remind: JobKind<Reminder> = {
  type: 'remind',
  async run({ store }, reminder, job) {
    await store.write(systemActor(job.orgId), async (tx) => {
      if (await jobs.finish(tx, job, store.node)) await remindOf(tx, reminder)
    })
  },
}
