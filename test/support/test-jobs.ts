import { onTestFinished } from 'vitest'
import { systemActor } from '../../server/domain/people/actor.ts'
import type { JobKind } from '../../server/jobs/job.ts'
import { jobRegistry } from '../../server/jobs/registry.ts'
import { runDue } from '../../server/jobs/run-jobs.ts'
import { startWorker } from '../../server/jobs/worker.ts'
import type { Log } from '../../server/log.ts'
import { openEngine } from '../../server/store/core/open.ts'
import { openStore, type Store } from '../../server/store/core/store.ts'
import type * as jobs from '../../server/store/job/jobs.ts'
import * as jobQueue from '../../server/store/job/queue.ts'
import { type World, world } from './world.ts'

export const HOUR = 3_600_000

export type Run = (data: { n: number }, job: jobs.Job) => Promise<unknown> | unknown

/** A world in which jobs of type `count` do what the test says. */
export async function worldWith(run: Run, onWarning?: () => unknown) {
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
export async function anotherStore({ config, clock }: Pick<World, 'config' | 'clock'>, ahead = 0): Promise<Store> {
  const store = await openStore(await openEngine(config), () => clock.now() + ahead)
  onTestFinished(() => store.close())
  return store
}
