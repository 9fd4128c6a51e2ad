import { idGenerator } from '../domain/ids.ts'
import type { Actor } from '../domain/people/actor.ts'

const LAST_NODE = 1023

/** A time of the past and who acted then, as use cases ask for it. Ids follow the time, which only goes forward. */
export class Moment {
  now: number
  actor: Actor
  readonly newId: () => string

  /** @param line  of the several that go through the same times; each makes ids of its own */
  constructor(orgId: number, now: number, line: 0 | 1 = 0) {
    this.now = now
    this.actor = { orgId, userId: 0, credentialId: null }
    // Servers take the lowest nodes that are free: one from the other end, for each organization another, made no id at these times.
    this.newId = idGenerator({ clock: () => this.now, node: LAST_NODE - ((orgId - 1) % 256) - 256 * line }).next
  }

  at(now: number, userId: number): this {
    this.now = now
    this.actor = { ...this.actor, userId }
    return this
  }
}
