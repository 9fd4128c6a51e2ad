import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Config } from '../config.ts'
import type { Made, Options } from './back-up.ts'

/** As `backUp`, in a thread of its own. */
export async function backUpInThread(config: Config, options: Options): Promise<Made> {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: { config, options } })
  worker.unref() // a server that ends waits for it no longer than for its other jobs
  const [made] = (await once(worker, 'message')) as [Made] // or it throws what the thread threw
  return made
}
