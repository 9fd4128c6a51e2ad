import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { answered } from '../metrics.ts'

/** Turns in a second: with nothing else to do, and at least. */
const RATE = { most: 400, least: 25 }
/** What each request that is answered in a second takes away of them. */
const TURNS_A_REQUEST = 1.3
/** A loop that is so busy, with so many requests a second, has no time to spare. */
const FULL = { utilization: 0.85, requestsPerS: 20 }
const LOOK_EVERY_MS = 100
const MOST_SAVED_MS = 50

/** Lets work that can wait leave the event loop, and the database, to requests: the more of them there are, the slower it goes. */
class Pace {
  #next = 0
  #rate: number = RATE.most
  #lookedAt = 0
  #seen = performance.eventLoopUtilization()
  #answered = answered.value

  /** Waits until it is this one's turn. */
  async turn(turns = 1): Promise<void> {
    const now = performance.now()
    if (now - this.#lookedAt > LOOK_EVERY_MS) this.#look(now)
    const at = Math.max(this.#next, now - MOST_SAVED_MS)
    this.#next = at + (turns * 1_000) / this.#rate
    if (at > now + 1) await sleep(at - now)
  }

  #look(now: number): void {
    const { utilization } = performance.eventLoopUtilization(this.#seen)
    const requestsPerS = ((answered.value - this.#answered) * 1_000) / (now - this.#lookedAt)
    this.#seen = performance.eventLoopUtilization()
    this.#answered = answered.value
    this.#lookedAt = now
    const isFull = utilization > FULL.utilization && requestsPerS > FULL.requestsPerS
    this.#rate = isFull ? RATE.least : Math.max(RATE.least, RATE.most - TURNS_A_REQUEST * requestsPerS)
  }
}

/** Of all that is done for webhooks. */
export const webhookPace = new Pace()
