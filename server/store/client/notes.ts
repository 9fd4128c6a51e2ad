import { sql } from 'kysely'
import type { ClientNote } from '../../domain/client/client.ts'
import { notFound } from '../../domain/errors.ts'
import { isRecordId } from '../../domain/ids.ts'
import { fitting } from '../core/page-bytes.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'
import type { ClientNoteRow } from '../tables.ts'

/** Of a client that the caller has already found to be the actor's to see. */
const ofClient = (tx: ReadTx, clientId: string) =>
  tx.db.selectFrom('client_note').where('org_id', '=', tx.org.id).where('client_id', '=', clientId)

/** Newest first: as many of the page as fit in an answer. `isCut` when these are not all of it. */
export async function list(
  tx: ReadTx,
  clientId: string,
  { skip, limit }: { skip: number; limit: number },
): Promise<{ notes: ClientNote[]; isCut: boolean }> {
  const sizes = await ofClient(tx, clientId)
    .select(['id', sql<number>`octet_length(content)`.as('bytes')])
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(skip)
    .execute()
  const fit = fitting(sizes)
  const [newest, oldest] = [fit.at(0), fit.at(-1)]
  if (!newest || !oldest) return { notes: [], isCut: false }
  const rows = await ofClient(tx, clientId)
    .selectAll()
    .where('id', '<=', newest.id)
    .where('id', '>=', oldest.id)
    .orderBy('id', 'desc')
    .execute()
  return { notes: rows.map(toNote), isCut: fit.length < sizes.length }
}

/** The note, held against other writers until the transaction ends. */
export async function lock(tx: WriteTx, clientId: string, id: string): Promise<ClientNote> {
  const query = ofClient(tx, clientId)
    .selectAll()
    .where('id', '=', isRecordId(id) ? id : '0')
  const row = await tx.engine.lockRows(query, 'client_note').executeTakeFirst()
  if (!row) throw notFound('note')
  return toNote(row)
}

export async function insert(tx: WriteTx, note: ClientNote): Promise<void> {
  await tx.db
    .insertInto('client_note')
    .values({
      org_id: tx.org.id,
      id: note.id,
      client_id: note.clientId,
      author_id: note.authorId,
      content: note.content,
      created_at: note.createdAt,
      edited_at: note.editedAt,
    })
    .execute()
}

export async function update(tx: WriteTx, { id, content, editedAt }: ClientNote): Promise<void> {
  await tx.db
    .updateTable('client_note')
    .set({ content, edited_at: editedAt })
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .execute()
}

export async function remove(tx: WriteTx, id: string): Promise<void> {
  await tx.db.deleteFrom('client_note').where('org_id', '=', tx.org.id).where('id', '=', id).execute()
}

const toNote = (row: ClientNoteRow): ClientNote => ({
  id: row.id,
  clientId: row.client_id,
  authorId: row.author_id,
  content: row.content,
  createdAt: row.created_at,
  editedAt: row.edited_at,
})
