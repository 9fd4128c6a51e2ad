import { randomBytes, randomUUID } from 'node:crypto'
import { notFound, refuseWhole } from '../../domain/errors.ts'
import type { Actor } from '../../domain/people/actor.ts'
import type { Store, UnscopedWriteTx, WriteTx } from '../../store/core/store.ts'
import * as credentials from '../../store/people/credentials.ts'
import * as users from '../../store/people/users.ts'
import { type Attempt, countFailure, forgetFailures, inTurn, requireFewFailures } from './attempts.ts'
import { isPassword } from './passwords.ts'

/** What ends when a user signs out everywhere or gets another password. Access tokens are removed one by one. */
export const SIGNED_IN = ['session', 'cubedrive'] as const satisfies credentials.CredentialKind[]
export type SignInKind = (typeof SIGNED_IN)[number]

export const SESSION_MS = 30 * 24 * 3600 * 1000

export interface SignIn extends Attempt {
  password: string
  kind: SignInKind
  /** What the user goes by to tell this session from others. */
  device?: string
}

export interface SignedIn {
  /** Shown once. */
  secret: string
  actor: Actor
}

/** Throws unauthenticated, in the same words and after the same work whether or not there is such a user; too_many. */
export async function signIn(store: Store, { password, kind, device, ...attempt }: SignIn): Promise<SignedIn> {
  return inTurn(attempt, async () => {
    const account = await requirePassword(store, attempt, password)
    return store.writeUnscoped(async (tx) => {
      const present = await users.lockAccount(tx, account.orgId, account.userId)
      if (present?.passwordHash !== account.passwordHash) throw wrong() // it was changed just now
      await forgetFailures(tx, attempt)
      return start(tx, account, kind, device)
    })
  })
}

/** The account whose password this is. A wrong one is counted, and too many of them refuse the right one too. */
export async function requirePassword(
  store: Store,
  attempt: Attempt,
  password: string,
  refusal = wrong,
): Promise<users.Account> {
  await requireFewFailures(store, attempt)
  const account = await store.readUnscoped((tx) => users.findAccount(tx, attempt.email))
  if ((await isPassword(password, account?.passwordHash)) && account) return account
  await countFailure(store, attempt)
  throw refusal()
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
