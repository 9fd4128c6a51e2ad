import { parentPort, workerData } from 'node:worker_threads'
import type { Config } from '../config.ts'
import { backUp, type Options } from './back-up.ts'

/** Makes a backup away from the event loop that answers everybody. See in-thread.ts. */
const { config, options } = workerData as { config: Config; options: Options } // by in-thread.ts
parentPort?.postMessage(await backUp(config, options))
