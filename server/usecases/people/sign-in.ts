import { randomBytes, randomUUID } from 'node:crypto'
import { networkOf } from '../../domain/addresses.ts'
import { notFound, refuse, refuseWhole } from '../../domain/errors.ts'
import type { Actor } from '../../domain/people/actor.ts'
import { fold } from '../../domain/text.ts'
import type { Store, UnscopedWriteTx, WriteTx } from '../../store/core/store.ts'
import * as credentials from '../../store/people/credentials.ts'
import * as users from '../../store/people/users.ts'
import { counted, forgetFailures } from './attempts.ts'
import { requireRoom } from './hashing.ts'
import { isPassword } from './passwords.ts'

/** What ends when a user signs out everywhere or gets another password. Access tokens are removed one by one. */
export const SIGNED_IN = ['session', 'cubedrive'] as const satisfies credentials.CredentialKind[]
export type SignInKind = (typeof SIGNED_IN)[number]

export const SESSION_MS = 30 * 24 * 3600 * 1000

export interface SignIn {
  email: string
  password: string
  /** Where the request came from. */
  address: string
  knownDevice?: string | undefined
  kind: SignInKind
  /** What the user goes by to tell this session from others. */
  device?: string
}

export interface SignedIn {
  /** Shown once. */
  secret: string
  actor: Actor
}

/** Throws unauthenticated, in the same words and after the same work whether or not there is such a user; too_many, unavailable. */
export async function signIn(store: Store, { email, password, kind, device, address, knownDevice }: SignIn) {
  requireRoom() // before anything is written
  const attempt = { purpose: 'sign-in', account: fold(email), place: networkOf(address), knownDevice } as const
  return counted(store, attempt, async (taken): Promise<SignedIn> => {
    const account = await store.readUnscoped((tx) => users.findAccount(tx, email))
    if (!(await isPassword(password, account?.passwordHash)) || !account) throw wrong()
    return store.writeUnscoped(async (tx) => {
      const present = await users.lockAccount(tx, account.orgId, account.userId)
      if (present?.passwordHash !== account.passwordHash) throw wrong() // it was changed just now
      await forgetFailures(tx, taken)
      return start(tx, account, kind, device)
    })
  })
}

/**
 * Asks somebody who is signed in for his password again. What is tried is counted by itself, so that nobody is kept from it by
 * what strangers try. Throws invalid for a wrong one; too_many, unavailable.
 */
export async function requireOwnPassword(store: Store, actor: Actor, password: string): Promise<users.Account> {
  requireRoom()
  const { orgId, userId, credentialId } = actor
  const attempt = { purpose: 'confirmation', account: `user ${orgId} ${userId}`, place: `${credentialId}` } as const
  return counted(store, attempt, async (taken) => {
    const account = await store.read(actor, (tx) => users.findOwnAccount(tx))
    if (!(await isPassword(password, account?.passwordHash)) || !account)
      throw refuse('presentPassword', 'wrong_password')
    await store.writeUnscoped((tx) => forgetFailures(tx, taken))
    return account
  })
}

/**
 * A session may have been left open, or stolen: what outlives it asks for the password again. A token was made to act by itself.
 * Throws invalid; too_many, unavailable.
 */
export async function requirePresence(store: Store, actor: Actor, present: string | null | undefined): Promise<void> {
  const shown = await store.read(actor, credentials.findOwn)
  if (shown?.kind !== 'session') return
  if (!present) throw refuse('presentPassword', 'password_needed')
  await requireOwnPassword(store, actor, present)
}

const wrong = () => refuseWhole('wrong_credentials')

/** Signs in a user who has proven to be one. */
export async function start(
  tx: UnscopedWriteTx,
  { orgId, userId }: { orgId: number; userId: number },
  kind: SignInKind,
  device = '',
): Promise<SignedIn> {
  const secret = kind === 'session' ? randomBytes(32).toString('base64url') : randomUUID()
  const expiresAt = kind === 'session' ? tx.now + SESSION_MS : null // the other ends when it is not used
  const credentialId = await credentials.insert(tx, orgId, { userId, kind, name: device, secret, expiresAt })
  return { secret, actor: { orgId, userId, credentialId } }
}

/** Ends one of the actor's own sessions. Throws not_found. */
export async function endSession(tx: WriteTx, id: string): Promise<void> {
  const sessions = await credentials.listSignIns(tx, SIGNED_IN)
  if (!sessions.some((session) => session.id === id)) throw notFound('session')
  await credentials.removeOf(tx, tx.actor, SIGNED_IN, { onlyId: id })
}

/** All sessions end but this one. */
export async function signOutOthers(tx: WriteTx): Promise<void> {
  await credentials.removeOf(tx, tx.actor, SIGNED_IN, { exceptId: tx.actor.credentialId })
}

/** Ends the session that was shown; an access token is not one, and stays. */
export async function signOut(tx: WriteTx): Promise<void> {
  const { orgId, userId, credentialId } = tx.actor
  if (credentialId === null) return
  await credentials.removeOf(tx, { orgId, userId }, SIGNED_IN, { onlyId: credentialId })
}

export async function signOutEverywhere(tx: WriteTx): Promise<void> {
  await credentials.removeOf(tx, tx.actor, SIGNED_IN)
}
