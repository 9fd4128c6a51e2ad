import { accessOf, mayInOrganization, require } from '../../domain/access.ts'
import type { ClientNote } from '../../domain/client/client.ts'
import { refuseWhole } from '../../domain/errors.ts'
import * as clients from '../../store/client/clients.ts'
import * as notes from '../../store/client/notes.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { requireCurrent } from '../../store/organization/organizations.ts'
import { record } from '../record.ts'

/** Writes something down about a client. Throws not_found, forbidden. */
export async function addNote(tx: WriteTx, clientId: string, content: string): Promise<ClientNote> {
  await clients.get(tx, clientId)
  const access = accessOf(tx.org, tx.actor.userId)
  require(mayInOrganization(access, 'edit_clients'), 'edit_clients')
  const note = { id: tx.newId(), clientId, authorId: tx.actor.userId, content, createdAt: tx.now, editedAt: null }
  await notes.insert(tx, note)
  await requireCurrent(tx) // the client is not being deleted meanwhile
  await record(tx, { type: 'client.noted', clientId, data: { noteId: note.id } })
  return note
}

/** Its author's alone. Throws not_found, forbidden. */
export async function editNote(tx: WriteTx, clientId: string, id: string, content: string): Promise<ClientNote> {
  await clients.get(tx, clientId)
  const before = await notes.lock(tx, clientId, id)
  if (before.authorId !== tx.actor.userId) throw refuseWhole('not_your_comment')
  if (before.content === content) return before
  const note = { ...before, content, editedAt: tx.now }
  await notes.update(tx, note)
  await record(tx, { type: 'client.noted', clientId, data: { noteId: id } })
  return note
}

/** By its author, or by a manager. Throws not_found, forbidden. */
export async function removeNote(tx: WriteTx, clientId: string, id: string): Promise<void> {
  await clients.get(tx, clientId)
  const { authorId } = await notes.lock(tx, clientId, id)
  const isManager = mayInOrganization(accessOf(tx.org, tx.actor.userId), 'delete_clients')
  if (authorId !== tx.actor.userId && !isManager) throw refuseWhole('not_your_comment')
  await notes.remove(tx, id)
  await record(tx, { type: 'client.noted', clientId, data: { noteId: id } })
}
