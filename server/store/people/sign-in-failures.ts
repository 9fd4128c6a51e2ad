import { createHash } from 'node:crypto'
import type { UnscopedReadTx, UnscopedWriteTx } from '../core/store.ts'

export interface Failures {
  readonly count: number
  /** Unix milliseconds. */
  readonly since: number
}

/** @param what  what is counted by; kept as a hash, as people's addresses and where they were are nobody's business */
export async function find(tx: UnscopedReadTx, what: string): Promise<Failures | undefined> {
  const row = await tx.db.selectFrom('sign_in_failure').selectAll().where('key', '=', keyOf(what)).executeTakeFirst()
  return row && { count: row.failures, since: row.since }
}

/** Counts one more; what was counted longer ago than `windowMs` is forgotten. */
export async function add(tx: UnscopedWriteTx, whats: readonly string[], windowMs: number): Promise<void> {
  for (const key of whats.map(keyOf).sort()) {
    const before = await tx.engine
      .lockRows(tx.db.selectFrom('sign_in_failure').selectAll().where('key', '=', key), 'sign_in_failure')
      .executeTakeFirst()
    const ageMs = before ? tx.now - before.since : Number.POSITIVE_INFINITY
    const goesOn = before !== undefined && ageMs >= 0 && ageMs < windowMs // the clock may have run ahead
    const counted = goesOn ? { failures: before.failures + 1, since: before.since } : { failures: 1, since: tx.now }
    if (before) await tx.db.updateTable('sign_in_failure').set(counted).where('key', '=', key).execute()
    else
      await tx.db
        .insertInto('sign_in_failure')
        .values({ key, ...counted })
        .execute()
  }
}

/** Counts one less. */
export async function takeBack(tx: UnscopedWriteTx, whats: readonly string[]): Promise<void> {
  for (const key of whats.map(keyOf).sort()) {
    await tx.db
      .updateTable('sign_in_failure')
      .set((row) => ({ failures: row('failures', '-', 1) }))
      .where('key', '=', key)
      .where('failures', '>', 0)
      .execute()
  }
}

export async function clear(tx: UnscopedWriteTx, what: string): Promise<void> {
  await tx.db.deleteFrom('sign_in_failure').where('key', '=', keyOf(what)).execute()
}

const keyOf = (what: string) => createHash('sha256').update(what).digest('base64url')
