import { chmodSync, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import {
  type Dialect,
  type Driver,
  Kysely,
  type LimitNode,
  type OffsetNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import type { ColumnTypes } from '../../migrations/index.ts'
import type { Tables } from '../../tables.ts'
import { CutStatement } from '../costly.ts'
import type { Engine } from '../engine.ts'
import { makeFolder } from '../folder.ts'
import { knownPath, NotInPlace } from '../known-path.ts'
import { CostlyReader } from './costly-reader.ts'
import { refuseForeignLog } from './foreign-log.ts'
import { limitTime } from './in-time.ts'
import { SqliteReader } from './reader.ts'
import * as search from './search.ts'
import { SqliteWriter, type WriterConnection } from './writer.ts'

const PRAGMAS = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma busy_timeout = 0;
  pragma temp_store = memory;
  pragma cache_size = -16000;
  pragma wal_autocheckpoint = 8000; -- pages, 32 MB: what many transactions write is copied to the database once
  pragma journal_size_limit = 67108864;
`

export function openSqlite(path: string): Engine {
  makeFolder(dirname(path))
  const isNew = !existsSync(path)
  refuseForeignLog(path)
  const writing = new DatabaseSync(path)
  if (isNew) chmodSync(path, 0o600)
  writing.exec(PRAGMAS)
  const reading = new DatabaseSync(path)
  reading.exec(`${PRAGMAS} pragma query_only = on;`)

  const reads = new SqliteReader(reading)
  const reader = new Kysely<Tables>({ dialect: dialect(reads) })
  reading.exec('select 1 from sqlite_schema') // from now on the write-ahead log is there, and both files are held open
  const database = knownPath(path)
  const files = [database, knownPath(`${path}-wal`)]
  const requireInPlace = () => {
    const lost = files.find((file) => !file.isInPlace())
    if (lost) throw new NotInPlace(lost)
  }
  const transactions = new SqliteWriter(writing, (db) => {
    requireInPlace()
    search.indexPending(db)
    reads.endSnapshot()
  })
  const writer = new Kysely<Tables>({ dialect: dialect(transactions) })
  const costlyReads = new CostlyReader({
    reads,
    limit: limitTime(reading),
    data: { path, identity: database.identity, pragmas: PRAGMAS },
    requireInPlace,
  })
  const costly = new Kysely<Tables>({ dialect: dialect(costlyReads) })
  const connections = new WeakMap<Kysely<Tables>, WriterConnection>()
  const connectionOf = (db: Kysely<Tables>): SqliteReader | WriterConnection => {
    const connection = db === reader ? reads : connections.get(db)
    if (!connection) throw new Error('this is neither the reader nor a transaction')
    return connection
  }

  return {
    name: 'sqlite',
    reader,
    writer,
    unhurried: writer,
    costly,
    columnTypes,
    commits: transactions.commits,

    transaction: (work) =>
      writer.transaction().execute((db) => {
        if (transactions.inTurn) connections.set(db, transactions.inTurn)
        return work(db)
      }),
    // Not by `db`, whose way through a query takes longer than SQLite does.
    run: async (db, { sql }, parameters) => {
      if (db === costly) return (await costlyReads.execute(sql, parameters)).rows as never[]
      return connectionOf(db).execute(sql, parameters).rows as never[]
    },
    inTime: (column) => sql`in_time(${column})`,
    isCut: (error) => error instanceof CutStatement,

    encodeList: JSON.stringify,
    isOneOf: (column, list, kind) =>
      kind === 'real'
        ? sql`${column} in (select cast(value as real) from json_each(${list}))` // 2^63 without a point would be an integer
        : sql`${column} in (select value from json_each(${list}))`,
    taskSearch: (db, text) =>
      // A cross join is one that SQLite leaves in the order it is written in.
      db
        .selectFrom(search.candidates(text).as('found'))
        .crossJoin('task')
        .whereRef('task.id', '=', 'found.task_id') as never, // the task is joined
    roughlyAllTasks: async () => 0, // an ordered search needs no other way
    taskSearchIsOrdered: true, // a cross join follows its left side, which comes merged from two ordered lists
    encodeSearch: search.encode,
    encodeBeginning: search.encodeBeginning,
    newestTasks: (text, _orgId, most) => sql`(select task_id from ${search.candidates(text)} limit ${sql.lit(most)})`,
    contains: (column, text) => sql`instr(${column}, ${text}) > 0`,
    jsonHas: (column, name) =>
      sql`exists (select 1 from json_each(${column}) m where m.key = ${name} and m.type <> 'null')`,
    jsonScalars: (column, name) => sql`(
      select case type when 'text' then 'string' when 'integer' then 'number' when 'real' then 'number' else 'boolean' end as type,
        case when type <> 'text' then cast(value as real) end as number, case type when 'text' then value end as text
      from (select value, type from json_each(${column}) where key = ${name} union all
        select e.value, e.type from json_each(${column}) m, json_each(case m.type when 'array' then m.value else '[]' end) e where m.key = ${name})
      where type in ('text', 'integer', 'real', 'true', 'false'))`,
    renamedMembers: (
      column,
      names,
    ) => sql`(select json_group_object(coalesce(n.value, m.key), m.value) from json_each(${column}) m
      left join json_each(${names}) n on n.key = m.key where n.key is null or n.value is not null)`,
    jsonElements: (column) => sql`(select value from json_each(${column}))`,
    joinedElements: (column) => sql`json_each(${column})`,
    asNumber: (column) => sql`cast(${column} as real)`,
    sumOfMoney: (column) => sql`sum(cast(${column} as integer) / 1000000000) || ' ' ||
      sum(cast(${column} as integer) % 1000000000) || ' ' ||
      sum(cast(substr(substr(${column}, instr(${column} || '.', '.') + 1) || '0000', 1, 4) as integer))`,
    asKey: (column) => sql`${column}`,
    lockRows: (query) => query, // there is one writer: us
    holdName: async () => true, // as above

    isUnavailable: (error) => error instanceof NotInPlace || UNAVAILABLE.has(code(error)),
    isWorthRetrying: () => false,
    async ping() {
      requireInPlace()
      reads.execute('select 1 from sqlite_schema limit 1', [])
    },

    announce() {}, // other processes on a SQLite file look for themselves
    onAnnouncement() {},
    async beforeMigration() {
      if (!isNew) await backup(reading, `${path}.before-migration`)
    },
    async close() {
      await costly.destroy()
      await reader.destroy()
      await writer.destroy()
      for (const db of [reading, writing]) if (db.isOpen) db.close() // Kysely leaves alone what it was never asked for
    },
  }
}

/** Our drivers share their connections out themselves; Kysely's lock would keep a transaction from joining another's commit. */
export class SharingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections() {
    return true
  }
}

/** A bare parameter as a limit makes SQLite prepare the statement anew whenever it is bound, as its plan may go by it. */
class QueryCompiler extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    super.visitLimit(node)
    this.append(' + 0')
  }
  protected override visitOffset(node: OffsetNode): void {
    super.visitOffset(node)
    this.append(' + 0')
  }
}

const dialect = (driver: Driver): Dialect => ({
  createAdapter: () => new SharingAdapter(),
  createDriver: () => driver,
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new QueryCompiler(),
})

const columnTypes: ColumnTypes = {
  recordId: 'text',
  instant: 'integer',
  key: 'text',
  compact: (table) => table.modifyEnd(sql`without rowid`),
  createTaskSearch: search.create,
}

/** https://www.sqlite.org/rescode.html: busy, locked, out of memory, read-only, I/O error, full, cannot open. */
const UNAVAILABLE = new Set([5, 6, 7, 8, 10, 13, 14])
const code = (error: unknown) =>
  error instanceof Error && 'errcode' in error
    ? Number(error.errcode) % 256
    : /rolled back the transaction|database is not open/.test(String(error))
      ? 13
      : 0
