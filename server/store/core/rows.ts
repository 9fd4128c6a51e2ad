import type { Tables } from '../tables.ts'
import type { StoredContent } from './checks.ts'

export type TableName = keyof Tables
export type Row = Readonly<Record<string, string | number | null>>

export interface TableShape {
  readonly name: TableName
  readonly columns: readonly string[]
  /** The columns of its primary key. */
  readonly key: readonly string[]
}

/** All rows of all tables, as they were at one moment. */
export interface Snapshot {
  readonly tables: readonly TableShape[]
  /** Those that have run. */
  readonly migrations: readonly string[]
  /** Of one table, some at a time. By its key, they come in the same order from every database. */
  rows(table: TableShape, order?: 'by key'): AsyncIterable<Row[]>
  /** What the files of it have for content, each once. */
  contents(): AsyncIterable<StoredContent>
}

/** A database that is being filled, seen from within. */
export interface Loading extends Snapshot {
  insert(table: TableName, rows: readonly Row[]): Promise<void>
}

export interface Filling {
  /** What made the schema that the rows are of. */
  readonly migrations: readonly string[]
  readonly clock: () => number
}

/** Rows that are read or written together. */
export const ROWS_AT_ONCE = 100

/** By the table's name, columns and key in their order, of what a database says of its columns. */
export function shapesOf(
  names: readonly TableName[],
  columns: readonly { table: string; column: string; key: number | null }[],
): TableShape[] {
  const byTable = Map.groupBy(columns, ({ table }) => table)
  return names.flatMap((name) => {
    const own = byTable.get(name)
    if (!own) return [] // a database of an older release has not got it yet
    const key = own.filter((each) => each.key).sort((a, b) => Number(a.key) - Number(b.key))
    return [{ name, columns: own.map(({ column }) => column), key: key.map(({ column }) => column) }]
  })
}

export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')
