import type { Actor } from '../domain/people/actor.ts'
import type { Store } from '../store/core/store.ts'
import { noteOpen } from '../usecases/people/presence.ts'

/** After the database was away, or this process got another node number. */
const LOOK_AGAIN_MS = 20_000

export interface Presence {
  /** A person has the app open until the signal. */
  enter(actor: Actor, left: AbortSignal): void
  /** What is under way is written to its end. */
  close(): Promise<void>
}

interface Person {
  actor: Actor
  streams: number
  /** The node at which the database says that the app is open; null: at none of ours. */
  notedAt: number | null
  writing: Promise<void> | undefined
}

/** Keeps the database told of who has the app open here: they are not mailed of what they see. */
export function openPresence(store: Store): Presence {
  const people = new Map<string, Person>()
  const timer = setInterval(() => people.forEach(keepNoted), LOOK_AGAIN_MS).unref()

  /** One write at a time for each person, so that the last one tells what is so. */
  function keepNoted(person: Person): void {
    person.writing ??= note(person)
      .catch(() => {}) // the database is away: the next look tells it
      .finally(() => {
        person.writing = undefined
        if (person.streams === 0 && person.notedAt === null) people.delete(keyOf(person.actor))
      })
  }

  async function note(person: Person): Promise<void> {
    for (;;) {
      const wanted = person.streams > 0 ? store.node : null
      if (person.notedAt === wanted) return
      if (wanted !== null) await noteOpen(store, person.actor, wanted, true)
      else if (person.notedAt !== null) await noteOpen(store, person.actor, person.notedAt, false)
      person.notedAt = wanted
    }
  }

  return {
    enter(actor, left) {
      if (left.aborted) return
      const key = keyOf(actor)
      const person = people.get(key) ?? { actor, streams: 0, notedAt: null, writing: undefined }
      people.set(key, person)
      person.streams++
      left.addEventListener('abort', () => {
        person.streams--
        keepNoted(person)
      })
      keepNoted(person)
    },
    async close() {
      clearInterval(timer)
      await Promise.all([...people.values()].map(({ writing }) => writing))
    },
  }
}

const keyOf = ({ orgId, userId }: Actor) => `${orgId} ${userId}`
