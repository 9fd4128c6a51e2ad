import { Worker } from 'node:worker_threads'
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import { CutStatement, MOST_AT_ONCE_MS, MOST_WAITING } from '../costly.ts'
import type { Answered, Asked, ThreadData } from './costly-thread.ts'
import type { TimeLimit } from './in-time.ts'
import type { SqliteReader } from './reader.ts'

const MOST_THREADS = 2 // so that one long statement does not hold up all others

interface Thread {
  readonly worker: Worker
  readonly waiting: Map<number, PromiseWithResolvers<unknown[]>>
}

/** What took long is likely to do so again, for a while. */
const STRAIGHT_TO_THREADS_MS = 10_000
const MOST_REMEMBERED = 500

interface Options {
  /** Answers what is quick. */
  readonly reads: SqliteReader
  readonly limit: TimeLimit
  readonly data: ThreadData
  /** Throws when the file is no longer the one on its path. */
  requireInPlace(): void
}

/**
 * Runs what takes long in threads of their own, started when they are needed first; there, each statement has a snapshot of
 * its own. What is quick, as nearly all is, is answered at once: the way to a thread and back takes as long as a query.
 */
export class CostlyReader implements Driver, DatabaseConnection {
  readonly #options: Options
  readonly #threads: Thread[] = []
  readonly #slowUntil = new Map<string, number>()
  #asked = 0

  constructor(options: Options) {
    this.#options = options
  }

  async execute<R>(sql: string, parameters: readonly unknown[]): Promise<QueryResult<R>> {
    return this.#atOnce<R>(sql, parameters) ?? this.#inThread<R>(sql, parameters)
  }

  /** Undefined: it takes longer. */
  #atOnce<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> | undefined {
    if ((this.#slowUntil.get(sql) ?? 0) > performance.now()) return undefined
    const { reads, limit } = this.#options
    const result = limit.within(MOST_AT_ONCE_MS, () => reads.execute<R>(sql, parameters))
    if (!result) {
      if (this.#slowUntil.size >= MOST_REMEMBERED) this.#slowUntil.clear()
      this.#slowUntil.set(sql, performance.now() + STRAIGHT_TO_THREADS_MS)
    }
    return result
  }

  async #inThread<R>(sql: string, parameters: readonly unknown[]): Promise<QueryResult<R>> {
    const { worker, waiting } = this.#leastBusy()
    if (waiting.size >= MOST_WAITING)
      throw Object.assign(new Error('too many statements wait'), { errcode: SQLITE_BUSY })
    const id = ++this.#asked
    const answer = Promise.withResolvers<unknown[]>()
    waiting.set(id, answer)
    worker.postMessage({ id, sql, parameters } satisfies Asked)
    return { rows: (await answer.promise) as R[] }
  }

  #leastBusy(): Thread {
    const [least] = this.#threads.toSorted((a, b) => a.waiting.size - b.waiting.size)
    return least && (least.waiting.size === 0 || this.#threads.length === MOST_THREADS) ? least : this.#start()
  }

  #start(): Thread {
    this.#options.requireInPlace()
    const worker = new Worker(new URL('./costly-thread.ts', import.meta.url), { workerData: this.#options.data })
    const thread: Thread = { worker, waiting: new Map() }
    worker.unref() // it does not keep a process alive that has nothing else to do
    worker.on('message', ({ id, rows, error }: Answered) => {
      const answer = thread.waiting.get(id)
      thread.waiting.delete(id)
      if (rows) answer?.resolve(rows)
      else if (error) answer?.reject(Object.assign(new Error(error.message), error))
      else answer?.reject(new CutStatement())
    })
    const end = (error: Error) => {
      const place = this.#threads.indexOf(thread)
      if (place >= 0) this.#threads.splice(place, 1)
      for (const answer of thread.waiting.values()) answer.reject(error)
      thread.waiting.clear()
    }
    worker.on('error', (cause) =>
      end(Object.assign(new Error('the reading thread failed', { cause }), { errcode: SQLITE_CANTOPEN })),
    )
    worker.on('exit', () => end(Object.assign(new Error('the reading thread ended'), { errcode: SQLITE_BUSY })))
    this.#threads.push(thread)
    return thread
  }

  executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return this.execute(sql, parameters)
  }

  // biome-ignore lint/correctness/useYield: the interface asks for it; nothing here streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is for the reader')
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this
  }
  async releaseConnection(): Promise<void> {}
  async beginTransaction(): Promise<void> {
    throw new Error('the reading threads have no transactions')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async destroy(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()))
  }
}

const [SQLITE_BUSY, SQLITE_CANTOPEN] = [5, 14] // https://www.sqlite.org/rescode.html
