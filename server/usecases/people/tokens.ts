import { randomBytes } from 'node:crypto'
import { refuse } from '../../domain/errors.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as credentials from '../../store/people/credentials.ts'
import { mailTo } from '../mail/letters.ts'

/** What lists them answers all. */
const MOST_OF_A_USER = 500
const YEAR_MS = 365 * 24 * 3600 * 1000

/**
 * Makes an access token of the actor's, who is mailed about it: it acts as him until it is removed or expires. The secret is
 * shown this once. One that a token makes ends with that at the latest. Throws invalid.
 *
 * @param expiresAt  null: never; undefined: in a year
 */
export async function createToken(tx: WriteTx, asked: { name: string; expiresAt: number | null | undefined }) {
  const { name } = asked
  if ((await credentials.countTokens(tx)) >= MOST_OF_A_USER)
    throw refuse('request', 'too_many_tokens', { most: MOST_OF_A_USER })
  const maker = await credentials.findOwn(tx)
  const latest = maker?.kind === 'token' ? maker.expiresAt : null
  const usual = Math.min(tx.now + YEAR_MS, latest ?? Number.POSITIVE_INFINITY)
  const expiresAt = asked.expiresAt === undefined ? usual : asked.expiresAt
  if (expiresAt !== null && expiresAt <= tx.now) throw refuse('expiresAt', 'not_in_future')
  if (latest !== null && (expiresAt === null || expiresAt > latest)) throw refuse('expiresAt', 'after_end_of_maker')
  await mailTo(tx, [tx.actor.userId], { kind: 'token made', name, expiresAt })
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
