import { randomBytes } from 'node:crypto'
import { refuse } from '../../domain/errors.ts'
import type { Store, WriteTx } from '../../store/core/store.ts'
import * as credentials from '../../store/people/credentials.ts'
import * as users from '../../store/people/users.ts'
import { mailTo } from '../mail/letters.ts'
import { type Attempt, countFailure, requireFewFailures } from './attempts.ts'
import { hashPassword } from './passwords.ts'
import { SIGNED_IN, type SignedIn, start } from './sign-in.ts'

type LinkKind = 'invitation' | 'password reset'
const LIFE_MS = { invitation: 7 * 24 * 3600 * 1000, 'password reset': 3600 * 1000 } satisfies Record<LinkKind, number>
const PATH = { invitation: 'invitation', 'password reset': 'password-reset' } satisfies Record<LinkKind, string>

/** Makes a link with which a user chooses a password. The first of theirs that is used ends them all. */
export async function createLink(tx: WriteTx, userId: number, kind: LinkKind, origin: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await credentials.insert(tx, tx.org.id, { userId, kind, name: '', secret, expiresAt: tx.now + LIFE_MS[kind] })
  return `${origin}/${PATH[kind]}/${secret}`
}

/**
 * Mails a link for choosing another password to the user with the address, if there is one: who asks is not told.
 * Throws too_many.
 */
export async function requestPasswordReset(store: Store, attempt: Attempt, origin: string): Promise<void> {
  await requireFewFailures(store, attempt, 'password reset')
  await countFailure(store, attempt, 'password reset') // whoever it is: that there is nobody is not to be told by the time it takes
  const account = await store.readUnscoped((tx) => users.findAccount(tx, attempt.email))
  if (!account) return
  await store.write({ ...account, credentialId: null }, async (tx) => {
    await credentials.removeOf(tx, account, ['password reset']) // those of earlier mails
    await mailTo(tx, [account.userId], { kind: 'password reset', origin })
  })
}

/** Chooses a password by a link, and signs in. All who were signed in as this user no longer are. Throws invalid. */
export async function choosePassword(
  store: Store,
  { kind, token, password, device }: { kind: LinkKind; token: string; password: string; device?: string },
): Promise<SignedIn> {
  const found = await store.readUnscoped((tx) => credentials.findBySecretHash(tx, credentials.hashOf(token)))
  if (found?.kind !== kind) throw usedUp()
  const passwordHash = await hashPassword(password)
  return store.writeUnscoped(async (tx) => {
    const link = await credentials.consume(tx, token, kind)
    if (!link) throw usedUp()
    await users.setPasswordHash(tx, link.orgId, link.userId, passwordHash)
    await credentials.removeOf(tx, link, [...SIGNED_IN, 'invitation', 'password reset'])
    return start(tx, link, 'session', device)
  })
}

const usedUp = () => refuse('linkSecret', 'link_used_up')
