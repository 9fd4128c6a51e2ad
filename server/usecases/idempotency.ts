import { refuse } from '../domain/errors.ts'
import * as idempotency from '../store/core/idempotency.ts'
import type { WriteTx } from '../store/core/store.ts'

/** A request that may come twice, as its caller cannot know whether it arrived. */
export interface Repeatable {
  /** The caller's name for it. */
  readonly key: string
  /** Of all that is asked for: another request has another one. */
  readonly fingerprint: string
}

/**
 * Does the work once for each of a user's keys, and answers the same ever after. Of two that come at the same time the
 * later one fails to commit, and runs again. Throws invalid when the key came with another request.
 *
 * @param work  its answer is kept as JSON, so it holds no secrets
 */
export async function once<T>(tx: WriteTx, request: Repeatable | undefined, work: () => Promise<T>): Promise<T> {
  if (!request) return work()
  const { key, fingerprint } = request
  const kept = await idempotency.find(tx, key)
  if (kept && kept.fingerprint !== fingerprint) throw refuse('idempotencyKey', 'idempotency_key_reused')
  if (kept) return kept.answer as T // the same request had it from the same work
  const answer = await work()
  await idempotency.insert(tx, key, { fingerprint, answer })
  return answer
}
