import { createHash, timingSafeEqual } from 'node:crypto'
import { notFound, refuseWhole } from '../../domain/errors.ts'
import { systemActor } from '../../domain/people/actor.ts'
import { DEFAULT_STATES } from '../../domain/project/state.ts'
import type { UnscopedReadTx, UnscopedWriteTx, WriteTx } from '../../store/core/store.ts'
import * as organizations from '../../store/organization/organizations.ts'
import * as states from '../../store/project/states.ts'
import { addMember, type NewMember } from '../people/people.ts'
import { type SignedIn, start } from '../people/sign-in.ts'
import { checkDetails } from './organization.ts'

export interface NewOrganization {
  name: string
  owner: Omit<NewMember, 'isManager'>
  /** IANA. */
  zone: string
  /** ISO 4217. */
  currency: string
  language: string
  /** ISO 3166-1 alpha-2, or empty. */
  countryCode?: string
}

interface Codes {
  readonly given: string
  readonly wanted: string
}

/** Throws not_found once the server is set up; unauthenticated for a wrong code. */
export async function requireMaySetUp(tx: UnscopedReadTx, { given, wanted }: Codes): Promise<void> {
  if (await organizations.isThereAny(tx)) throw notFound('organization')
  if (!isSame(given, wanted)) throw refuseWhole('wrong_set_up_code')
}

/**
 * Sets up a server that has no organization yet, for the one who can read its log, and signs him in.
 * Throws as above.
 */
export async function setUp(tx: UnscopedWriteTx, codes: Codes, organization: NewOrganization): Promise<SignedIn> {
  await requireMaySetUp(tx, codes)
  return start(tx, await createFirstOrganization(tx, organization), 'session')
}

/** For a server that has none. Throws StaleVersionError when another process has made one meanwhile, so that the transaction runs again and finds it. */
export async function createFirstOrganization(tx: UnscopedWriteTx, organization: NewOrganization) {
  const made = await createOrganization(tx, organization)
  if (made.orgId !== organizations.FIRST_ID) throw new organizations.StaleVersionError()
  return made
}

/** Makes an organization with its default states and its first user, who is a manager. Throws invalid. */
export async function createOrganization(tx: UnscopedWriteTx, { owner, countryCode = '', ...rest }: NewOrganization) {
  const details = { ...rest, countryCode }
  checkDetails(details)
  const orgId = await organizations.insert(tx, details)
  const scoped: WriteTx = { ...tx, actor: systemActor(orgId), org: await organizations.get(tx, orgId) }
  const userId = await addMember(scoped, { ...owner, isManager: true })
  const place = (i: number) => ({
    projectId: null,
    authorId: userId,
    weight: 100 + i,
    isCollapsed: false,
    archivedAt: null,
  })
  await states.insert(
    tx,
    orgId,
    DEFAULT_STATES.map((state, i) => ({ ...state, ...place(i) })),
  )
  await organizations.touch(scoped)
  return { orgId, userId }
}

const isSame = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))
/** Of its letters and digits: whoever types the code may part it in another way than the log does. */
const digest = (code: string) =>
  createHash('sha256')
    .update(code.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase())
    .digest()
