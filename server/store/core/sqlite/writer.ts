import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import { OutcomeUnknown } from '../engine.ts'
import { StatementCache } from './statements.ts'

const BUSY_WAIT_MS = 5_000
const MOST_IN_A_BATCH = 256

/** Settles when the commit that its transactions share has reached the disk, or failed. */
interface Batch {
  size: number
  /** The event loop has been round: what came together is in it. */
  isDue: boolean
  readonly committed: PromiseWithResolvers<void>
}

/**
 * The one writing connection. Transactions take turns, each after the first in a savepoint of its own, and share one commit: it comes
 * when the event loop has read what has arrived, so that writes that came together pay for one fsync.
 */
export class SqliteWriter implements Driver {
  readonly commits = { batches: 0, transactions: 0 }
  /** Of the transaction that has the turn. */
  inTurn: WriterConnection | undefined
  readonly #db: DatabaseSync
  readonly #statements: StatementCache
  readonly #beforeCommit: (db: DatabaseSync) => void
  readonly #waiting: (() => void)[] = []
  #turnTaken = false
  #batch: Batch | undefined

  /** @param beforeCommit runs inside each commit, once for all transactions that share it */
  constructor(db: DatabaseSync, beforeCommit: (db: DatabaseSync) => void) {
    this.#db = db
    this.#statements = new StatementCache(db)
    this.#beforeCommit = beforeCommit
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<WriterConnection> {
    const connection = new WriterConnection(this.#statements)
    if (this.#turnTaken) await new Promise<void>((resume) => this.#waiting.push(resume))
    this.#turnTaken = true
    return connection
  }

  async beginTransaction(connection: WriterConnection): Promise<void> {
    this.#batch ??= await this.#openBatch(connection.askedAt)
    connection.batch = this.#batch
    this.inTurn = connection
    // The first of a batch is alone in it, and rolled back with it: a savepoint makes large transactions slow.
    if (this.#batch.size > 0) this.#statements.run('savepoint turn')
  }

  async commitTransaction(connection: WriterConnection): Promise<void> {
    const batch = connection.batch as Batch // set by beginTransaction, which Kysely calls first
    if (batch.size > 0) this.#statements.run('release turn')
    batch.size++
    this.#endTurn(connection)
    await batch.committed.promise
  }

  async rollbackTransaction(connection: WriterConnection): Promise<void> {
    if (connection.isDone) return // its commit failed, and took it along
    const { size } = connection.batch as Batch // as above
    if (size > 0 && this.#db.isOpen && this.#db.isTransaction) {
      this.#statements.run('rollback to turn')
      this.#statements.run('release turn')
    } else {
      // It is alone; or a full disk or a failed write made SQLite roll back the whole transaction, with all who shared it.
      this.#failBatch(new Error('SQLite rolled back the transaction'))
    }
    this.#endTurn(connection)
  }

  async releaseConnection(connection: WriterConnection): Promise<void> {
    if (!connection.isDone) this.#endTurn(connection)
  }

  async destroy(): Promise<void> {
    if (this.#batch && !this.#turnTaken) this.#commit()
    this.#db.close()
  }

  /** @param since  when it was asked for: who waits for a turn waits for the lock as well, once and not in turns */
  async #openBatch(since: number): Promise<Batch> {
    const giveUpAt = since + BUSY_WAIT_MS
    for (let wait = 1; ; wait = Math.min(wait * 2, 50)) {
      try {
        this.#statements.run('begin immediate')
        break
      } catch (error) {
        // Waiting here rather than in SQLite leaves the event loop to the readers.
        if (!isBusy(error) || performance.now() > giveUpAt) throw error
        await sleep(wait)
      }
    }
    const committed = Promise.withResolvers<void>()
    committed.promise.catch(() => {}) // each transaction that shares it hears of it by its own await
    const batch: Batch = { size: 0, isDue: false, committed }
    setImmediate(() => {
      batch.isDue = true
      if (this.#batch === batch && !this.#turnTaken) this.#commit()
    })
    return batch
  }

  #endTurn(connection: WriterConnection): void {
    connection.isDone = true
    if (this.#batch && (this.#batch.isDue || this.#batch.size >= MOST_IN_A_BATCH)) this.#commit()
    const next = this.#waiting.shift()
    if (next) next()
    else this.#turnTaken = false
  }

  #commit(): void {
    const batch = this.#batch
    if (!batch) return
    try {
      this.#beforeCommit(this.#db)
      this.#endTransaction()
      this.#batch = undefined
      this.commits.batches++
      this.commits.transactions += batch.size
      batch.committed.resolve()
    } catch (error) {
      this.#failBatch(error)
    }
  }

  /**
   * A commit that fails is rolled back, and so it stays: its last page did not come whole into the log. Unless an I/O error
   * stopped it, as the log may be whole then and not known to be on the disk; whoever opens it next takes it for done.
   */
  #endTransaction(): void {
    try {
      this.#statements.run('commit')
    } catch (error) {
      throw codeOf(error) === SQLITE_IOERR ? new OutcomeUnknown(error) : error
    }
  }

  #failBatch(error: unknown): void {
    this.#batch?.committed.reject(error)
    this.#batch = undefined
    if (this.#db.isOpen && this.#db.isTransaction) this.#statements.run('rollback')
  }
}

export class WriterConnection implements DatabaseConnection {
  batch: Batch | undefined
  isDone = false
  readonly askedAt = performance.now()
  readonly #statements: StatementCache
  constructor(statements: StatementCache) {
    this.#statements = statements
  }

  execute<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> {
    if (this.isDone) throw new Error('the transaction has ended')
    return this.#statements.execute(sql, parameters)
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return this.execute(sql, parameters)
  }

  // biome-ignore lint/correctness/useYield: the interface asks for it; nothing here streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is for the readers')
  }
}

const SQLITE_BUSY = 5
const SQLITE_IOERR = 10
/** https://www.sqlite.org/rescode.html */
const codeOf = (error: unknown) => (error instanceof Error && 'errcode' in error ? Number(error.errcode) % 256 : 0)
const isBusy = (error: unknown) => codeOf(error) === SQLITE_BUSY
