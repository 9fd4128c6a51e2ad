import { FaultCollector, refuse } from '../../domain/errors.ts'
import type { Actor } from '../../domain/people/actor.ts'
import { isLanguage, isZone } from '../../domain/people/user.ts'
import type { Store, WriteTx } from '../../store/core/store.ts'
import * as organizations from '../../store/organization/organizations.ts'
import * as credentials from '../../store/people/credentials.ts'
import * as users from '../../store/people/users.ts'
import { moveSummary } from '../notification/settings.ts'
import { record } from '../record.ts'
import { hashNewPassword } from './passwords.ts'
import { requireOwnPassword, SIGNED_IN } from './sign-in.ts'

export type OwnDetails = Pick<
  users.UserChanges,
  'firstname' | 'lastname' | 'jobTitle' | 'language' | 'dateFormat' | 'timeFormat' | 'reminderTime' | 'zone'
>

/** Changes what is given; an empty language or zone is the organization's. Throws invalid. */
export async function editOwnDetails(tx: WriteTx, { language, zone, ...details }: OwnDetails): Promise<void> {
  const faults = new FaultCollector()
  if (language && !isLanguage(language)) faults.add('language', 'unknown_language')
  if (zone && !isZone(zone)) faults.add('zone', 'unknown_zone')
  faults.raise()
  await organizations.hold(tx)
  await users.update(tx, tx.actor.userId, {
    ...details,
    ...(language !== undefined && { language: language || tx.org.language }),
    ...(zone !== undefined && { zone: zone || tx.org.zone }),
  })
  await organizations.touch(tx)
  if (zone !== undefined) await moveSummary(tx)
  if (details.firstname !== undefined || details.lastname !== undefined)
    await record(tx, { type: 'user.updated', data: { userId: tx.actor.userId } })
}

/** All other sessions end, and access tokens if asked. Throws invalid for a wrong present password; too_many, unavailable. */
export async function changePassword(
  store: Store,
  actor: Actor,
  { present, next, removeTokens = false }: { present: string; next: string; removeTokens?: boolean | undefined },
): Promise<void> {
  const account = await requireOwnPassword(store, actor, present)
  const passwordHash = await hashNewPassword(next)
  await store.write(actor, async (tx) => {
    const now = await users.lockAccount(tx, account.orgId, account.userId)
    if (now?.passwordHash !== account.passwordHash) throw refuse('presentPassword', 'password_changed')
    await users.setPasswordHash(tx, account.orgId, account.userId, passwordHash)
    const ended = [...SIGNED_IN, 'password reset' as const, ...(removeTokens ? ['token' as const] : [])]
    await credentials.removeOf(tx, account, ended, { exceptId: actor.credentialId })
  })
}

/** Gives a user another password, for whoever has the server in hand. All who are signed in as him no longer are. */
export async function setPassword(tx: WriteTx, userId: number, passwordHash: string): Promise<void> {
  await users.setPasswordHash(tx, tx.org.id, userId, passwordHash)
  await credentials.removeOf(tx, { orgId: tx.org.id, userId }, [...SIGNED_IN, 'invitation', 'password reset'])
}
