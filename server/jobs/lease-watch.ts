import type { Claimant } from '../store/job/jobs.ts'

/** A living node renews its lease three times within this. */
const SILENCE_MS = 30_000

/**
 * Tells which nodes are gone: those whose lease was not renewed for 30 seconds of *this* process's monotonic clock. The
 * wall clock may jump, and that of another machine may be wrong; neither makes a living node look dead.
 */
export class LeaseWatch {
  #seen = new Map<number, { expiresAt: number | null; since: number }>()

  /** @param now  monotonic milliseconds */
  gone(claimants: readonly Claimant[], now: number): Claimant[] {
    const before = this.#seen
    this.#seen = new Map(
      claimants.map(({ node, expiresAt }) => {
        const seen = before.get(node)
        return [node, seen && seen.expiresAt === expiresAt ? seen : { expiresAt, since: now }]
      }),
    )
    return claimants.filter(({ node }) => now - (this.#seen.get(node)?.since ?? now) >= SILENCE_MS)
  }
}
