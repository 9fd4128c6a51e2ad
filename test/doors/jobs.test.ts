import { spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { systemActor } from '../../server/domain/people/actor.ts'
import { type JobKind, PermanentFailure } from '../../server/jobs/job.ts'
import { jobRegistry } from '../../server/jobs/registry.ts'
import { runDue } from '../../server/jobs/run-jobs.ts'
import { startWorker } from '../../server/jobs/worker.ts'
import type { Log } from '../../server/log.ts'
import { openEngine } from '../../server/store/core/open.ts'
import { openStore, type Store } from '../../server/store/core/store.ts'
import * as jobs from '../../server/store/job/jobs.ts'
import * as jobQueue from '../../server/store/job/queue.ts'
import { postgresUrl } from '../support/postgres.ts'
import { type World, world } from '../support/world.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

type Run = (data: { n: number }, job: jobs.Job) => Promise<unknown> | unknown

/** A world in which jobs of type `count` do what the test says. */
async function worldWith(run: Run, onWarning?: () => unknown) {
  const w = await world({ endsBroken: true }) // what becomes of its jobs is what the test is about
  const count: JobKind<{ n: number }> = {
    type: 'count',
    async run(_context, data, job) {
      await run(data, job)
    },
  }
  const log: Log = onWarning ? { debug() {}, info() {}, warn: onWarning, error() {} } : w.app.log
  // These jobs need nothing of what jobs can have.
  const registryOf = (store: Store) => jobRegistry({ store, log } as never, [count])
  const options = (store = w.store) => ({ store, registry: registryOf(store), log })
  return {
    ...w,
    queue: (...news: Partial<jobQueue.NewJob>[]) =>
      w.store.write(systemActor(1), async (tx) => {
        for (const each of news) await jobQueue.queue(tx, { type: 'count', data: {}, ...each })
      }),
    rows: () => w.store.readUnscoped((tx) => tx.db.selectFrom('job').selectAll().orderBy('run_at').execute()),
    runDue: (store?: Store) => runDue(options(store)),
    worker: (store?: Store) => {
      const worker = startWorker(options(store))
      onTestFinished(() => worker.stop())
      return worker
    },
  }
}

/** Another process on the same database, as far as the database can tell. */
async function anotherStore({ config, clock }: Pick<World, 'config' | 'clock'>, ahead = 0): Promise<Store> {
  const store = await openStore(await openEngine(config), () => clock.now() + ahead)
  onTestFinished(() => store.close())
  return store
}

test('a job runs once, after the commit that queued it, with what it was told', async () => {
  const told: unknown[] = []
  const { queue, runDue, rows } = await worldWith((data) => told.push(data))
  await queue({ data: { n: 7 } })
  expect([await runDue(), await runDue()]).toEqual([1, 0])
  expect(told).toEqual([{ n: 7 }])
  expect(await rows()).toEqual([])
})

test('a transaction that is rolled back queues nothing', async () => {
  const { store, runDue } = await worldWith(() => {})
  const failing = store.write(systemActor(1), async (tx) => {
    await jobQueue.queue(tx, { type: 'count', data: {} })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await runDue()).toBe(0)
})

test('a job for later waits for its time', async () => {
  const { queue, runDue, clock } = await worldWith(() => {})
  await queue({ runAt: clock.now() + HOUR })
  clock.advance(HOUR - 1)
  expect(await runDue()).toBe(0)
  clock.advance(1)
  expect(await runDue()).toBe(1)
})

test('what a job queues for at once runs in the same go', async () => {
  const w = await worldWith(({ n }) => n > 0 && w.queue({ data: { n: n - 1 } }))
  await w.queue({ data: { n: 3 } })
  expect(await w.runDue()).toBe(4)
})

test('the worker hears of a job as soon as it is queued, and of one whose time comes', async () => {
  const ran = Array.from({ length: 3 }, () => Promise.withResolvers<void>())
  const { queue, worker, clock } = await worldWith(({ n }) => ran[n]?.resolve())
  await queue({ data: { n: 0 } })
  worker()
  await ran[0]?.promise // was there when it started
  const queuedAt = performance.now()
  await queue({ data: { n: 1 } }, { data: { n: 2 }, runAt: clock.now() + HOUR })
  await ran[1]?.promise
  expect(performance.now() - queuedAt).toBeLessThan(1_000)
  clock.advance(HOUR) // no signal comes with that
  await ran[2]?.promise
})

test('the worker hears of a job that another process queued', async () => {
  const ran = Promise.withResolvers<void>()
  const w = await worldWith(() => ran.resolve())
  const other = await anotherStore(w)
  w.worker()
  const queuedAt = performance.now()
  await other.write(systemActor(1), (tx) => jobQueue.queue(tx, { type: 'count', data: {} }))
  await ran.promise
  expect(performance.now() - queuedAt).toBeLessThan(2_000)
})

test('two workers share 500 jobs, and each runs once', async () => {
  const runs = new Map<number, number>()
  const all = Promise.withResolvers<void>()
  const w = await worldWith(({ n }) => {
    runs.set(n, (runs.get(n) ?? 0) + 1)
    if (runs.size === 500) all.resolve()
  })
  const other = await anotherStore(w)
  await w.queue(...Array.from({ length: 500 }, (_, n) => ({ data: { n } })))
  const workers = [w.store, other].map((store) => w.worker(store))
  await all.promise
  await Promise.all(workers.map((worker) => worker.stop()))
  expect([...runs.values()].every((count) => count === 1)).toBe(true)
  expect(await w.rows()).toEqual([])
})

test('two processes that run what is due at the same time share it too', async () => {
  const runs: number[] = []
  const w = await worldWith(({ n }) => runs.push(n))
  const other = await anotherStore(w)
  await w.queue(...Array.from({ length: 40 }, (_, n) => ({ data: { n } })))
  const counts = await Promise.all([w.runDue(), w.runDue(other)])
  expect(counts[0] + counts[1]).toBe(40)
  expect(new Set(runs).size).toBe(40)
})

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

test('queueing a job with the same key moves it', async () => {
  const told: number[] = []
  const { queue, runDue, clock } = await worldWith(({ n }) => told.push(n))
  await queue({ key: 'a', data: { n: 1 } }, { key: 'b', data: { n: 2 } })
  await queue({ key: 'a', data: { n: 3 }, runAt: clock.now() + HOUR })
  await runDue()
  expect(told).toEqual([2])
  clock.advance(HOUR)
  await runDue()
  expect(told).toEqual([2, 3])
})

test('a job that is queued anew while it runs runs again', async () => {
  const told: number[] = []
  const w = await worldWith(async ({ n }) => {
    told.push(n)
    if (n === 1) await w.queue({ key: 'a', data: { n: 2 } })
  })
  await w.queue({ key: 'a', data: { n: 1 } })
  await w.runDue()
  expect(told).toEqual([1, 2])
  expect(await w.rows()).toEqual([])
})

test('a job that was cancelled, or moved, before it came to its effect knows', async () => {
  const finished: boolean[] = []
  const w = await worldWith(async (_data, job) => {
    await w.store.write(systemActor(1), async (tx) => jobQueue.cancel(tx, 'a'))
    finished.push(await w.store.writeUnscoped((tx) => jobs.finish(tx, job, w.store.node)))
  })
  await w.queue({ key: 'a' })
  await w.runDue()
  expect(finished).toEqual([false])
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
