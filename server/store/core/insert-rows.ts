import type { CompiledQuery } from 'kysely'
import type { Tables } from '../tables.ts'
import type { WriteTx } from './store.ts'

/** The databases take 32,766 and 65,535; more than this gains no speed. */
const MOST_PARAMETERS = 2_000
const FEW = 8 // rows: so many statements for each table stay prepared

/** Many rows to a statement. All have the same columns. */
export async function insertRows<T extends keyof Tables>(
  tx: WriteTx,
  table: T,
  rows: readonly Partial<Tables[T]>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first) as (keyof Tables[T])[]
  const atOnce = Math.floor(MOST_PARAMETERS / columns.length)
  for (let start = 0; start < rows.length; ) {
    const left = rows.length - start
    const count = left >= atOnce ? atOnce : Math.min(left, FEW)
    const some = rows.slice(start, start + count)
    const parameters = some.flatMap((row) => columns.map((column) => row[column]))
    await tx.engine.run(tx.db, inserting(tx, table, some), parameters)
    start += count
  }
}

const compiled = new Map<string, CompiledQuery>()

/** A statement for so many rows; which ones, its parameters say. */
function inserting<T extends keyof Tables>(tx: WriteTx, table: T, rows: readonly Partial<Tables[T]>[]): CompiledQuery {
  const key = `${tx.engine.name} ${table} ${rows.length}`
  let query = compiled.get(key)
  if (!query) {
    const values = rows as never // they are of the table
    query = tx.db.insertInto(table).values(values).compile()
    compiled.set(key, query)
  }
  return query
}
