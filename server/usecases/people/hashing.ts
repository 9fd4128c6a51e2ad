import type { Argon2Parameters } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { unavailable } from '../../domain/errors.ts'

const THREADS = 2
/** A second's work, more or less: whoever comes later would wait longer than a person does. */
const MOST_WAITING = 32

interface Hashing {
  parameters: Argon2Parameters
  resolve: (tag: Buffer) => void
  reject: (error: unknown) => void
}

const waiting: Hashing[] = []
const idle: Thread[] = []
let threads = 0

/**
 * Argon2id in threads of its own. Node's own asynchronous one takes the threads that files are read with, all of which a
 * crowd of sign-ins would keep busy for as long as it lasts. Throws unavailable when too many wait.
 */
export function deriveKey(parameters: Argon2Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    requireRoom()
    waiting.push({ parameters, resolve, reject })
    workOn()
  })
}

/** Throws unavailable when too many wait: to be asked before anything is done that only a hash gives a use. */
export function requireRoom(): void {
  if (waiting.length < MOST_WAITING) return
  throw unavailable('hashing_unavailable')
}

function workOn(): void {
  if (waiting.length === 0 || (idle.length === 0 && threads === THREADS)) return
  const thread = idle.pop() ?? startThread()
  thread.take(waiting.shift() as Hashing) // there is one
}

type Thread = ReturnType<typeof startThread>

function startThread() {
  const worker = new Worker(new URL('./hashing-thread.ts', import.meta.url))
  threads++
  let hashing: Hashing | undefined
  const thread = {
    take(next: Hashing) {
      hashing = next
      worker.ref() // the process waits for what it has begun, and for nothing else
      worker.postMessage(next.parameters)
    },
  }
  worker.on('message', (tag: Uint8Array) => {
    worker.unref()
    idle.push(thread)
    hashing?.resolve(Buffer.from(tag))
    workOn()
  })
  worker.on('error', (error) => {
    threads--
    hashing?.reject(error)
    workOn()
  })
  return thread
}
