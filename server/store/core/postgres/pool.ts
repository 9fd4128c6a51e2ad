import { createHash } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'

/** As long as a SQLite file is waited for. */
const LOCK_WAIT_MS = 5_000
/** To be connected, or to be given a connection that somebody else has. */
export const CONNECT_MS = 5_000
/** After a statement's own time: for the way there and back. */
const WAY_MS = 2_000
/** A connection whose other end is gone without a word is found out by the system. */
export const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 }

export interface Pool extends PostgresPool {
  query(text: string, values: unknown[]): Promise<void>
}

/** @param statementMs  within this a statement has answered, or its connection is destroyed; absent: it may take as long as it takes */
export function openPool(url: string, { max, statementMs }: { max: number; statementMs?: number }): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECT_MS,
    ...KEEP_ALIVE,
    // Compiling a statement and starting workers takes longer than a list does, which ends when its page is full.
    options: `-c synchronous_commit=on -c jit=off -c parallel_setup_cost=20000 -c idle_in_transaction_session_timeout=60000 -c lock_timeout=${LOCK_WAIT_MS} -c statement_timeout=${statementMs ?? 0}`,
    application_name: 'cuboid',
  })
  // A connection that breaks fails the query that runs on it, if any, and the next one gets a fresh one. Unheard, it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))

  const nameOf = names()
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const wrap = (client: pg.PoolClient): PostgresPoolClient => {
    const send = (text: string, values: unknown[]) => {
      const answer = client.query({ name: nameOf(text), text, values })
      return statementMs === undefined ? answer : within(client, statementMs + WAY_MS, answer)
    }
    return { query: send as unknown as PostgresPoolClient['query'], release: () => client.release() } // we use no cursors
  }
  async function connect(): Promise<PostgresPoolClient> {
    const client = await pool.connect()
    const wrapped = clients.get(client) ?? wrap(client)
    clients.set(client, wrapped)
    return wrapped
  }

  return {
    connect,
    async query(text, values) {
      const client = await connect()
      try {
        await client.query(text, values)
      } finally {
        client.release()
      }
    },
    end: () => pool.end(),
  } as Pool // of what pg calls a pool, Kysely needs these
}

/**
 * A connection may fall silent without being closed, as through a proxy that stopped forwarding: what waits for it would
 * do so for ever, and who is given it next. So what has no answer in time takes its connection down with it.
 */
export async function within<T>(client: pg.ClientBase, ms: number, answer: Promise<T>): Promise<T> {
  const timer = setTimeout(() => destroy(client), ms)
  try {
    return await answer
  } finally {
    clearTimeout(timer)
  }
}

/** Fails what waits for it at once. `end` would say goodbye to a server that may not be there. */
export function destroy(client: pg.ClientBase): void {
  const { connection } = client as unknown as { connection: pg.Connection } // as pg's own pool does; its types hide it
  connection.stream.destroy()
}

/** Leads can be asked for in any number of ways: beyond these, a statement is prepared for its one use. */
const MOST_PREPARED = 2_000

/** Every statement is prepared on its connection under a name made from its text. */
function names(): (text: string) => string | undefined {
  const known = new Map<string, string>()
  return (text) => {
    let name = known.get(text)
    if (!name && known.size < MOST_PREPARED) {
      name = createHash('sha1').update(text).digest('base64url')
      known.set(text, name)
    }
    return name
  }
}
