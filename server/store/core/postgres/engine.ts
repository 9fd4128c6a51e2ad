import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import type { ColumnTypes } from '../../migrations/index.ts'
import type { Tables } from '../../tables.ts'
import { MOST_COSTLY_MS } from '../costly.ts'
import { type Engine, type ListKind, OutcomeUnknown } from '../engine.ts'
import { Messenger } from './messenger.ts'
import { openPool } from './pool.ts'

/** Apart, so that writes which wait for a lock leave connections to the reads. */
const READERS = 8
const WRITERS = 8
const COSTLY_READERS = 4
/** What a request waits for. The server ends the statement itself, unless it hears nothing of us. */
const STATEMENT_MS = 10_000
const COUNT_EVERY_MS = 60_000

export function openPostgres(url: string): Engine {
  const writing = openPool(url, { max: WRITERS, statementMs: STATEMENT_MS })
  const over = (pool: ReturnType<typeof openPool>) => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const reader = over(openPool(url, { max: READERS, statementMs: STATEMENT_MS }))
  const writer = over(writing)
  const costly = over(openPool(url, { max: COSTLY_READERS, statementMs: MOST_COSTLY_MS }))
  const unhurried = over(openPool(url, { max: 1 }))
  const messenger = new Messenger(url, writing)

  return {
    name: 'postgres',
    reader,
    writer,
    unhurried,
    costly,
    columnTypes,

    async transaction(work) {
      let isDone = false
      try {
        return await writer.transaction().execute(async (db) => {
          const result = await work(db)
          isDone = true // what fails from now on is the commit
          return result
        })
      } catch (error) {
        throw isDone && !isRefusedByServer(error) ? new OutcomeUnknown(error) : error
      }
    },
    run: async <R>(db: Kysely<Tables>, query: CompiledQuery<R>, parameters: readonly unknown[]) =>
      (await db.executeQuery<R>({ ...query, parameters })).rows,

    inTime: () => sql`true`,
    isCut: (error) => codeOf(error) === QUERY_CANCELED,
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
    async holdName(db, name) {
      const lock = sql<{ held: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as held`
      return (await lock.execute(db)).rows[0]?.held === true
    },

    isUnavailable: (error) =>
      UNAVAILABLE.test(codeOf(error)) ||
      /Connection terminated|not queryable|timeout exceeded when trying/.test(String(error)),
    isWorthRetrying: (error) => WORTH_RETRYING.has(codeOf(error)),
    async ping() {
      await sql`select 1`.execute(reader)
    },

    announce: (topics) => messenger.announce(topics),
    onAnnouncement: (listener) => messenger.listen(listener),
    async beforeMigration() {}, // a backup of a PostgreSQL database is its operator's
    async close() {
      await messenger.close()
      await Promise.all([reader, writer, costly, unhurried].map((each) => each.destroy()))
    },
  }
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

export const columnTypes: ColumnTypes = {
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
/** The server has ended the transaction and says so. What it says when it goes down itself tells nothing of a commit. */
const isRefusedByServer = (error: unknown) => /^(?!08|57P)[0-9FHPX][0-9A-Z]{4}$/.test(codeOf(error))
/** Serialization failure, deadlock; and what only a transaction in between can cause, as use cases look before they write. */
const WORTH_RETRYING = new Set(['40001', '40P01', '23505', '23503'])
const QUERY_CANCELED = '57014'
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')
