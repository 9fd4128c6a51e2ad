import { createHash } from 'node:crypto'
import { type CompiledQuery, Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import pg from 'pg'
import type { ColumnTypes } from '../../migrations/index.ts'
import type { Tables } from '../../tables.ts'
import type { Engine, ListKind, Topic } from '../engine.ts'

/** Apart, so that writes which wait for a lock leave connections to the reads. */
const READERS = 8
const WRITERS = 8
/** As long as a SQLite file is waited for. */
const LOCK_WAIT_MS = 5_000
const CHANNEL = 'cuboid'
const ANNOUNCE_EVERY_MS = 20
const COUNT_EVERY_MS = 60_000

export function openPostgres(url: string): Engine {
  const writing = openPool(url, WRITERS)
  const reader = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(openPool(url, READERS)) }) })
  const writer = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(writing) }) })
  const messenger = new Messenger(url, writing)

  return {
    name: 'postgres',
    reader,
    writer,
    columnTypes,

    transaction: (work) => writer.transaction().execute(work),
    run: async <R>(db: Kysely<Tables>, query: CompiledQuery<R>, parameters: readonly unknown[]) =>
      (await db.executeQuery<R>({ ...query, parameters })).rows,

    encodeList: (values) => values,
    isOneOf: (column, list, kind) => sql`${column} = any(${list}::${sql.raw(ELEMENT[kind])}[])`,
    taskSearch: (db, pattern) => db.selectFrom('task').where('task.name_key', 'like', pattern as string),
    taskSearchIsOrdered: false,
    roughlyAllTasks: keptFor(COUNT_EVERY_MS, async () => {
      const count = sql<{ tasks: number }>`select reltuples as tasks from pg_class where oid = 'task'::regclass` // by vacuum
      return (await count.execute(reader)).rows[0]?.tasks ?? 0
    }),
    encodeSearch: (text) => `%${escapeLike(text)}%`,
    encodeBeginning: (text) => `${escapeLike(text)}%`,
    newestTasks: (pattern, orgId, most) => sql`(select id as task_id from task
      where org_id = ${orgId} and name_key like ${pattern} order by id desc limit ${sql.lit(most)})`,
    contains: (column, text) => sql`strpos(${column}, ${text}) > 0`,
    jsonHas: (column, name) => sql`(${column}::jsonb ->> ${name}::text) is not null`,
    jsonScalars: (column, name) => sql`(
      select jsonb_typeof(e.value) as type,
        case jsonb_typeof(e.value) when 'number' then (e.value #>> '{}')::double precision
          when 'boolean' then (e.value::boolean)::int::double precision end as number,
        case jsonb_typeof(e.value) when 'string' then e.value #>> '{}' end as text
      from (select ${column}::jsonb -> ${name}::text as whole) m cross join lateral
        jsonb_array_elements(case jsonb_typeof(m.whole) when 'array' then m.whole else jsonb_build_array(m.whole) end) e
      where jsonb_typeof(e.value) in ('string', 'number', 'boolean'))`,
    renamedMembers: (
      column,
      names,
    ) => sql`(select coalesce(json_object_agg(coalesce(n.value, m.key), m.value), '{}')::text
      from json_each_text(${column}::json) m left join json_each_text(${names}::text::json) n on n.key = m.key
      where n.key is null or n.value is not null)`,
    jsonElements: (column, kind) =>
      sql`(select value::${sql.raw(ELEMENT[kind])} as value from jsonb_array_elements_text(${column}::jsonb))`,
    joinedElements: (column, kind) =>
      sql`lateral (select value::${sql.raw(ELEMENT[kind])} as value from jsonb_array_elements_text(${column}::jsonb))`,
    asNumber: (column) => sql`cast(${column} as double precision)`,
    sumOfMoney: (column) => sql`'0 0 ' || trunc(sum(cast(${column} as numeric)) * 10000)::text`,
    asKey: (column) => sql`${column} collate "C"`,
    lockRows: (query, table, orSkip) => {
      const locked = query.forUpdate(table)
      return orSkip ? locked.skipLocked() : locked
    },

    isUnavailable: (error) =>
      UNAVAILABLE.test(codeOf(error)) ||
      /Connection terminated|not queryable|timeout exceeded when trying/.test(String(error)),
    isWorthRetrying: (error) => WORTH_RETRYING.has(codeOf(error)),

    announce: (topics) => messenger.announce(topics),
    onAnnouncement: (listener) => messenger.listen(listener),
    async beforeMigration() {}, // a backup of a PostgreSQL database is its operator's
    async close() {
      await messenger.close()
      await reader.destroy()
      await writer.destroy()
    },
  }
}

function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    // Compiling a statement and starting workers takes longer than a list does, which ends when its page is full.
    options: `-c synchronous_commit=on -c jit=off -c parallel_setup_cost=20000 -c idle_in_transaction_session_timeout=60000 -c lock_timeout=${LOCK_WAIT_MS}`,
    application_name: 'cuboid',
  })
  // A connection that breaks fails the query that runs on it, if any, and the next one gets a fresh one. Unheard, it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Asked again when it is older than that. */
function keptFor<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let kept: { readonly answer: Promise<T>; readonly until: number } | undefined
  return () => {
    if (!kept || kept.until < performance.now()) {
      kept = { answer: ask(), until: performance.now() + ms }
      kept.answer.catch(() => {
        kept = undefined
      })
    }
    return kept.answer
  }
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')

const ELEMENT = { id: 'bigint', number: 'int', real: 'double precision', text: 'text' } satisfies Record<
  ListKind,
  string
>

const columnTypes: ColumnTypes = {
  recordId: 'bigint',
  instant: 'double precision',
  key: sql`text collate "C"`,
  compact: (table) => table,
  createTaskSearch: async (db) => {
    await sql`create extension if not exists pg_trgm`.execute(db)
    await sql`create index task_by_name on task using gin (name_key gin_trgm_ops)`.execute(db)
  },
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: connection, read-only, resources, lock, shutdown; and the socket's own. */
const UNAVAILABLE =
  /^(08...|25006|25P0[34]|53...|55P03|57014|57P0[1235]|58030|E(CONNREFUSED|CONNRESET|PIPE|NOENT|TIMEDOUT|NOTFOUND|HOSTUNREACH|NETUNREACH|AI_AGAIN))$/
/** Serialization failure, deadlock; and what only a transaction in between can cause, as use cases look before they write. */
const WORTH_RETRYING = new Set(['40001', '40P01', '23505', '23503'])
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Leads can be asked for in any number of ways: beyond these, a statement is prepared for its one use. */
const MOST_PREPARED = 2_000

/** The pool, with every statement prepared on its connection under a name made from its text. */
function preparing(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>()
  const nameOf = (text: string) => {
    let name = names.get(text)
    if (!name && names.size < MOST_PREPARED) {
      name = createHash('sha1').update(text).digest('base64url')
      names.set(text, name)
    }
    return name
  }
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const wrap = (client: pg.PoolClient): PostgresPoolClient => ({
    query: ((text: string, values: unknown[]) =>
      client.query({ name: nameOf(text), text, values })) as unknown as PostgresPoolClient['query'], // we use no cursors
    release: () => client.release(),
  })
  return {
    async connect() {
      const client = await pool.connect()
      const wrapped = clients.get(client) ?? wrap(client)
      clients.set(client, wrapped)
      return wrapped
    },
    end: () => pool.end(),
  } as PostgresPool
}

/**
 * LISTEN/NOTIFY between the processes of one database. Announcements are gathered and sent after the commit: NOTIFY inside
 * a transaction makes commits wait for one another. One that is lost with its process costs a moment: workers also look
 * by the clock.
 */
class Messenger {
  readonly #url: string
  readonly #pool: pg.Pool
  readonly #topics = new Set<Topic>()
  readonly #listeners: ((topic: Topic) => void)[] = []
  #timer: NodeJS.Timeout | undefined
  #client: pg.Client | undefined
  #closed = false

  constructor(url: string, pool: pg.Pool) {
    this.#url = url
    this.#pool = pool
  }

  announce(topics: ReadonlySet<Topic>): void {
    for (const topic of topics) this.#topics.add(topic)
    this.#timer ??= setTimeout(() => this.#send(), ANNOUNCE_EVERY_MS)
  }

  listen(listener: (topic: Topic) => void): void {
    this.#listeners.push(listener)
    if (!this.#client) this.#connect()
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#client?.end().catch(() => {})
  }

  #send(): void {
    this.#timer = undefined
    const topics = [...this.#topics]
    this.#topics.clear()
    for (const topic of topics) this.#pool.query('select pg_notify($1, $2)', [CHANNEL, topic]).catch(() => {})
  }

  #connect(): void {
    const client = new pg.Client({ connectionString: this.#url, application_name: 'cuboid listener' })
    this.#client = client
    let gone = false
    const again = () => {
      if (gone || this.#closed) return
      gone = true
      client.end().catch(() => {})
      setTimeout(() => this.#closed || this.#connect(), 1_000).unref()
    }
    client.on('error', again).on('end', again)
    client.on('notification', ({ payload }) => {
      for (const listener of this.#listeners) listener(payload as Topic) // only we write to the channel
    })
    client
      .connect()
      .then(() => client.query(`listen ${CHANNEL}`))
      .catch(again)
  }
}
