import type { ReadTx, WriteTx } from './store.ts'

export interface KeptAnswer {
  readonly fingerprint: string
  /** JSON. */
  readonly answer: string
}

/** A credential's keys are its own. */
const nameOf = ({ actor }: ReadTx, key: string) => `${actor.credentialId} ${key}`

/** What the actor was answered to a request with this key. */
export async function find(tx: ReadTx, key: string): Promise<KeptAnswer | undefined> {
  const row = await tx.db
    .selectFrom('idempotency_key')
    .select(['request_hash', 'answer'])
    .where('org_id', '=', tx.org.id)
    .where('user_id', '=', tx.actor.userId)
    .where('key', '=', nameOf(tx, key))
    .executeTakeFirst()
  return row && { fingerprint: row.request_hash, answer: row.answer }
}

/** Keeps other transactions from the key until this one ends; false: another one has it. */
export const hold = (tx: WriteTx, key: string): Promise<boolean> =>
  tx.engine.holdName(tx.db, `${tx.org.id} ${nameOf(tx, key)}`)

export async function insert(tx: WriteTx, key: string, { fingerprint, answer }: KeptAnswer): Promise<void> {
  await tx.db
    .insertInto('idempotency_key')
    .values({
      org_id: tx.org.id,
      user_id: tx.actor.userId,
      key: nameOf(tx, key),
      request_hash: fingerprint,
      answer,
      created_at: tx.now,
    })
    .execute()
}
