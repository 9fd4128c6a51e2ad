import type { FastifyRequest } from 'fastify'
import { Refused } from '../../domain/errors.ts'
import type { Actor } from '../../domain/people/actor.ts'
import type { Store } from '../../store/core/store.ts'
import * as users from '../../store/people/users.ts'
import type { SignedIn } from '../../usecases/people/sign-in.ts'

export type TrustEvent = 'signed in' | 'sign-in refused' | 'token made' | 'token removed' | 'person added' | 'role changed' | 'person removed' | 'password changed' | 'exported' // biome-ignore format: a list

/** Writes into the log what matters to trust, with the user and the address; never what was typed, which may be a password. */
export function noteTrust(
  { log, ip }: FastifyRequest,
  event: TrustEvent,
  { orgId, userId }: Partial<Pick<Actor, 'orgId' | 'userId'>>,
  more: object = {},
): void {
  log.info({ event, org: orgId, user: userId, address: ip, ...more }, 'trust')
}

/** Notes a sign-in with an address and a password, and how it ended. */
export async function noteSignIn(
  store: Store,
  request: FastifyRequest,
  email: string,
  signIn: () => Promise<SignedIn>,
): Promise<SignedIn> {
  try {
    const signedIn = await signIn()
    noteTrust(request, 'signed in', signedIn.actor)
    return signedIn
  } catch (error) {
    if (error instanceof Refused) {
      const account = await store.readUnscoped((tx) => users.findAccount(tx, email)).catch(() => undefined)
      noteTrust(request, 'sign-in refused', account ?? {}, { reason: error.code })
    }
    throw error
  }
}
