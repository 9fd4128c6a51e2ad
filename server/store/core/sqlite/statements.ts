import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { QueryResult } from 'kysely'

interface Prepared {
  statement: StatementSync
  /** Undefined: it answers no rows. */
  toRow: ToRow | undefined
}
type ToRow = (values: unknown[]) => unknown

const MOST_KEPT = 500

/** The prepared statements of one connection, the oldest dropped first. */
export class StatementCache {
  readonly #db: DatabaseSync
  readonly #kept = new Map<string, Prepared>()

  constructor(db: DatabaseSync) {
    this.#db = db
  }

  run(sql: string): void {
    this.#prepare(sql).statement.run()
  }

  execute<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> {
    const { statement, toRow } = this.#prepare(sql)
    const values = parameters as SQLInputValue[] // the store binds text, numbers and null only
    if (toRow) return { rows: (statement.all(...values) as unknown as unknown[][]).map(toRow) as R[] } // see prepare
    const { changes } = statement.run(...values)
    return { rows: [], numAffectedRows: BigInt(changes) }
  }

  #prepare(sql: string): Prepared {
    let prepared = this.#kept.get(sql)
    if (!prepared) {
      prepared = prepare(this.#db, sql)
      if (this.#kept.size >= MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value as string) // it is not empty
      this.#kept.set(sql, prepared)
    }
    return prepared
  }
}

/**
 * A statement that answers no rows. Node reads the newest rowid with the outcome of each, and from 26 on throws where
 * that is no number of JavaScript's: the index of texts has ids of tasks for rowids.
 */
export function asWrite(statement: StatementSync): StatementSync {
  statement.setReadBigInts(true)
  return statement
}

function prepare(db: DatabaseSync, sql: string): Prepared {
  const statement = db.prepare(sql)
  const columns = statement.columns().map(({ name }) => name)
  if (columns.length === 0) return { statement: asWrite(statement), toRow: undefined }
  statement.setReturnArrays(true)
  return { statement, toRow: rowMaker(columns) }
}

/**
 * Makes rows as object literals do, all of one shape. The rows of node:sqlite itself have none that the engine knows,
 * and reading their members takes longer than the query does.
 */
function rowMaker(columns: readonly string[]): ToRow {
  const members = columns.map((name, i) => `${JSON.stringify(name)}: values[${i}]`)
  return new Function('values', `return { ${members.join(', ')} }`) as ToRow // the names are of our own statements
}
