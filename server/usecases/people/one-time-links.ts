import { randomBytes } from 'node:crypto'
import { networkOf } from '../../domain/addresses.ts'
import { refuse } from '../../domain/errors.ts'
import { systemActor } from '../../domain/people/actor.ts'
import { fold } from '../../domain/text.ts'
import type { Store, WriteTx } from '../../store/core/store.ts'
import * as jobs from '../../store/job/queue.ts'
import * as organizations from '../../store/organization/organizations.ts'
import * as credentials from '../../store/people/credentials.ts'
import * as users from '../../store/people/users.ts'
import { mailTo } from '../mail/letters.ts'
import { counted } from './attempts.ts'
import { hashNewPassword } from './passwords.ts'
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
 * Has a link for choosing another password mailed to the user with the address, if there is one: who asks is not told, and the
 * work is the same until it is answered. Throws too_many.
 */
export async function requestPasswordReset(store: Store, { email, address, origin }: ResetRequest): Promise<void> {
  const attempt = { purpose: 'password reset', account: fold(email), place: networkOf(address) } as const
  await counted(store, attempt, async () => {
    const [orgId] = await store.readUnscoped(organizations.ids)
    if (orgId === undefined) return // nobody is here yet
    // The job is of the first organization, as whose the address is it finds out itself.
    await store.write(systemActor(orgId), (tx) => jobs.queue(tx, { type: 'mail-reset', data: { email, origin } }))
  })
}

export interface ResetRequest {
  email: string
  /** Where the request came from. */
  address: string
  /** Where links lead. */
  origin: string
}

/** Mails the link. Those of earlier mails go on working for their hour: a stranger who asks again must not make them useless. */
export async function mailReset(store: Store, { email, origin }: Omit<ResetRequest, 'address'>): Promise<void> {
  const account = await store.readUnscoped((tx) => users.findAccount(tx, email))
  if (!account) return
  await store.write({ ...account, credentialId: null }, (tx) =>
    mailTo(tx, [account.userId], { kind: 'password reset', origin }),
  )
}

/** Chooses a password by a link, and signs in. All who were signed in as this user no longer are; tokens end if asked. Throws invalid. */
export async function choosePassword(
  store: Store,
  {
    kind,
    token,
    password,
    device,
    removeTokens = false,
  }: { kind: LinkKind; token: string; password: string; device?: string; removeTokens?: boolean | undefined },
): Promise<SignedIn> {
  const found = await store.readUnscoped((tx) => credentials.findBySecretHash(tx, credentials.hashOf(token)))
  if (found?.kind !== kind) throw usedUp()
  const passwordHash = await hashNewPassword(password)
  return store.writeUnscoped(async (tx) => {
    const link = await credentials.consume(tx, token, kind)
    if (!link) throw usedUp()
    await users.setPasswordHash(tx, link.orgId, link.userId, passwordHash)
    const ended = [...SIGNED_IN, 'invitation' as const, 'password reset' as const]
    await credentials.removeOf(tx, link, removeTokens ? [...ended, 'token'] : ended)
    return start(tx, link, 'session', device)
  })
}

const usedUp = () => refuse('linkSecret', 'link_used_up')
