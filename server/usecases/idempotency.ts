import { Refused, refuse, refuseWhole } from '../domain/errors.ts'
import * as idempotency from '../store/core/idempotency.ts'
import type { ReadTx, WriteTx } from '../store/core/store.ts'

/** A request that may come twice, as its caller cannot know whether it was done. */
export interface Repeatable {
  /** The caller's name for it. */
  readonly key: string
  /** Of all that is asked for: another request has another one. */
  readonly fingerprint: string
}

export interface Answered<T> {
  readonly answer: T
  /** It was made by the same request before. */
  readonly isReplay: boolean
}

/** What is kept of an answer at most: more than any that changes something has in its everyday. */
export const MOST_ANSWER_BYTES = 4 * 1024 * 1024
/** Shown once: neither kept nor shown again. */
const SECRETS = new Set(['token', 'secret', 'invitationUrl'])

/**
 * Does the work once for each of a credential's keys, and answers the same ever after. Throws invalid when the key came
 * with another request, and conflict while that one is being done elsewhere.
 */
export async function once<T>(tx: WriteTx, request: Repeatable, work: () => Promise<T>): Promise<Answered<T>> {
  if (!(await idempotency.hold(tx, request.key))) throw inProgress()
  const kept = await findAnswer<T>(tx, request)
  if (kept) return kept
  const answer = await work()
  const text = withoutSecrets(answer)
  if (Buffer.byteLength(text) > MOST_ANSWER_BYTES)
    throw refuseWhole('idempotency_answer_too_large', { mostBytes: MOST_ANSWER_BYTES })
  await idempotency.insert(tx, request.key, { fingerprint: request.fingerprint, answer: text })
  return { answer, isReplay: false }
}

/** What this request was answered before, if it was. Throws invalid when the key came with another one. */
export async function findAnswer<T>(tx: ReadTx, { key, fingerprint }: Repeatable): Promise<Answered<T> | undefined> {
  const kept = await idempotency.find(tx, key)
  if (!kept) return undefined
  if (kept.fingerprint !== fingerprint) throw refuse('idempotencyKey', 'idempotency_key_reused')
  return { answer: JSON.parse(kept.answer) as T, isReplay: true } // the same request had it from the same work
}

export const inProgress = () => new Refused({ code: 'idempotency_in_progress', retryAfterS: 1 })

const withoutSecrets = (answer: unknown): string =>
  JSON.stringify(answer, function (this: unknown, name, value) {
    return this === answer && SECRETS.has(name) ? null : value
  })
