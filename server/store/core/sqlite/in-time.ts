import type { DatabaseSync } from 'node:sqlite'

/** Looking at the clock takes longer than calling us. */
const LOOK_EVERY = 32

export interface TimeLimit {
  /**
   * Runs statements that ask `in_time` for each row that they come by. Undefined: they took longer, and were cut; Node
   * cannot interrupt SQLite, but a function of ours that SQLite calls can throw.
   */
  within<T>(ms: number, work: () => T): T | undefined
}

/** Gives the connection the function. Outside of `within` it lets everything pass. */
export function limitTime(db: DatabaseSync): TimeLimit {
  let giveUpAt = Number.POSITIVE_INFINITY
  let calls = 0
  let isCut = false
  db.function('in_time', { deterministic: false, varargs: true }, () => {
    if (calls++ % LOOK_EVERY === 0 && performance.now() > giveUpAt) {
      isCut = true
      throw new Error('cut')
    }
    return 1
  })
  return {
    within(ms, work) {
      giveUpAt = performance.now() + ms
      isCut = false
      calls = 0
      try {
        return work()
      } catch (error) {
        if (isCut) return undefined
        throw error
      } finally {
        giveUpAt = Number.POSITIVE_INFINITY
      }
    },
  }
}
