import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Client } from '../../../domain/client/client.ts'
import type { ImportColumn } from '../../../domain/client/import-row.ts'
import { outcomeUnknown, Refused } from '../../../domain/errors.ts'
import * as clients from '../../../store/client/clients.ts'
import type { Store, WriteTx } from '../../../store/core/store.ts'
import { importClients, previewImport } from '../../../usecases/client/import.ts'
import { type Cell, CSV_MARK, type CsvStyle, csvLines, csvQuery } from '../../http/csv.ts'
import { disposition } from '../../http/disposition.ts'
import { noteTrust } from '../../http/trust-log.ts'
import { problems } from '../errors.ts'
import { ImportBody, ImportShape, type PresentedRow, presentImport, presentRow, toImportRows } from './import.shape.ts'

const tags = ['Clients']
/** So many at a time are read, and written: nobody waits long for his turn. */
const READ_AT_ONCE = 500
const WRITTEN_AT_ONCE = 100

export const clientTable: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const csv = {
    operationId: 'exportClients',
    summary: 'All clients by name as CSV, with a line for each contact. An import takes it as it is.',
    tags,
    querystring: Type.Object(csvQuery, { additionalProperties: false }),
    response: {
      200: { description: 'The table.', content: { 'text/csv': { schema: Type.String() } } },
      ...problems(),
    },
  }
  api.get('/crm/customers.csv', { schema: csv, config: { action: 'see_clients' } }, async (request, reply) => {
    const { actor, query } = request
    noteTrust(request, 'exported', actor, { what: 'clients' })
    const pages = clients.pages((work) => store.read(actor, work), READ_AT_ONCE)
    reply.type('text/csv; charset=utf-8').header('Content-Disposition', disposition('attachment', 'clients.csv'))
    return reply.header('Cache-Control', 'no-store').send(Readable.from(linesOf(pages, query)) as never) // what is streamed has no schema
  })

  const load = {
    operationId: 'importClients',
    summary: 'Make and change clients by the rows of a table; what a row leaves empty stays as it is.',
    description:
      'A row is about the client with its id; without an id, the one of its name, whatever the case, unless their e-mails (or, where these do not tell, their phones) differ; without a name, the one of its e-mail. One that there is not is made. A contact is known by its e-mail, else by its name; who has a name and no company is a client of its own. A row is done wholly or refused, and the others are done; the same rows again change nothing. A table of any length comes in parts, each with an Idempotency-Key of its own: a part whose answer was lost is sent again.',
    tags,
    body: ImportBody,
    response: { 200: ImportShape, ...problems(403, 422) },
  }
  api.post('/crm/customers/import', { schema: load, config: { action: 'edit_clients' } }, async (request) => {
    const { actor, body } = request
    const [rows, overwrite] = [toImportRows(body), body.overwrite === true]
    if (body.dryRun) {
      const outcomes = await store.read(actor, (tx) => previewImport(tx, { rows, overwrite }))
      return presentImport(outcomes.map(presentRow), true)
    }
    const done: PresentedRow[] = []
    for (let start = 0; start < rows.length; start += WRITTEN_AT_ONCE) {
      const some = rows.slice(start, start + WRITTEN_AT_ONCE)
      const work = async (tx: WriteTx) => (await importClients(tx, { rows: some, overwrite })).map(presentRow)
      done.push(...(await request.writePart(work).catch((error) => throwPartly(error, done.length > 0))))
    }
    return presentImport(done, false)
  })
}

/** When rows are done already, it would not be true that nothing was changed. */
function throwPartly(error: unknown, isBegun: boolean): never {
  if (isBegun && error instanceof Refused && error.kind === 'unavailable') throw outcomeUnknown(error)
  throw error
}

const TABLE_COLUMNS = [
  'id', 'name', 'fullname', 'email', 'phone', 'contactName', 'contactPosition', 'contactEmail', 'contactPhone',
] as const satisfies ImportColumn[] // biome-ignore format: a list of names

async function* linesOf(pages: AsyncIterable<Client[]>, style: CsvStyle): AsyncGenerator<string> {
  yield CSV_MARK + csvLines([[...TABLE_COLUMNS, 'createdAt']], style)
  for await (const page of pages) if (page.length > 0) yield csvLines(page.flatMap(rowsOf), style)
}

function rowsOf({ id, name, fullname, email, phone, contacts, createdAt }: Client): Cell[][] {
  const none = { name: '', position: '', email: '', phone: '' }
  return (contacts.length > 0 ? contacts : [none]).map((contact) => [
    id, name, fullname, email, phone, contact.name, contact.position, contact.email, contact.phone,
    new Date(createdAt).toISOString(),
  ]) // biome-ignore format: in the order of the head
}
