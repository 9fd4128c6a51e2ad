import type { Store } from '../../store/core/store.ts'
import * as credentials from '../../store/people/credentials.ts'

const NOTED_EVERY_MS = 60_000
const MOST_REMEMBERED = 100_000

/** Keeps when a credential was last used, to the minute. Nobody waits for it. */
export function lastUseNoter(store: Store): (credential: credentials.Credential) => void {
  const notedAt = new Map<string, number>() // so that many requests at once write it once
  return (credential) => {
    const now = store.clock()
    const last = Math.max(credential.lastUsedAt ?? 0, notedAt.get(credential.id) ?? 0)
    if (Math.abs(now - last) < NOTED_EVERY_MS) return
    if (notedAt.size > MOST_REMEMBERED) notedAt.clear()
    notedAt.set(credential.id, now)
    store.writeUnscoped((tx) => credentials.setLastUsed(tx, credential)).catch(() => notedAt.delete(credential.id))
  }
}
