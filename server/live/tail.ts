import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import type { Actor } from '../domain/people/actor.ts'
import type { Store } from '../store/core/store.ts'
import type { FeedEvent } from '../store/event/feed.ts'
import * as feed from '../store/event/feed.ts'
import * as credentials from '../store/people/credentials.ts'
import { type Cursor, cursor, OVERLAP_MS } from './cursor.ts'

const AT_ONCE = 500

/** Who is told of what happens. */
export interface Follower {
  readonly actor: Actor
  /** New events that the actor may know of, the oldest first. One of them may come twice. */
  send(events: readonly FeedEvent[]): void
  /** Its credential is no longer in force. */
  end(): void
}

/**
 * What is new in one organization, read once for all who follow it. Their answers cost as much as many small writes,
 * so they come in rounds beside the writes: one round gathers what was committed since the last one, and between two
 * followers the event loop takes what has arrived.
 */
export class Tail {
  readonly followers = new Set<Follower>()
  /** Settled once it knows where it begins: who reads for itself after that misses nothing in between. */
  readonly seen: Promise<Cursor>
  readonly #store: Store
  readonly #orgId: number

  constructor(store: Store, orgId: number) {
    this.#store = store
    this.#orgId = orgId
    this.seen = this.#begin()
    this.seen.catch(() => {}) // who follows hears of it
  }

  /** Tells the followers what there is to tell. Throws when the database does not answer: the next round tells the same. */
  async round(): Promise<void> {
    await this.#endWhoMayNoMore()
    const seen = await this.seen
    for (;;) {
      const read = await this.#store.readUnscoped((tx) =>
        feed.listIds(tx, this.#orgId, { ...seen.next(), limit: AT_ONCE }),
      )
      if (read.length === 0) return
      for (const [, followers] of Map.groupBy(this.followers, ({ actor }) => actor.userId)) {
        await this.#send(followers, read)
        await turn()
      }
      seen.add(read.map((id) => ({ id })))
    }
  }

  async #begin(): Promise<Cursor> {
    const known = await this.#store.readUnscoped((tx) => feed.newestIds(tx, this.#orgId, OVERLAP_MS))
    return cursor(known[0] ?? null, known)
  }

  /** The same for all streams of a user. */
  async #send(followers: readonly Follower[], among: readonly string[]): Promise<void> {
    const [{ actor }] = followers as [Follower] // a group has one at least
    const { orgId, userId } = actor
    const events = await this.#store.read({ orgId, userId, credentialId: null }, (tx) =>
      feed.list(tx, { after: null, among, limit: among.length }),
    )
    if (events.length === 0) return
    for (const follower of followers) {
      follower.send(events)
      await turn()
    }
  }

  async #endWhoMayNoMore(): Promise<void> {
    const asked = [...this.followers] // who comes meanwhile is of the next round
    const known = asked.flatMap(({ actor }) => actor.credentialId ?? [])
    const inForce = await this.#store.readUnscoped((tx) => credentials.inForce(tx, this.#orgId, [...new Set(known)]))
    for (const follower of asked) {
      const { credentialId } = follower.actor
      if (credentialId !== null && !inForce.has(credentialId)) follower.end()
    }
  }
}

/** So that what comes together is told together; nobody notices either. */
const FIRST_MS = 20
const ROUND_EVERY_MS = 100
/** What another process on a SQLite file writes, and a call that was lost, is seen by looking. */
const LOOK_EVERY_MS = 1_000

/** Runs the rounds of the tails that somebody follows. */
export class Rounds {
  readonly #tails = new Map<number, Tail>()
  readonly #store: Store
  #runs = false
  #wake = () => {}
  #isDue = false

  constructor(store: Store) {
    this.#store = store
    store.onCommit('events', () => {
      this.#isDue = true
      this.#wake()
    })
  }

  /** When this is settled, all that is committed from then on is told. Throws when the database does not answer. */
  async add(follower: Follower): Promise<void> {
    const { orgId } = follower.actor
    const tail = this.#tails.get(orgId) ?? new Tail(this.#store, orgId)
    this.#tails.set(orgId, tail)
    tail.followers.add(follower)
    if (!this.#runs) void this.#run()
    await tail.seen
  }

  remove(follower: Follower): void {
    const { orgId } = follower.actor
    const tail = this.#tails.get(orgId)
    tail?.followers.delete(follower)
    if (tail?.followers.size === 0) this.#tails.delete(orgId)
    if (this.#tails.size === 0) this.#wake()
  }

  async #run(): Promise<void> {
    this.#runs = true
    while (this.#tails.size > 0) {
      const began = performance.now()
      this.#isDue = false // before the reads: what is committed meanwhile is for the next round
      for (const tail of this.#tails.values()) {
        await tail.round().catch(() => {}) // the database is away; nothing is missed, as the next round tells it
      }
      if (!this.#isDue) await this.#untilWoken(LOOK_EVERY_MS)
      await sleep(Math.max(FIRST_MS, began + ROUND_EVERY_MS - performance.now()))
    }
    this.#runs = false
  }

  #untilWoken(ms: number): Promise<void> {
    if (this.#tails.size === 0) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
