import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { MOST_COSTLY_MS } from '../costly.ts'
import { type Identity, knownPath, NotInPlace } from '../known-path.ts'
import { limitTime } from './in-time.ts'
import { StatementCache } from './statements.ts'

export interface ThreadData {
  path: string
  /** Of the file that the server has opened: another one on its path is not read, and none is made. */
  identity: Identity
  pragmas: string
}
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
const { path, identity, pragmas } = workerData as ThreadData // given by costly-reader.ts
const file = knownPath(path, identity)
const requireInPlace = () => {
  if (!file.isInPlace()) throw new NotInPlace(file)
}
requireInPlace()
const db = new DatabaseSync(path)
requireInPlace() // it may have been replaced in between
db.exec(`${pragmas} pragma query_only = on;`)
const statements = new StatementCache(db)
const limit = limitTime(db)

parentPort?.on('message', (asked: Asked) => parentPort?.postMessage(answerTo(asked)))

function answerTo({ id, sql, parameters }: Asked): Answered {
  try {
    const answer = limit.within(MOST_COSTLY_MS, () => statements.execute(sql, parameters))
    return answer ? { id, rows: answer.rows } : { id, error: undefined }
  } catch (error) {
    const { message, errcode } = error as Error & { errcode?: number } // by node:sqlite
    return { id, error: { message, ...(errcode !== undefined && { errcode }) } }
  }
}
