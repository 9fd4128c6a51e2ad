import { queryOptions } from '@tanstack/react-query'
import { type Answer, api, type Body, unwrap } from '../api.ts'
import { patiently } from './patiently.ts'

export type Import = Answer<'importClients'>
export type ImportedRow = Import['rows'][number]
export type ImportColumn = NonNullable<Body<'importClients'>['columns'][number]>
export const IMPORT_COLUMNS = [
  'id', 'name', 'fullname', 'email', 'phone',
  'contactName', 'contactFirstName', 'contactLastName', 'contactPosition', 'contactEmail', 'contactPhone',
] as const satisfies ImportColumn[] // biome-ignore format: a list of names
/** One of these says which client a row is about. */
export const TELLING_COLUMNS: readonly ImportColumn[] = [
  'id', 'name', 'email', 'contactName', 'contactFirstName', 'contactLastName',
] // biome-ignore format: a list of names

/** What is to be imported: the cells of the columns that are wanted. */
export interface ImportTable {
  columns: ImportColumn[]
  rows: string[][]
  /** Whether a row replaces what a client has already. */
  overwrite: boolean
}

const MOST_BYTES = 900 * 1024 // of a request
/** How many of the rows from a place on the server takes in one request. */
export function fitting({ rows }: ImportTable, start: number, most: number): number {
  const encoder = new TextEncoder()
  let [count, bytes] = [0, 0]
  for (const row of rows.slice(start, start + most)) {
    bytes += encoder.encode(JSON.stringify(row)).length + 1
    if (bytes > MOST_BYTES && count > 0) break
    count++
  }
  return count
}

const MOST_PREVIEWED = 5_000
/** How many rows from the first on a preview tells of. */
export const previewed = (table: ImportTable): number => fitting(table, 0, MOST_PREVIEWED)

/** What would become of each of the first rows. @param name  tells this table from any other */
export const importPreviewQuery = (name: string, { columns, rows, overwrite }: ImportTable, count: number) =>
  queryOptions({
    queryKey: ['client-import', name, columns, overwrite],
    queryFn: () =>
      api
        .POST('/crm/customers/import', { body: { columns, rows: rows.slice(0, count), overwrite, dryRun: true } })
        .then(unwrap),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

/** Sends some of the rows. @param key  by which the server knows it when it comes again */
export const sendPart = ({ columns, overwrite }: ImportTable, rows: string[][], key: string): Promise<Import> =>
  patiently(() =>
    api
      .POST('/crm/customers/import', {
        body: { columns, rows, overwrite },
        params: { header: { 'idempotency-key': key } },
      })
      .then(unwrap),
  )
