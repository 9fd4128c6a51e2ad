import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { counter, histogram } from '../metrics.ts'
import type { Store } from '../store/core/store.ts'
import * as jobs from '../store/job/jobs.ts'
import { MOST_ATTEMPTS, waitAfter } from './back-off.ts'
import { PermanentFailure } from './job.ts'
import type { Registry } from './registry.ts'

export interface RunOptions {
  store: Store
  registry: Registry
  log: Log
}

const AT_ONCE = 8
const MOST_ERROR_LENGTH = 2_000
const RECORD_AGAIN_MS = 1_000

const ran = counter('cuboid_jobs_total', 'Runs of jobs, by what came of them.')
const took = histogram('cuboid_job_duration_seconds', 'How long jobs ran.')

/** Runs all that is due by the store's clock, and what that queues for at once, to the end. Answers how many ran. */
export async function runDue(options: RunOptions): Promise<number> {
  const { store, registry } = options
  const types = [...registry.jobs.keys()]
  for (let count = 0; ; ) {
    await registry.fanOut()
    const heads = await store.readUnscoped((tx) => jobs.heads(tx, types))
    const claimed = await claim(store, heads, AT_ONCE)
    if (claimed.length === 0) return count
    await Promise.all(claimed.map((job) => runJob(options, job)))
    count += claimed.length
  }
}

/** Takes up to `limit` due jobs, of every type that has some its share: many of one hold up no other. */
export async function claim(store: Store, heads: readonly jobs.Head[], limit: number): Promise<jobs.Job[]> {
  const due = heads.filter(({ runAt }) => runAt <= store.clock()).sort((a, b) => a.runAt - b.runAt)
  if (due.length === 0) return []
  return store.writeUnscoped(async (tx) => {
    const claimed: jobs.Job[] = []
    for (const [i, { type }] of due.entries()) {
      const share = Math.ceil((limit - claimed.length) / (due.length - i))
      if (share > 0) claimed.push(...(await jobs.claimDue(tx, store.node, type, share)))
    }
    return claimed
  })
}

/**
 * Runs a claimed job, and writes down what came of it, however long the database is away meanwhile: a claim ends by
 * nothing else as long as this process lives.
 */
export async function runJob({ store, registry, log }: RunOptions, job: jobs.Job, end?: AbortSignal): Promise<void> {
  const startedAt = performance.now()
  const error = await failureOf(registry, job)
  const wait = error instanceof PermanentFailure ? null : waitAfter(job.attempts, Math.random())
  const outcome = error === null ? 'done' : wait === null ? 'given up' : 'to be tried again'
  const said = { job: job.id, org: job.orgId, type: job.type, attempt: job.attempts }
  ran({ type: job.type, outcome }).value++
  took({ type: job.type }).add(performance.now() - startedAt)
  if (outcome === 'given up') log.error({ ...said, err: error }, 'a job was given up')
  if (outcome === 'to be tried again') log.warn({ ...said, err: error, retryInMs: wait }, 'a job failed')

  while (!end?.aborted) {
    try {
      await store.writeUnscoped(async (tx) => {
        if (error === null) await jobs.finish(tx, job, store.node)
        else await jobs.fail(tx, job, store.node, textOf(error), wait === null ? null : tx.now + wait)
      })
      return
    } catch (trouble) {
      log.warn({ ...said, err: trouble }, 'the outcome of a job cannot be written down yet')
      await sleep(RECORD_AGAIN_MS, undefined, { signal: end }).catch(() => {})
    }
  }
}

/** Null: it went well. */
async function failureOf(registry: Registry, job: jobs.Job): Promise<Error | null> {
  try {
    if (job.attempts > MOST_ATTEMPTS)
      throw new PermanentFailure('each time it ran, the process ended before the job did')
    await registry.jobs.get(job.type)?.run(job) // it is there: only known types are claimed
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

const textOf = (error: Error) => String(error).slice(0, MOST_ERROR_LENGTH)
