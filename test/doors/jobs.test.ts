import { expect, test } from 'vitest'
import { systemActor } from '../../server/domain/people/actor.ts'
import * as jobs from '../../server/store/job/jobs.ts'
import * as jobQueue from '../../server/store/job/queue.ts'
import { anotherStore, HOUR, worldWith } from '../support/test-jobs.ts'

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
