import type { JobKind } from '../../server/jobs/job.ts'
import { jobRegistry } from '../../server/jobs/registry.ts'
import { startWorker } from '../../server/jobs/worker.ts'
import { openLog } from '../../server/log.ts'
import { openEngine } from '../../server/store/core/open.ts'
import { openStore } from '../../server/store/core/store.ts'

/** A process whose jobs begin, say so, and never end. */
const { now, ...place } = JSON.parse(process.argv[2] ?? '')
const store = await openStore(await openEngine(place), () => now)
const hanging: JobKind = {
  type: 'count',
  async run() {
    console.log('begun')
    await new Promise(() => {})
  },
}
const log = openLog('silent')
startWorker({ store, log, registry: jobRegistry({ store, log } as never, [hanging]) }) // it needs nothing else
