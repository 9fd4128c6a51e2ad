import type { WriteTx } from './store.ts'

export interface KeptAnswer {
  readonly fingerprint: string
  readonly answer: unknown
}

/** What the actor was answered to a request with this key. */
export async function find(tx: WriteTx, key: string): Promise<KeptAnswer | undefined> {
  const row = await tx.db
    .selectFrom('idempotency_key')
    .select(['request_hash', 'answer'])
    .where('org_id', '=', tx.org.id)
    .where('user_id', '=', tx.actor.userId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row && { fingerprint: row.request_hash, answer: JSON.parse(row.answer) }
}

export async function insert(tx: WriteTx, key: string, { fingerprint, answer }: KeptAnswer): Promise<void> {
  await tx.db
    .insertInto('idempotency_key')
    .values({
      org_id: tx.org.id,
      user_id: tx.actor.userId,
      key,
      request_hash: fingerprint,
      answer: JSON.stringify(answer),
      created_at: tx.now,
    })
    .execute()
}
