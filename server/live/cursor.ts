/** Longer than any transaction that writes an event takes. */
const OVERLAP = 10_000n << 22n // milliseconds, as ids hold them

interface Cursor {
  /** What to ask for. */
  next(): { after: string | null; except: string[] }
  add(events: readonly { id: string }[]): void
}

/**
 * How far a follower is. Ids are given before the commit, so that on PostgreSQL an event may show up after one with a
 * larger id: the last seconds are always asked for again, without what was there already.
 */
export function cursor(start: string | null): Cursor {
  const first = BigInt(start ?? 0)
  let last = first
  let recent: string[] = []
  const floor = () => (last - OVERLAP > first ? last - OVERLAP : first)
  return {
    next: () => ({ after: start === null && last === first ? null : String(floor()), except: recent }),
    add(events) {
      recent.push(...events.map(({ id }) => id))
      last = recent.reduce((most, id) => (BigInt(id) > most ? BigInt(id) : most), last)
      recent = recent.filter((id) => BigInt(id) > floor())
    },
  }
}
