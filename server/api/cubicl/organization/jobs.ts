import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import type { Organization } from '../../../domain/organization/organization.ts'
import { firstCodePoints } from '../../../domain/text.ts'
import type { Store } from '../../../store/core/store.ts'
import { type FailedJob, listFailed } from '../../../store/job/failed.ts'
import { retryJob } from '../../../usecases/organization/given-up-jobs.ts'
import { IdShape, Nullable, Seconds, toSeconds } from '../../http/shapes.ts'
import { problems } from '../errors.ts'

const tags = ['Organization']
const config = { action: 'manage_jobs' } as const
const MOST_LISTED = 100
const LONGEST_REASON = 500

const JobShape = Type.Object(
  {
    _id: IdShape,
    type: Type.String({ description: 'What it was to do.', examples: ['send-mail'] }),
    user: Nullable(Type.String({ description: 'Whom it was for; null where it was for nobody alone.' })),
    attempts: Type.Integer({ minimum: 0 }),
    failedAt: Seconds,
    reason: Type.String({ description: 'Why the last attempt failed, in one line.' }),
  },
  { title: 'GivenUpJob' },
)

/** What a job was about may be hidden from a manager, so that no more of its data is shown than whom it was for. */
const presentJob = (job: FailedJob, org: Organization): Static<typeof JobShape> => ({
  _id: job.id,
  type: job.type,
  user: job.userId !== null && org.users.has(job.userId) ? String(job.userId) : null,
  attempts: job.attempts,
  failedAt: toSeconds(job.failedAt),
  reason: firstCodePoints(job.error.split('\n', 1)[0] ?? '', LONGEST_REASON),
})

/** Work that leaves the server, and failed for so long that it was given up. */
export const jobs: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const list = {
    operationId: 'listGivenUpJobs',
    summary: 'The jobs of the organization that were given up, the last 100, newest first.',
    tags,
    response: { 200: Type.Array(JobShape), ...problems(403) },
  }
  api.get('/organization/jobs', { schema: list, config }, async ({ actor }) =>
    store.read(actor, async (tx) => {
      const found = await listFailed(tx, { orgId: tx.org.id, limit: MOST_LISTED })
      return found.map((job) => presentJob(job, tx.org))
    }),
  )

  const retry = {
    operationId: 'retryGivenUpJob',
    summary: 'Let a job that was given up run again, at once and as often as a new one.',
    tags,
    params: Type.Object({ id: IdShape }),
    response: { 200: JobShape, ...problems(403, 404) },
  }
  api.post('/organization/jobs/:id/retry', { schema: retry, config }, async ({ write, params: { id } }) =>
    write(async (tx) => presentJob(await retryJob(tx, id), tx.org)),
  )
}
