import { argon2Sync } from 'node:crypto'
import { parentPort } from 'node:worker_threads'

// See hashing.ts. What throws ends the thread, which its keeper hears of.
parentPort?.on('message', (parameters) => parentPort?.postMessage(argon2Sync('argon2id', parameters)))
