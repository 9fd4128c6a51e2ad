import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type Answer, api, type Body, unwrap } from '../api.ts'

export type Import = Answer<'importClients'>
export type ImportedRow = Import['rows'][number]
export type ImportColumn = NonNullable<Body<'importClients'>['columns'][number]>
export const IMPORT_COLUMNS = [
  'id', 'name', 'fullname', 'email', 'phone', 'contactName', 'contactPosition', 'contactEmail', 'contactPhone',
] as const satisfies ImportColumn[] // biome-ignore format: a list of names
/** One of these says which client a row is about. */
export const TELLING_COLUMNS: readonly ImportColumn[] = ['id', 'name', 'email']

/** What is to be imported: the cells of the columns that are wanted. */
export interface ImportTable {
  columns: ImportColumn[]
  rows: string[][]
}

const MOST_BODY_BYTES = 1024 * 1024 - 1024
/** Whether the server takes it in one piece, as a preview of all of it needs. */
export const isTooLarge = (table: ImportTable) => new Blob([JSON.stringify(table)]).size > MOST_BODY_BYTES

const send = (body: Body<'importClients'>) => api.POST('/crm/customers/import', { body }).then(unwrap)

/** What would become of each row. @param name  tells this table from any other */
export const importPreviewQuery = (name: string, table: ImportTable) =>
  queryOptions({
    queryKey: ['client-import', name, table.columns],
    queryFn: () => send({ ...table, dryRun: true }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

const AT_ONCE = 200

/** Imports a table part by part, so that one sees it move on. What was refused by the network goes on where it stood. */
export function useImport(table: ImportTable) {
  const cache = useQueryClient()
  const [done, setDone] = useState<readonly ImportedRow[]>([])
  const [state, setState] = useState<'ready' | 'running' | 'failed' | 'done'>('ready')
  const [error, setError] = useState<unknown>()
  const isRunning = useRef(false)
  const start = async () => {
    if (isRunning.current) return
    isRunning.current = true
    setState('running')
    let rows = done
    try {
      while (rows.length < table.rows.length) {
        const some = table.rows.slice(rows.length, rows.length + AT_ONCE)
        rows = [...rows, ...(await send({ columns: table.columns, rows: some })).rows]
        setDone(rows)
      }
      setState('done')
    } catch (refusal) {
      setError(refusal)
      setState('failed')
    } finally {
      isRunning.current = false
      void cache.invalidateQueries({ queryKey: ['clients'] })
    }
  }
  return { done, state, error, start }
}
