import { spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { systemActor } from '../../server/domain/people/actor.ts'
import { type JobKind, PermanentFailure } from '../../server/jobs/job.ts'
import { jobRegistry } from '../../server/jobs/registry.ts'
import { startWorker } from '../../server/jobs/worker.ts'
import * as jobs from '../../server/store/job/jobs.ts'
import * as jobQueue from '../../server/store/job/queue.ts'
import { postgresUrl } from '../support/postgres.ts'
import { anotherStore, HOUR, worldWith } from '../support/test-jobs.ts'
import { world } from '../support/world.ts'

const DAY = 24 * HOUR

test('a job that fails is tried again with patience, ten times, and then kept for inspection', async () => {
  let attempts = 0
  const { queue, runDue, rows, clock } = await worldWith(() => {
    attempts++
    throw new Error('the printer is on fire')
  })
  await queue({})
  const waits: number[] = []
  for (;;) {
    expect(await runDue()).toBe(1)
    const [job] = await rows()
    expect(job?.last_error).toBe('Error: the printer is on fire')
    if (job?.failed_at !== null) break
    waits.push(job.run_at - clock.now())
    clock.advance(job.run_at - clock.now() - 1)
    expect(await runDue()).toBe(0)
    clock.advance(1)
  }
  expect(attempts).toBe(10)
  const least = [1, 5, 30, 120, 600, 3_600, 10_800, 21_600, 43_200].map((seconds) => seconds * 800)
  expect(waits.every((wait, i) => wait >= (least[i] ?? Infinity) && wait <= (least[i] ?? 0) * 1.5)).toBe(true)
  clock.advance(DAY)
  expect(await runDue()).toBe(0)
  expect(await rows()).toMatchObject([{ attempts: 10, failed_at: clock.now() - DAY }])
})

test('a job that will never succeed is given up at once', async () => {
  const { queue, runDue, rows } = await worldWith(() => {
    throw new PermanentFailure('there is nobody')
  })
  await queue({})
  await runDue()
  expect(await rows()).toMatchObject([
    { attempts: 1, last_error: 'PermanentFailure: there is nobody', failed_at: expect.any(Number) },
  ])
})

test('jobs that wait for the outside world hold up none of the others, and many of a kind none of another', async () => {
  const w = await world()
  const never = new AbortController()
  onTestFinished(() => never.abort())
  const slow: JobKind = { type: 'slow', isOutside: true, run: async () => void (await once(never.signal, 'abort')) }
  const order: string[] = []
  const all = Promise.withResolvers<void>()
  const noting = (type: string): JobKind => ({
    type,
    async run() {
      if (order.push(type) === 101) all.resolve()
    },
  })
  const log = w.app.log
  const registry = jobRegistry({ store: w.store, log } as never, [slow, noting('many'), noting('few')]) // they need no more
  await w.store.write(systemActor(1), async (tx) => {
    for (let n = 0; n < 20; n++) await jobQueue.queue(tx, { type: 'slow', data: {} })
    for (let n = 0; n < 100; n++) await jobQueue.queue(tx, { type: 'many', data: {}, runAt: tx.now - HOUR })
    await jobQueue.queue(tx, { type: 'few', data: {} })
  })
  const worker = startWorker({ store: w.store, registry, log })
  await all.promise
  expect(order.indexOf('few')).toBeLessThan(10)
  never.abort()
  await worker.stop()
})

test('a job of a newer release is left alone', async () => {
  const { queue, runDue, rows, worker } = await worldWith(() => {})
  await queue({ type: 'teleport' })
  worker()
  expect(await runDue()).toBe(0)
  expect(await rows()).toMatchObject([{ type: 'teleport', attempts: 0, failed_at: null, claimed_by: null }])
})

test('whatever the clock does, a job that runs is not begun again', async () => {
  const begun = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  let runs = 0
  const w = await worldWith(async () => {
    runs++
    begun.resolve()
    await goOn.promise
  })
  await w.queue({})
  const worker = w.worker()
  await begun.promise
  w.clock.advance(DAY) // by which the lease of this very process has ended
  expect(await w.runDue()).toBe(0)
  w.clock.advance(-2 * DAY)
  expect(await w.runDue()).toBe(0)
  goOn.resolve()
  await worker.stop()
  w.clock.advance(DAY) // the time of the job comes a second time
  expect(await w.runDue()).toBe(0)
  expect(runs).toBe(1)
  expect(await w.rows()).toEqual([])
})

test('the worker stops when what runs has ended, and begins nothing more', async () => {
  const begun = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const ended: number[] = []
  const w = await worldWith(async ({ n }) => {
    begun.resolve()
    await goOn.promise
    ended.push(n)
  })
  const worker = w.worker()
  await w.queue({ data: { n: 1 } })
  await begun.promise
  const stopped = worker.stop()
  await w.queue({ data: { n: 2 } })
  goOn.resolve()
  await stopped
  expect(ended).toEqual([1])
  expect(await w.rows()).toMatchObject([{ data: '{"n":2}', claimed_by: null, attempts: 0 }])
})

test('the claims of a node that is gone are freed, unless it comes back', async () => {
  const w = await worldWith(() => {})
  const other = await anotherStore(w)
  await w.queue({})
  await other.writeUnscoped((tx) => jobs.claimDue(tx, other.node, 'count', 1))
  expect(await w.runDue()).toBe(0)
  const [seen] = await w.store.readUnscoped(jobs.claimants)
  expect(seen?.node).toBe(other.node)
  const free = (claimant: jobs.Claimant) => w.store.writeUnscoped((tx) => jobs.releaseClaims(tx, claimant))

  await free({ node: other.node, expiresAt: 1 }) // it has renewed its lease since
  expect(await w.runDue()).toBe(0)
  if (seen) await free(seen)
  expect(await w.runDue()).toBe(1)
})

test('a job whose process is killed in its midst runs again', async () => {
  const w = await worldWith(() => {})
  await w.queue({})
  const script = new URL('../support/hanging-worker.ts', import.meta.url).pathname
  const { data, databaseUrl } = w.config
  const child = spawn(process.execPath, [script, JSON.stringify({ data, databaseUrl, now: w.clock.now() })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data') // the job says that it has begun
  expect(await w.runDue()).toBe(0)
  child.kill('SIGKILL')
  await once(child, 'exit')

  const ours = { node: w.store.node, expires_at: w.clock.now() + HOUR }
  await w.store.writeUnscoped((tx) => tx.db.updateTable('node_lease').set(ours).where('node', '=', ours.node).execute())
  const successor = await anotherStore(w, HOUR / 2) // by when the lease of the killed one is not trusted any more, and ours is
  expect(await w.runDue(successor)).toBe(1)
  expect(await w.rows()).toEqual([])
})

test('a job that ends its process each time is given up', async () => {
  let runs = 0
  const w = await worldWith(() => runs++)
  await w.queue({})
  await w.store.writeUnscoped((tx) => tx.db.updateTable('job').set({ attempts: 10 }).execute())
  await w.runDue()
  expect(runs).toBe(0)
  expect(await w.rows()).toMatchObject([
    { failed_at: w.clock.now(), last_error: expect.stringContaining('process ended') },
  ])
})

if (process.env.CUBOID_TEST_ENGINE === 'postgres')
  test('a job that ends while the database is away is noted when it is back', async () => {
    const admin = new pg.Client(postgresUrl())
    await admin.connect()
    onTestFinished(() => admin.end())
    const allow = (isAllowed: boolean) => admin.query(`alter database ${name} allow_connections ${isAllowed}`)
    let runs = 0
    const goAway = async () => {
      runs++
      await allow(false)
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    }
    const w = await worldWith(goAway, () => allow(true))
    const name = new URL(w.config.databaseUrl ?? '').pathname.slice(1)
    await w.queue({})
    expect(await w.runDue()).toBe(1)
    expect(runs).toBe(1)
    expect(await w.rows()).toEqual([])
  })
