/** Longer than any transaction that writes an event takes. */
export const OVERLAP_MS = 10_000
const OVERLAP = BigInt(OVERLAP_MS) << 22n // as ids hold milliseconds

export interface Cursor {
  /** What to ask for. */
  next(): { after: string | null; except: string[] }
  add(events: readonly { id: string }[]): void
  /** Whether the follower has it, or something so much later that it is no news. */
  has(event: { id: string }): boolean
}

/**
 * How far a follower is. Ids are given before the commit, so that on PostgreSQL an event may show up after one with a
 * larger id: the last seconds are always asked for again, without what was there already.
 *
 * @param start  the id of the last event that it has already
 * @param known  of those that begin now: all there were in the seconds up to `start`, as others of then may yet show up
 */
export function cursor(start: string | null, known: readonly string[] = []): Cursor {
  let last = BigInt(start ?? 0)
  const first = known.length > 0 ? last - OVERLAP : last
  let recent = [...known]
  const floor = () => (last - OVERLAP > first ? last - OVERLAP : first)
  return {
    next: () => ({ after: start === null && last === first ? null : String(floor()), except: recent }),
    add(events) {
      recent.push(...events.map(({ id }) => id))
      last = recent.reduce((most, id) => (BigInt(id) > most ? BigInt(id) : most), last)
      recent = recent.filter((id) => BigInt(id) > floor())
    },
    has: ({ id }) => BigInt(id) <= floor() || recent.includes(id),
  }
}
