import { type SelectQueryBuilder, sql } from 'kysely'
import type { Client, ClientContact } from '../../domain/client/client.ts'
import { type ClientTerm, clientTerms } from '../../domain/client/terms.ts'
import { notFound } from '../../domain/errors.ts'
import { isRecordId } from '../../domain/ids.ts'
import { askedTerms, wordTerms } from '../../domain/search/terms.ts'
import { keyOf, LAST_CHARACTER } from '../../domain/text.ts'
import { insertRows } from '../core/insert-rows.ts'
import { fitting } from '../core/page-bytes.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'
import type { ClientRow, Tables } from '../tables.ts'

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

/** By name: their ids and names. */
export const listNames = async (
  tx: ReadTx,
  filter: ClientFilter,
  slice: Slice,
): Promise<Pick<Client, 'id' | 'name'>[]> =>
  (await byName(tx, filter, slice)?.select(['client.id', 'client.name']).execute()) ?? []

/** By name: as many of the page as fit in an answer. `isCut` when these are not all of it. */
export async function list(tx: ReadTx, filter: ClientFilter, slice: Slice): Promise<ClientPage> {
  const page = byName(tx, filter, slice)
  return page ? fittingPage(tx, page) : { clients: [], isCut: false }
}

interface Slice {
  skip: number
  limit: number
}
interface ClientPage {
  clients: Client[]
  isCut: boolean
}
type Clients = SelectQueryBuilder<Tables, 'client', object>

/** Undefined: nothing can match. */
function byName(tx: ReadTx, { name, email, search }: ClientFilter, { skip, limit }: Slice): Clients | undefined {
  const words = [...new Set(wordTerms(name ?? ''))]
  const found = search?.trim() ? termsFor(tx, search) : undefined
  if ((name && words.length === 0) || (search?.trim() && !found)) return undefined
  let query = present(tx)
    .where(({ ref }) => tx.engine.inTime(ref('client.id')))
    .orderBy('client.name_key')
    .orderBy('client.id')
    .limit(limit)
    .offset(skip)
  for (const word of words)
    query = query.where('client.id', 'in', withTerm(tx, ['word'], word, `${word}${LAST_CHARACTER}`))
  if (email) query = query.where('client.id', 'in', withTerm(tx, ['email'], keyOf(email), keyOf(email)))
  return found ? query.where('client.id', 'in', found) : query
}

/** As many clients of a page, in its order, as fit in an answer. */
async function fittingPage(tx: ReadTx, page: Clients): Promise<ClientPage> {
  const sizes = await page.select(['client.id', BYTES.as('bytes')]).execute()
  const ids = fitting(sizes).map(({ id }) => id)
  const rows = await present(tx)
    .selectAll('client')
    .where(({ ref }) => tx.engine.isOneOf(ref('client.id'), tx.engine.encodeList(ids), 'id'))
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const clients = ids.flatMap((id) => byId.get(id) ?? []).map(toClient)
  return { clients, isCut: ids.length < sizes.length }
}
const BYTES = sql<number>`octet_length(client.contacts) + coalesce(octet_length(client.custom_fields), 0)`

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

/** Those whose name begins with the folded text, newest first; as many as fit in an answer. */
export async function listBeginning(tx: ReadTx, text: string, limit: number): Promise<Client[]> {
  const page = present(tx)
    .where('client.name_key', '>=', text)
    .where('client.name_key', '<=', `${text}${LAST_CHARACTER}`)
    .where(({ ref }) => tx.engine.inTime(ref('client.id')))
    .orderBy('client.id', 'desc')
    .limit(limit)
  return (await fittingPage(tx, page)).clients
}

/** Those that a text finds, newest first; as many as fit in an answer. */
export async function listFound(tx: ReadTx, text: string, limit: number): Promise<Client[]> {
  const found = termsFor(tx, text)
  if (!found) return []
  const page = present(tx)
    .where(({ ref }) => tx.engine.inTime(ref('client.id')))
    .where('client.id', 'in', found)
    .orderBy('client.id', 'desc')
    .limit(limit)
  return (await fittingPage(tx, page)).clients
}

const withTerm = ({ db, org, engine }: ReadTx, kinds: readonly ClientTerm['kind'][], from: string, to: string) =>
  db
    .selectFrom('client_term as term')
    .select('term.client_id')
    .where('term.org_id', '=', org.id)
    .where('term.kind', 'in', kinds)
    .where('term.term', '>=', from)
    .where('term.term', '<=', to)
    .where(({ ref }) => engine.inTime(ref('term.client_id')))

/** All of them by name, whole: so many at a time, or fewer that are long. */
export async function* pages(
  read: <T>(work: (tx: ReadTx) => Promise<T>) => Promise<T>,
  most: number,
): AsyncGenerator<Client[]> {
  for (let last: Client | undefined; ; ) {
    const after = last
    const { clients, isCut } = await read(async (tx) => {
      const page = present(tx).orderBy('client.name_key').orderBy('client.id').limit(most)
      if (!after) return fittingPage(tx, page)
      const [key, id] = [keyOf(after.name), after.id]
      return fittingPage(
        tx,
        page.where((row) =>
          row.or([
            row('client.name_key', '>', key),
            row.and([row('client.name_key', '=', key), row('client.id', '>', id)]),
          ]),
        ),
      )
    })
    yield clients
    last = clients.at(-1)
    if (!last || (clients.length < most && !isCut)) return
  }
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

/** Its name, a deleted one's too. */
export async function clientName({ db, org }: ReadTx, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('client')
    .select('name')
    .where('org_id', '=', org.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.name ?? null
}

export const toClient = (row: ClientRow): Client => ({
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
