import { Refused } from '../../domain/errors.ts'
import type { Store, UnscopedWriteTx } from '../../store/core/store.ts'
import * as failures from '../../store/people/sign-in-failures.ts'
import { inLine, tooMany } from './lines.ts'

const WINDOW_MS = 15 * 60 * 1000
/**
 * What may fail within the window: for an account from one place, for it from all places, and from one place whomever it tries.
 * Past the second nobody is refused, as anybody could lock anybody out then, but those who are not known go one by one.
 */
const MOST = {
  'sign-in': { here: 10, anywhere: 100, fromPlace: 100 },
  'confirmation': { here: 10, anywhere: 100, fromPlace: 100 },
  'password reset': { here: 5, anywhere: 10, fromPlace: 20 }, // each sends a mail
} // biome-ignore format: a table
type Purpose = keyof typeof MOST

/** A password that is tried, or a mail that is asked for. */
export interface Attempt {
  purpose: Purpose
  /** Whom the caller says he is, whether or not there is such a user. */
  account: string
  /** Where it comes from: a network, a session. */
  place: string
  /** One from which this account has signed in before: what others fail at does not touch it. */
  knownDevice?: string | undefined
}

/** One line for those who are not known, of an account that many have tried. */
const SLOW = { most: 10, paceMs: 1000 }
/** Those of an account and place run one after the other, so that several right passwords at once are not too many. */
const IN_TURN = { most: 16, paceMs: 0 }

/**
 * Counts an attempt, makes it, and gives it back when it was right: `work` does so by `giveBack`. Throws too_many, and what
 * the work throws; what could not be tried at all is given back, too.
 */
export async function counted<T>(store: Store, attempt: Attempt, work: (taken: Taken) => Promise<T>): Promise<T> {
  return inLine(`${attempt.purpose} ${attempt.account} ${attempt.knownDevice ?? attempt.place}`, IN_TURN, async () => {
    const taken = await store.writeUnscoped((tx) => take(tx, attempt))
    try {
      return await (taken.isSlow ? inLine(`slow ${attempt.account}`, SLOW, () => work(taken)) : work(taken))
    } catch (error) {
      const wasMade = !(error instanceof Refused && (error.kind === 'unavailable' || error.kind === 'too_many'))
      if (!wasMade) await store.writeUnscoped((tx) => giveBack(tx, taken))
      throw error
    }
  })
}

interface Taken {
  readonly here: string
  /** All that counts it. */
  readonly keys: readonly string[]
  readonly isSlow: boolean
}

/** Counts first and looks then, so that of attempts made at once none reads what another has yet to count. */
async function take(tx: UnscopedWriteTx, { purpose, account, place, knownDevice }: Attempt): Promise<Taken> {
  const most = MOST[purpose]
  if (knownDevice) {
    const device = `${purpose} of ${account} by ${knownDevice}`
    await failures.add(tx, [device], WINDOW_MS)
    if ((await waitMsOf(tx, device, most.here)) === 0) return { here: device, keys: [device], isSlow: false }
    await failures.takeBack(tx, [device])
  }
  const here = `${purpose} of ${account} from ${place}`
  const [anywhere, fromPlace] = [`${purpose} of ${account}`, `${purpose} from ${place}`]
  const keys = [here, anywhere, fromPlace]
  await failures.add(tx, keys, WINDOW_MS)
  const waitMs = Math.max(await waitMsOf(tx, here, most.here), await waitMsOf(tx, fromPlace, most.fromPlace))
  const slowMs = await waitMsOf(tx, anywhere, most.anywhere)
  if (waitMs > 0) throw tooMany(waitMs) // what was counted goes with the transaction
  if (purpose === 'password reset' && slowMs > 0) throw tooMany(slowMs)
  return { here, keys, isSlow: slowMs > 0 }
}

/** How long until what has just been counted may be tried; 0: now. */
async function waitMsOf(tx: UnscopedWriteTx, key: string, most: number): Promise<number> {
  const found = await failures.find(tx, key)
  return found && found.count > most ? Math.max(1, found.since + WINDOW_MS - tx.now) : 0
}

/** It was right after all. What failed here before is forgotten; what failed elsewhere stays counted. */
export async function forgetFailures(tx: UnscopedWriteTx, taken: Taken): Promise<void> {
  await failures.clear(tx, taken.here)
  await failures.takeBack(tx, taken.keys)
}
const giveBack = (tx: UnscopedWriteTx, { keys }: Taken) => failures.takeBack(tx, keys)
