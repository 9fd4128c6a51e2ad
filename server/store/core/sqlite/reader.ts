import type { DatabaseSync } from 'node:sqlite'
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import { StatementCache } from './statements.ts'

/**
 * A connection that cannot write. Its statements run to their end at once, so all readers share it; and those that come in
 * one turn of the event loop share a snapshot, as taking one costs as much as a small query.
 */
export class SqliteReader implements Driver, DatabaseConnection {
  readonly #db: DatabaseSync
  readonly #statements: StatementCache
  #hasSnapshot = false

  constructor(db: DatabaseSync) {
    this.#db = db
    this.#statements = new StatementCache(db)
  }

  execute<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> {
    if (!this.#hasSnapshot) {
      this.#statements.run('begin')
      this.#hasSnapshot = true
      setImmediate(() => this.endSnapshot())
    }
    return this.#statements.execute(sql, parameters)
  }

  /** What is read next is what has been committed by then. */
  endSnapshot(): void {
    if (!this.#hasSnapshot) return
    this.#hasSnapshot = false
    if (!this.#db.isTransaction) return
    try {
      this.#statements.run('commit')
    } catch {
      // SQLite has come upon a damaged page, which the query that read it was told; there is nothing to commit.
      if (this.#db.isTransaction) this.#db.exec('rollback')
    }
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return this.execute(sql, parameters)
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    const statement = this.#db.prepare(query.sql) // its own: an open iterator must not be reset by another call
    for (const row of statement.iterate(...(query.parameters as string[]))) yield { rows: [row as R] }
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this
  }
  async releaseConnection(): Promise<void> {}
  async beginTransaction(): Promise<void> {
    throw new Error('the reading connection has no transactions')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async destroy(): Promise<void> {
    this.endSnapshot()
    this.#db.close()
  }
}
