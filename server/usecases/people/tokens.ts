import { randomBytes } from 'node:crypto'
import { refuse } from '../../domain/errors.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as credentials from '../../store/people/credentials.ts'

/** Makes an access token of the actor's: it acts as him until it is removed or expires. The secret is shown this once. */
export async function createToken(tx: WriteTx, { name, expiresAt }: { name: string; expiresAt: number | null }) {
  if (expiresAt !== null && expiresAt <= tx.now) throw refuse('expiresAt', 'not_in_future')
  const secret = `cub_${randomBytes(32).toString('base64url')}`
  const id = await credentials.insert(tx, tx.org.id, {
    userId: tx.actor.userId,
    kind: 'token',
    name,
    secret,
    expiresAt,
  })
  return { ...(await credentials.get(tx, 'token', id)), secret }
}

/** From now on it opens nothing. Throws not_found. */
export async function removeToken(tx: WriteTx, id: string): Promise<void> {
  await credentials.get(tx, 'token', id)
  await credentials.remove(tx, { orgId: tx.org.id, id })
}
