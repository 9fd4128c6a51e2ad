import type { User } from '../../domain/people/user.ts'
import { keyOf } from '../../domain/text.ts'
import { given } from '../core/given.ts'
import type { ReadTx, UnscopedReadTx, UnscopedWriteTx, WriteTx } from '../core/store.ts'

export type NewUser = Omit<User, 'id' | 'createdAt' | 'removedAt'> & { readonly passwordHash: string | null }
export type UserChanges = Partial<Omit<User, 'id' | 'email' | 'createdAt' | 'removedAt'>>

/** Answers the id it gave. Ids are of the whole server, as are addresses: a person signs in without naming an organization. */
export async function insert(tx: UnscopedWriteTx, orgId: number, { passwordHash, ...user }: NewUser): Promise<number> {
  const { last } = await tx.db
    .selectFrom('user')
    .select((row) => row.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  const id = Number(last ?? 0) + 1 // another process that takes it too makes the insert fail, and the transaction run again
  await tx.db
    .insertInto('user')
    .values({
      org_id: orgId,
      id,
      email: user.email,
      email_key: keyOf(user.email),
      password_hash: passwordHash,
      firstname: user.firstname,
      lastname: user.lastname,
      photo_id: user.photoId,
      job_title: user.jobTitle,
      is_manager: Number(user.isManager),
      language: user.language,
      date_format: user.dateFormat,
      time_format: user.timeFormat,
      reminder_time: user.reminderTime,
      zone: user.zone,
      created_at: tx.now,
      removed_at: null,
    })
    .execute()
  return id
}

/** Only what is given changes. */
export async function update(tx: WriteTx, id: number, changes: UserChanges): Promise<void> {
  const columns = given(toChanges(changes))
  if (!columns) return
  await tx.db.updateTable('user').set(columns).where('org_id', '=', tx.org.id).where('id', '=', id).execute()
}

/** Records go on naming a former member; the address can be used again. */
export async function setRemoved(tx: WriteTx, id: number): Promise<void> {
  await tx.db
    .updateTable('user')
    .set({ removed_at: tx.now, password_hash: null, is_manager: 0, email_key: `former ${id}` })
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .execute()
}

export async function setPasswordHash(
  tx: UnscopedWriteTx,
  orgId: number,
  id: number,
  passwordHash: string,
): Promise<void> {
  await tx.db
    .updateTable('user')
    .set({ password_hash: passwordHash })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .execute()
}

export interface Account {
  readonly orgId: number
  readonly userId: number
  readonly email: string
  /** Null: invited, and yet to choose a password. */
  readonly passwordHash: string | null
}

/** The present member, of whichever organization, who has the address. */
export async function findAccount(tx: UnscopedReadTx, email: string): Promise<Account | undefined> {
  const row = await accounts(tx).where('email_key', '=', keyOf(email)).executeTakeFirst()
  return row && toAccount(row)
}

/** The actor's own. */
export async function findOwnAccount(tx: ReadTx): Promise<Account | undefined> {
  const { orgId, userId } = tx.actor
  const row = await accounts(tx).where('user.org_id', '=', orgId).where('user.id', '=', userId).executeTakeFirst()
  return row && toAccount(row)
}

/** The account, held against other writers until the transaction ends. */
export async function lockAccount(tx: UnscopedWriteTx, orgId: number, userId: number): Promise<Account | undefined> {
  const row = await tx.engine
    .lockRows(accounts(tx).where('user.org_id', '=', orgId).where('user.id', '=', userId), 'user')
    .executeTakeFirst()
  return row && toAccount(row)
}

const accounts = ({ db }: UnscopedReadTx) =>
  db
    .selectFrom('user')
    .select(['user.org_id', 'user.id', 'user.email', 'user.password_hash'])
    .where('removed_at', 'is', null)

const toAccount = (row: { org_id: number; id: number; email: string; password_hash: string | null }): Account => ({
  orgId: row.org_id,
  userId: row.id,
  email: row.email,
  passwordHash: row.password_hash,
})

const toChanges = (user: UserChanges) => ({
  firstname: user.firstname,
  lastname: user.lastname,
  photo_id: user.photoId,
  job_title: user.jobTitle,
  is_manager: user.isManager === undefined ? undefined : Number(user.isManager),
  language: user.language,
  date_format: user.dateFormat,
  time_format: user.timeFormat,
  reminder_time: user.reminderTime,
  zone: user.zone,
})
