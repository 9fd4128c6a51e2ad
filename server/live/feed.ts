import { Refused } from '../domain/errors.ts'
import type { Actor } from '../domain/people/actor.ts'
import type { Store } from '../store/core/store.ts'
import type { FeedEvent } from '../store/event/feed.ts'
import * as feed from '../store/event/feed.ts'
import { type Cursor, cursor, OVERLAP_MS } from './cursor.ts'
import { type Follower, Rounds } from './tail.ts'

const PAGE = 100
/** A word now and then keeps proxies from taking the stream for dead, and finds out who has gone. */
const BEAT_MS = 15_000
/** More open streams than this, and somebody makes them by mistake or on purpose. */
const MOST_PER_USER = 50
/** Events that wait for a reader who is slow; beyond these it reads them again when it comes. */
const MOST_WAITING = 1_000

export interface Feed {
  /**
   * What happens from now on, or after an event, in pages; an empty page is a beat. Ends with the signal, or when the
   * credential does. When it is answered, *now* is settled: whoever reads after that misses nothing. Throws too_many.
   */
  follow(actor: Actor, after: string | null, signal: AbortSignal): Promise<AsyncIterable<FeedEvent[]>>
  /** Ends all that follow. */
  close(): void
}

/** Tells of events as they are committed, here or by another process. */
export function openFeed(store: Store): Feed {
  const rounds = new Rounds(store)
  const following = new Map<string, number>()
  const closing = new AbortController()

  async function begin(actor: Actor, after: string | null): Promise<Cursor> {
    if (after !== null) return cursor(after)
    const known = await store.readUnscoped((tx) => feed.newestIds(tx, actor.orgId, OVERLAP_MS))
    return cursor(known[0] ?? null, known)
  }

  async function* pages(actor: Actor, seen: Cursor, signal: AbortSignal): AsyncGenerator<FeedEvent[]> {
    const stream = new Waiting(actor)
    const end = () => stream.end()
    signal.addEventListener('abort', end)
    if (signal.aborted) stream.end()
    try {
      await rounds.add(stream)
      while (!stream.hasEnded) {
        const news = stream.isBehind
          ? await read(actor, seen, stream)
          : stream.take().filter((event) => !seen.has(event))
        seen.add(news)
        if (news.length > 0) {
          yield news
        } else if (stream.isIdle && !(await stream.isWoken(BEAT_MS))) {
          yield []
        }
      }
    } finally {
      rounds.remove(stream)
      signal.removeEventListener('abort', end)
    }
  }

  /** What it was not told. An empty page is the last one, unless it fell behind again meanwhile. */
  async function read({ orgId, userId }: Actor, seen: Cursor, stream: Waiting): Promise<FeedEvent[]> {
    const reader = { orgId, userId, credentialId: null } // the organization as it is now, not as it was when this began
    stream.isBehind = false
    const page = await store.read(reader, (tx) => feed.list(tx, { ...seen.next(), limit: PAGE }))
    if (page.length > 0) stream.isBehind = true
    return page
  }

  async function* counted(key: string, work: AsyncIterable<FeedEvent[]>): AsyncGenerator<FeedEvent[]> {
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
        throw new Refused({ code: 'too_many_streams', retryAfterS: 60 })
      }
      const seen = await begin(actor, after)
      return counted(key, pages(actor, seen, AbortSignal.any([signal, closing.signal])))
    },
    close: () => closing.abort(),
  }
}

/** A follower that reads at its own speed. */
class Waiting implements Follower {
  readonly actor: Actor
  hasEnded = false
  /** It has to read for itself what it was not told. */
  isBehind = true
  #events: FeedEvent[] = []
  #wake = () => {}

  constructor(actor: Actor) {
    this.actor = actor
  }

  get isIdle(): boolean {
    return !this.hasEnded && !this.isBehind && this.#events.length === 0
  }

  send(events: readonly FeedEvent[]): void {
    this.#events.push(...events)
    if (this.#events.length > MOST_WAITING) {
      this.#events = []
      this.isBehind = true
    }
    this.#wake()
  }

  end(): void {
    this.hasEnded = true
    this.#wake()
  }

  take(): FeedEvent[] {
    const events = this.#events
    this.#events = []
    return events
  }

  /** False: nobody woke it within that time. */
  isWoken(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve(true)
      }
    })
  }
}
