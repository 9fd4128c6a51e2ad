import { hash } from 'node:crypto'
import { notFound } from '../../domain/errors.ts'
import { isRecordId } from '../../domain/ids.ts'
import { statement } from '../core/statement.ts'
import type { ReadTx, UnscopedReadTx, UnscopedWriteTx } from '../core/store.ts'
import type { CredentialRow } from '../tables.ts'

export type CredentialKind = 'token' | 'session' | 'cubedrive' | 'invitation' | 'password reset'

/** As secrets are stored. They are long and random, so that a plain hash will do, and looking one up by it takes no secret-dependent time. */
export const hashOf = (secret: string) => hash('sha256', secret, 'base64url')

export interface Credential {
  readonly id: string
  readonly orgId: number
  readonly orgVersion: number
  readonly userId: number
  readonly kind: CredentialKind
  readonly lastUsedAt: number | null
}

/** So long without use, and a CubeDrive token ends. */
const CUBEDRIVE_IDLE_MS = 24 * 3600 * 1000

interface FoundRow {
  id: string
  org_id: number
  version: number
  user_id: number
  kind: string
  last_used_at: number | null
}

const byHash = statement<{ hash: string; now: number; idleSince: number }, FoundRow>((db, the) =>
  db
    .selectFrom('credential as c')
    .innerJoin('user as u', (join) => join.onRef('u.org_id', '=', 'c.org_id').onRef('u.id', '=', 'c.user_id'))
    .innerJoin('organization as o', 'o.org_id', 'c.org_id')
    .select(['c.id', 'c.org_id', 'o.version', 'c.user_id', 'c.kind', 'c.last_used_at'])
    .where('c.hash', '=', the('hash'))
    .where('u.removed_at', 'is', null)
    .where((row) => row.or([row('c.expires_at', 'is', null), row('c.expires_at', '>', the('now'))]))
    .where((row) => row.or([row('c.kind', '<>', 'cubedrive'), row('c.last_used_at', '>', the('idleSince'))])),
)

/** The credential with this hash, if it is in force. */
export async function findBySecretHash(tx: UnscopedReadTx, hash: string): Promise<Credential | undefined> {
  const [row] = await byHash(tx, { hash, now: tx.now, idleSince: tx.now - CUBEDRIVE_IDLE_MS })
  return (
    row && {
      id: row.id,
      orgId: row.org_id,
      orgVersion: row.version,
      userId: row.user_id,
      kind: row.kind as CredentialKind, // the store writes no others
      lastUsedAt: row.last_used_at,
    }
  )
}

/** Those of the credentials that still open a door. */
export async function inForce(
  { db, engine, now }: UnscopedReadTx,
  orgId: number,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('credential')
    .select('id')
    .where('org_id', '=', orgId)
    .where(({ ref }) => engine.isOneOf(ref('id'), engine.encodeList(ids), 'id'))
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** What the actor showed when it came in; undefined for the system actor. */
export async function findOwn({ db, actor }: ReadTx): Promise<Pick<SignInSession, 'kind' | 'expiresAt'> | undefined> {
  const row = await db
    .selectFrom('credential')
    .select(['kind', 'expires_at'])
    .where('org_id', '=', actor.orgId)
    .where('id', '=', actor.credentialId)
    .executeTakeFirst()
  return row && { kind: row.kind as CredentialKind, expiresAt: row.expires_at } // the store writes no others
}

/** What a user keeps and names: an access token. */
export interface NamedCredential {
  readonly id: string
  readonly name: string
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly lastUsedAt: number | null
}

const ofActor = ({ db, actor }: ReadTx, kind: CredentialKind) =>
  db
    .selectFrom('credential')
    .select(['id', 'name', 'created_at', 'expires_at', 'last_used_at'])
    .where('org_id', '=', actor.orgId)
    .where('user_id', '=', actor.userId)
    .where('kind', '=', kind)

/** The actor's own, newest first; those that have expired too. */
export async function list(tx: ReadTx, kind: CredentialKind): Promise<NamedCredential[]> {
  const rows = await ofActor(tx, kind).orderBy('id', 'desc').execute()
  return rows.map(toNamed)
}

const MOST_LISTED = 500

/** The actor's own of these kinds that are in force, the last used first, 500 at most. */
export async function listSignIns(tx: ReadTx, kinds: readonly CredentialKind[]): Promise<SignInSession[]> {
  const rows = await tx.db
    .selectFrom('credential')
    .select(['id', 'kind', 'name', 'created_at', 'expires_at', 'last_used_at'])
    .where('org_id', '=', tx.actor.orgId)
    .where('user_id', '=', tx.actor.userId)
    .where('kind', 'in', kinds)
    .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', tx.now)]))
    .where((row) => row.or([row('kind', '<>', 'cubedrive'), row('last_used_at', '>', tx.now - CUBEDRIVE_IDLE_MS)]))
    .orderBy(({ fn }) => fn.coalesce('last_used_at', 'created_at'), 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_LISTED)
    .execute()
  return rows.map((row) => ({ ...toNamed(row), kind: row.kind as CredentialKind })) // the store writes no others
}

/** How many access tokens the actor has, ended ones that are still there as well. */
export async function countTokens(tx: ReadTx): Promise<number> {
  const { count } = await tx.db
    .selectFrom('credential')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('org_id', '=', tx.actor.orgId)
    .where('user_id', '=', tx.actor.userId)
    .where('kind', '=', 'token')
    .executeTakeFirstOrThrow()
  return Number(count)
}
export type SignInSession = NamedCredential & { readonly kind: CredentialKind }

/** One of the actor's own. */
export async function get(tx: ReadTx, kind: CredentialKind, id: string): Promise<NamedCredential> {
  const row = isRecordId(id) ? await ofActor(tx, kind).where('id', '=', id).executeTakeFirst() : undefined
  if (!row) throw notFound('token')
  return toNamed(row)
}

const toNamed = (
  row: Pick<CredentialRow, 'id' | 'name' | 'created_at' | 'expires_at' | 'last_used_at'>,
): NamedCredential => ({
  id: row.id,
  name: row.name,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used_at,
})

export async function remove(tx: UnscopedWriteTx, { orgId, id }: { orgId: number; id: string }): Promise<void> {
  await tx.db.deleteFrom('credential').where('org_id', '=', orgId).where('id', '=', id).execute()
  endStreams(tx)
}

/** Ends the user's credentials of these kinds: all, one, or all but one. */
export async function removeOf(
  tx: UnscopedWriteTx,
  { orgId, userId }: { orgId: number; userId: number },
  kinds: readonly CredentialKind[],
  { onlyId, exceptId }: { onlyId?: string; exceptId?: string | null } = {},
): Promise<void> {
  let query = tx.db
    .deleteFrom('credential')
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .where('kind', 'in', kinds)
  if (onlyId) query = query.where('id', '=', onlyId)
  if (exceptId) query = query.where('id', '<>', exceptId)
  await query.execute()
  endStreams(tx)
}

/** Those that were opened with what is gone: woken, they find out. */
const endStreams = (tx: UnscopedWriteTx) => tx.touched.add('events')

/** Uses up a link that works once. Undefined: it is unknown, has expired or was used. */
export async function consume(
  tx: UnscopedWriteTx,
  secret: string,
  kind: CredentialKind,
): Promise<Credential | undefined> {
  const found = await findBySecretHash(tx, hashOf(secret))
  if (found?.kind !== kind) return undefined
  const { numDeletedRows } = await tx.db
    .deleteFrom('credential')
    .where('org_id', '=', found.orgId)
    .where('id', '=', found.id)
    .executeTakeFirst()
  return numDeletedRows > 0n ? found : undefined
}

export async function setLastUsed(tx: UnscopedWriteTx, { orgId, id }: Credential): Promise<void> {
  await tx.db
    .updateTable('credential')
    .set({ last_used_at: tx.now })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .execute()
}

export interface NewCredential {
  readonly userId: number
  readonly kind: CredentialKind
  readonly name: string
  readonly secret: string
  readonly expiresAt: number | null
}

/** Answers the credential's id. */
export async function insert(
  tx: UnscopedWriteTx,
  orgId: number,
  { userId, kind, name, secret, expiresAt }: NewCredential,
): Promise<string> {
  const id = tx.newId()
  const row = {
    org_id: orgId,
    id,
    user_id: userId,
    kind,
    name,
    hash: hashOf(secret),
    created_at: tx.now,
    expires_at: expiresAt,
  }
  await tx.db
    .insertInto('credential')
    .values({ ...row, last_used_at: kind === 'cubedrive' ? tx.now : null })
    .execute()
  return id
}
