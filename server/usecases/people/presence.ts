import type { Actor } from '../../domain/people/actor.ts'
import type { Store } from '../../store/core/store.ts'
import * as openStreams from '../../store/people/open-streams.ts'

/** Writes down whether a person has the app open at a node, for whichever process mails. */
export const noteOpen = (store: Store, actor: Actor, node: number, isOpen: boolean): Promise<void> =>
  store.writeUnscoped((tx) => (isOpen ? openStreams.insert(tx, actor, node) : openStreams.remove(tx, actor, node)))
