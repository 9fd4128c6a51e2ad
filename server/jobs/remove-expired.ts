import * as housekeeping from '../store/core/housekeeping.ts'
import type { Chore } from './job.ts'

/** Ended credentials, old sign-in failures, answers kept for repeated requests, jobs that were given up long ago. */
export const removeExpired: Chore = {
  name: 'remove-expired',
  async run({ store, log }) {
    for (;;) {
      const { removed, isMore } = await store.writeUnscoped(housekeeping.removeExpired)
      if (removed > 0) log.debug({ removed }, 'what was long over was removed')
      if (!isMore) return
    }
  },
}
