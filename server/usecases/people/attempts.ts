import { Refused } from '../../domain/errors.ts'
import { fold } from '../../domain/text.ts'
import type { Store, UnscopedWriteTx } from '../../store/core/store.ts'
import * as failures from '../../store/people/sign-in-failures.ts'

const WINDOW_MS = 15 * 60 * 1000
/** For an account, from one address and from all: somebody may try one password each from many. */
const MOST = {
  'sign-in': { fromAddress: 10, fromAnywhere: 100 },
  'password reset': { fromAddress: 5, fromAnywhere: 10 }, // each sends a mail
}
type Purpose = keyof typeof MOST

export interface Attempt {
  /** What the caller says who he is, whether or not there is such a user. */
  email: string
  /** Where the request came from. */
  address: string
}

const countedBy = ({ email, address }: Attempt, purpose: Purpose) => ({
  fromAddress: `${purpose} of ${fold(email)} from ${address}`,
  fromAnywhere: `${purpose} of ${fold(email)}`,
})

/** Throws too_many when the account was tried too often. */
export async function requireFewFailures(store: Store, attempt: Attempt, purpose: Purpose = 'sign-in'): Promise<void> {
  const keys = countedBy(attempt, purpose)
  await store.readUnscoped(async (tx) => {
    for (const kind of ['fromAddress', 'fromAnywhere'] as const) {
      const found = await failures.find(tx, keys[kind])
      const waitMs = found ? found.since + WINDOW_MS - tx.now : 0
      if (!found || found.count < MOST[purpose][kind] || waitMs <= 0 || waitMs > WINDOW_MS) continue
      const retryAfterS = Math.ceil(waitMs / 1000)
      throw new Refused({ code: 'too_many_attempts', params: { seconds: retryAfterS }, retryAfterS })
    }
  })
}

export const countFailure = (store: Store, attempt: Attempt, purpose: Purpose = 'sign-in'): Promise<void> =>
  store.writeUnscoped((tx) => failures.add(tx, Object.values(countedBy(attempt, purpose)), WINDOW_MS))

/** He knows the password after all. What was tried from elsewhere stays counted. */
export const forgetFailures = (tx: UnscopedWriteTx, attempt: Attempt, purpose: Purpose = 'sign-in'): Promise<void> =>
  failures.clear(tx, countedBy(attempt, purpose).fromAddress)

const queues = new Map<string, Promise<unknown>>()

/** Attempts on an account from one address run one after the other, so that none is made before those ahead of it are counted. */
export async function inTurn<T>(attempt: Attempt, work: () => Promise<T>): Promise<T> {
  const key = countedBy(attempt, 'sign-in').fromAddress
  const turn = (queues.get(key) ?? Promise.resolve()).then(work)
  const settled = turn.catch(() => {})
  queues.set(key, settled)
  try {
    return await turn
  } finally {
    if (queues.get(key) === settled) queues.delete(key)
  }
}
