import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'

/** Turns in a second: where the process has little else to do, and where requests keep it busy. */
const RATE = { calm: 400, busy: 25 }
const BUSY = 0.85
const LOOK_EVERY_MS = 100
const MOST_SAVED_MS = 50

/**
 * Lets work that can wait run at a pace that leaves the event loop to requests. At the calm rate it takes a small part of
 * the loop, so that it does not take itself for a load.
 */
class Pace {
  #next = 0
  #rate = RATE.calm
  #lookedAt = 0
  #seen = performance.eventLoopUtilization()

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
    this.#seen = performance.eventLoopUtilization()
    this.#lookedAt = now
    this.#rate = utilization > BUSY ? RATE.busy : RATE.calm
  }
}

/** Of all that is done for webhooks. */
export const webhookPace = new Pace()
