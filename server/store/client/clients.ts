import type { Client, ClientContact } from '../../domain/client/client.ts'
import { type ClientTerm, clientTerms } from '../../domain/client/terms.ts'
import { notFound } from '../../domain/errors.ts'
import { isRecordId } from '../../domain/ids.ts'
import { askedTerms, wordTerms } from '../../domain/search/terms.ts'
import { keyOf, LAST_CHARACTER } from '../../domain/text.ts'
import { insertRows } from '../core/insert-rows.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'
import type { ClientRow } from '../tables.ts'

export interface ClientFilter {
  /** Each word of it begins a word of the client's names. */
  name?: string | undefined
  /** The client's or a contact's, whatever the case. */
  email?: string | undefined
  /** Words of its names and its contacts', the beginning of an address of theirs, or digits of a phone. */
  search?: string | undefined
}

const present = ({ db, org }: ReadTx) =>
  db.selectFrom('client').where('client.org_id', '=', org.id).where('client.deleted_at', 'is', null)

/** By name. */
export async function list(
  tx: ReadTx,
  { name, email, search }: ClientFilter,
  slice: { skip: number; limit: number },
): Promise<Client[]> {
  const words = [...new Set(wordTerms(name ?? ''))]
  const found = search?.trim() ? termsFor(tx, search) : undefined
  if ((name && words.length === 0) || (search?.trim() && !found)) return []
  let query = present(tx)
    .selectAll('client')
    .orderBy('client.name_key')
    .orderBy('client.id')
    .limit(slice.limit)
    .offset(slice.skip)
  for (const word of words)
    query = query.where('client.id', 'in', withTerm(tx, ['word'], word, `${word}${LAST_CHARACTER}`))
  if (email) query = query.where('client.id', 'in', withTerm(tx, ['email'], keyOf(email), keyOf(email)))
  if (found) query = query.where('client.id', 'in', found)
  return (await query.execute()).map(toClient)
}

/** The ids of clients that a text finds: all its words among their names and their contacts', or an address or a phone. */
function termsFor(tx: ReadTx, text: string) {
  const { words, email, phone } = askedTerms(text)
  const beginning = (kinds: readonly ClientTerm['kind'][], term: string) =>
    withTerm(tx, kinds, term, `${term}${LAST_CHARACTER}`)
  const [first, ...others] = words.map((word) => beginning(['word', 'contact'], word))
  // All of the words first: SQLite takes the parts of a compound from left to right.
  const named = others.reduce((all, each) => all?.intersect(each), first)
  const rest = [email && beginning(['email'], email), phone && beginning(['phone'], phone)]
  return rest.filter((each) => !!each).reduce((all, each) => all?.union(each as never) ?? each, named)
}

/** Those whose name begins with the folded text, newest first. */
export async function listBeginning(tx: ReadTx, text: string, limit: number): Promise<Client[]> {
  const rows = await present(tx)
    .selectAll('client')
    .where('client.name_key', '>=', text)
    .where('client.name_key', '<=', `${text}${LAST_CHARACTER}`)
    .orderBy('client.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toClient)
}

/** Those that a text finds, newest first; of very many no more than so many are looked at. */
export async function listFound(tx: ReadTx, text: string, limit: number): Promise<Client[]> {
  const found = termsFor(tx, text)
  if (!found) return []
  const rows = await present(tx)
    .selectAll('client')
    .where('client.id', 'in', found)
    .orderBy('client.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toClient)
}

const withTerm = ({ db, org }: ReadTx, kinds: readonly ClientTerm['kind'][], from: string, to: string) =>
  db
    .selectFrom('client_term as term')
    .select('term.client_id')
    .where('term.org_id', '=', org.id)
    .where('term.kind', 'in', kinds)
    .where('term.term', '>=', from)
    .where('term.term', '<=', to)

/** All of them by name, whole, so many at a time. */
export async function* pages(
  read: <T>(work: (tx: ReadTx) => Promise<T>) => Promise<T>,
  most: number,
): AsyncGenerator<Client[]> {
  let last: ClientRow | undefined
  do {
    const after = last
    const rows = await read(async (tx) => {
      const query = present(tx).selectAll('client').orderBy('client.name_key').orderBy('client.id').limit(most)
      if (!after) return query.execute()
      const { name_key, id } = after
      return query
        .where((row) =>
          row.or([
            row('client.name_key', '>', name_key),
            row.and([row('client.name_key', '=', name_key), row('client.id', '>', id)]),
          ]),
        )
        .execute()
    })
    yield rows.map(toClient)
    last = rows.length < most ? undefined : rows.at(-1)
  } while (last)
}

export interface ClientKeys {
  readonly ids: readonly string[]
  /** Folded. */
  readonly nameKeys: readonly string[]
  /** Folded. */
  readonly emails: readonly string[]
}

/** Those with one of the ids or names, and those that have to do with one of the e-mails; the oldest first. */
export const listMatching = async (tx: ReadTx, keys: ClientKeys): Promise<Client[]> =>
  (await matching(tx, keys).execute()).map(toClient)

/** The same, held against other writers until the transaction ends. */
export const lockMatching = async (tx: WriteTx, keys: ClientKeys): Promise<Client[]> =>
  (await tx.engine.lockRows(matching(tx, keys), 'client').execute()).map(toClient)

function matching(tx: ReadTx, { ids, nameKeys, emails }: ClientKeys) {
  const { isOneOf, encodeList } = tx.engine
  const list = (values: readonly string[]) => encodeList([...new Set(values)])
  return present(tx)
    .selectAll('client')
    .where((row) =>
      row.or([
        isOneOf(row.ref('client.id'), list(ids.filter(isRecordId)), 'id'),
        isOneOf(row.ref('client.name_key'), list(nameKeys), 'text'),
        row(
          'client.id',
          'in',
          row
            .selectFrom('client_term as term')
            .select('term.client_id')
            .where('term.org_id', '=', tx.org.id)
            .where('term.kind', '=', 'email')
            .where((term) => isOneOf(term.ref('term.term'), list(emails), 'text')),
        ),
      ]),
    )
    .orderBy('client.id')
}

export async function get(tx: ReadTx, id: string): Promise<Client> {
  const row = isRecordId(id)
    ? await present(tx).selectAll('client').where('client.id', '=', id).executeTakeFirst()
    : undefined
  if (!row) throw notFound('client')
  return toClient(row)
}

/** The client, held against other writers until the transaction ends. */
export async function lock(tx: WriteTx, id: string): Promise<Client> {
  const held = present(tx)
    .select('client.id')
    .where('client.id', '=', isRecordId(id) ? id : '0')
  await tx.engine.lockRows(held, 'client').execute()
  return get(tx, id)
}

export async function exists(tx: ReadTx, id: string): Promise<boolean> {
  if (!isRecordId(id)) return false
  return (await present(tx).select('client.id').where('client.id', '=', id).executeTakeFirst()) !== undefined
}

export async function insert(tx: WriteTx, client: Client): Promise<void> {
  await tx.db
    .insertInto('client')
    .values({ org_id: tx.org.id, id: client.id, created_at: client.createdAt, deleted_at: null, ...toRow(client) })
    .execute()
  await insertTerms(tx, client)
}

export async function update(tx: WriteTx, client: Client): Promise<void> {
  await tx.db
    .updateTable('client')
    .set(toRow(client))
    .where('org_id', '=', tx.org.id)
    .where('id', '=', client.id)
    .execute()
  await deleteTerms(tx, client.id)
  await insertTerms(tx, client)
}

/** Its row stays, for what names it. Tasks that were for it are for nobody. */
export async function remove(tx: WriteTx, id: string): Promise<void> {
  await tx.db
    .updateTable('client')
    .set({ deleted_at: tx.now })
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .execute()
  await deleteTerms(tx, id)
  await tx.db
    .updateTable('task')
    .set({ client_id: null, updated_at: tx.now })
    .where('org_id', '=', tx.org.id)
    .where('client_id', '=', id)
    .execute()
}

const insertTerms = (tx: WriteTx, client: Client): Promise<void> =>
  insertRows(
    tx,
    'client_term',
    clientTerms(client).map((term) => ({ org_id: tx.org.id, client_id: client.id, ...term })),
  )

async function deleteTerms(tx: WriteTx, id: string): Promise<void> {
  await tx.db.deleteFrom('client_term').where('org_id', '=', tx.org.id).where('client_id', '=', id).execute()
}

const toClient = (row: ClientRow): Client => ({
  id: row.id,
  name: row.name,
  fullname: row.fullname,
  email: row.email,
  phone: row.phone,
  contacts: JSON.parse(row.contacts) as ClientContact[],
  customFields: row.custom_fields === null ? null : (JSON.parse(row.custom_fields) as Client['customFields']),
  portalCustomerManagerIds: JSON.parse(row.manager_ids) as string[],
  createdAt: row.created_at,
})

const toRow = (client: Client) => ({
  name: client.name,
  name_key: keyOf(client.name),
  fullname: client.fullname,
  email: client.email,
  phone: client.phone,
  contacts: JSON.stringify(client.contacts),
  custom_fields: client.customFields && JSON.stringify(client.customFields),
  manager_ids: JSON.stringify(client.portalCustomerManagerIds),
})
