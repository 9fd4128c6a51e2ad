import { systemActor } from '../domain/people/actor.ts'
import * as jobs from '../store/job/jobs.ts'
import { recurAfterDeadline } from '../usecases/task/next-copy.ts'
import type { JobKind } from './job.ts'

/** Makes the next copy of a recurrent task whose deadline has passed. */
export const recurTask: JobKind<{ taskId: string }> = {
  type: 'recur-task',
  async run({ store }, { taskId }, job) {
    await store.write(systemActor(job.orgId), async (tx) => {
      if (await jobs.finish(tx, job, store.node)) await recurAfterDeadline(tx, taskId)
    })
  },
}
