import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { MOST_COSTLY_MS } from '../costly.ts'
import { StatementCache } from './statements.ts'

export interface Asked {
  id: number
  sql: string
  parameters: readonly unknown[]
}
export interface Answered {
  id: number
  rows?: unknown[]
  /** Undefined: the statement was cut. */
  error?: { message: string; errcode?: number } | undefined
}

/** Reads what takes long, away from the event loop that answers everybody. See costly-reader.ts. */
const { path, pragmas } = workerData as { path: string; pragmas: string } // given by costly-reader.ts
const db = new DatabaseSync(path)
db.exec(`${pragmas} pragma query_only = on;`)
const statements = new StatementCache(db)
let giveUpAt = 0

// Node cannot interrupt a statement. A function that it calls for each row can, by throwing.
db.function('in_time', { deterministic: false, varargs: true }, () => {
  if (performance.now() > giveUpAt) throw new Error('cut')
  return 1
})

parentPort?.on('message', ({ id, sql, parameters }: Asked) => {
  giveUpAt = performance.now() + MOST_COSTLY_MS
  parentPort?.postMessage(answerTo(id, sql, parameters))
})

function answerTo(id: number, sql: string, parameters: readonly unknown[]): Answered {
  try {
    return { id, rows: statements.execute(sql, parameters).rows }
  } catch (error) {
    if (performance.now() > giveUpAt) return { id, error: undefined }
    const { message, errcode } = error as Error & { errcode?: number } // by node:sqlite
    return { id, error: { message, ...(errcode !== undefined && { errcode }) } }
  }
}
