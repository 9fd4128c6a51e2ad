import { DomainError } from '../domain/errors.ts'
import type { Event } from '../domain/events.ts'
import type { Actor } from '../domain/people/actor.ts'
import type { Store } from '../store/core/store.ts'
import * as feed from '../store/event/feed.ts'
import * as credentials from '../store/people/credentials.ts'
import { type Cursor, cursor, OVERLAP_MS } from './cursor.ts'

const PAGE = 100
/** A word now and then keeps proxies from taking the stream for dead, and finds out who has gone. */
const BEAT_MS = 15_000
/** More open streams than this, and somebody makes them by mistake or on purpose. */
const MOST_PER_USER = 50

export interface Feed {
  /**
   * What happens from now on, or after an event, in pages; an empty page is a beat. Ends with the signal, or when the
   * credential does. When it is answered, *now* is settled: whoever reads after that misses nothing. Throws too_many.
   */
  follow(actor: Actor, after: string | null, signal: AbortSignal): Promise<AsyncIterable<Event[]>>
  /** Ends all that follow. */
  close(): void
}

/** Tells of events as they are committed, here or by another process. */
export function openFeed(store: Store): Feed {
  const sleepers = new Set<() => void>()
  const following = new Map<string, number>()
  const closing = new AbortController()
  store.onCommit('events', () => {
    for (const wake of sleepers) wake()
  })

  async function begin(actor: Actor, after: string | null): Promise<Cursor> {
    if (after !== null) return cursor(after)
    const known = await store.read(actor, (tx) => feed.newestIds(tx, OVERLAP_MS))
    return cursor(known[0] ?? null, known)
  }

  async function* pages(actor: Actor, seen: Cursor, ended: AbortSignal): AsyncGenerator<Event[]> {
    let isDue = true
    let wake = () => {}
    const onCommit = () => {
      isDue = true
      wake()
    }
    sleepers.add(onCommit)
    ended.addEventListener('abort', onCommit)
    try {
      while (!ended.aborted) {
        isDue = false // before the read: what is committed meanwhile is asked for again
        const page = await store.read(actor, async (tx) =>
          (await credentials.isInForce(tx)) ? feed.list(tx, { ...seen.next(), limit: PAGE }) : undefined,
        )
        if (!page) return
        if (page.length > 0) {
          seen.add(page)
          yield page
        } else if (!isDue && !(await isWoken((resolve) => (wake = resolve)))) {
          yield []
        }
      }
    } finally {
      sleepers.delete(onCommit)
      ended.removeEventListener('abort', onCommit)
    }
  }

  async function* counted(key: string, work: AsyncIterable<Event[]>): AsyncGenerator<Event[]> {
    following.set(key, (following.get(key) ?? 0) + 1)
    try {
      yield* work
    } finally {
      const left = (following.get(key) ?? 1) - 1
      if (left > 0) following.set(key, left)
      else following.delete(key)
    }
  }

  return {
    async follow(actor, after, signal) {
      const key = `${actor.orgId} ${actor.userId}`
      if ((following.get(key) ?? 0) >= MOST_PER_USER) {
        throw new DomainError({ kind: 'too_many', reason: 'You follow too many streams at once.', retryAfterS: 60 })
      }
      const seen = await begin(actor, after)
      return counted(key, pages(actor, seen, AbortSignal.any([signal, closing.signal])))
    },
    close: () => closing.abort(),
  }
}

/** False: nobody woke it within a beat. */
function isWoken(give: (wake: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), BEAT_MS)
    give(() => {
      clearTimeout(timer)
      resolve(true)
    })
  })
}
