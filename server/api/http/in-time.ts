import { setTimeout as sleep } from 'node:timers/promises'

/** For whoever asks how we are, and does not wait long for it. What was asked goes on, and is not heard. */
export async function inTime<T>(ms: number, work: Promise<T>): Promise<T> {
  const timer = new AbortController()
  const late = sleep(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`no answer within ${ms} ms`)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    timer.abort()
    late.catch(() => {})
  }
}
