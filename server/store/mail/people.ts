import { isRecordId } from '../../domain/ids.ts'
import type { EmailPerson, MailPerson } from '../../domain/mail/person.ts'
import { keyOf } from '../../domain/text.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'

/** The person with this address, made when he writes first. A name that he gives stays until he gives another one. */
export async function ensure(tx: WriteTx, { name, emailAddress }: EmailPerson): Promise<string> {
  const found = await tx.db
    .selectFrom('mail_person')
    .select(['id', 'name'])
    .where('org_id', '=', tx.org.id)
    .where('address_key', '=', keyOf(emailAddress))
    .executeTakeFirst()
  if (found) {
    if (name !== '' && name !== found.name)
      await tx.db
        .updateTable('mail_person')
        .set({ name })
        .where('org_id', '=', tx.org.id)
        .where('id', '=', found.id)
        .execute()
    return found.id
  }
  const id = tx.newId()
  await tx.db
    .insertInto('mail_person')
    .values({
      org_id: tx.org.id,
      id,
      address: emailAddress,
      address_key: keyOf(emailAddress),
      name,
      created_at: tx.now,
    })
    .execute()
  return id
}

export async function listByIds({ db, org }: ReadTx, ids: readonly string[]): Promise<MailPerson[]> {
  const wellFormed = ids.filter(isRecordId)
  if (wellFormed.length === 0) return []
  return db
    .selectFrom('mail_person')
    .select(['id', 'address', 'name'])
    .where('org_id', '=', org.id)
    .where('id', 'in', wellFormed)
    .execute()
}
