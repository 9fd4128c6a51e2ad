import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { onTestFinished } from 'vitest'
import type { Engine } from '../../server/store/core/engine.ts'
import { databaseFile } from '../../server/store/core/open.ts'
import type { Stage } from './world.ts'

/** What notes the requests themselves, or that the process lives; and what is derived from the rest. */
const LEFT_OUT = /^(node_lease|sign_in_failure|credential\.last_used_at|task_search.*|kysely_.*|sqlite_.*)$/

/** All that is stored, by table, to be compared with what is stored later. */
export async function contents({ store: { engine } }: Pick<Stage, 'store'>): Promise<Record<string, string[]>> {
  const { rows } = await (await statementFor(engine)).execute(engine.reader)
  return Object.fromEntries(rows.map(({ table, content }) => [table, (JSON.parse(content ?? '[]') as string[]).sort()]))
}

/**
 * A quick look at whether anything was stored, for tests that ask after each of thousands of calls: its answer is another
 * one after every commit. What notes the requests counts here too.
 */
export async function commitWatch({
  store: { engine },
  config,
}: Pick<Stage, 'store' | 'config'>): Promise<() => Promise<string>> {
  if (engine.name === 'sqlite') {
    const other = new DatabaseSync(databaseFile(config.data), { readOnly: true })
    onTestFinished(() => other.close())
    const version = other.prepare('pragma data_version')
    return async () => JSON.stringify(version.get())
  }
  const { rows } = await sql<{
    table: string
  }>`select tablename as "table" from pg_tables where schemaname = 'public'`.execute(engine.reader)
  // Rows that a transaction writes carry its number, and numbers rise.
  const newest = rows.map(
    ({ table }) => sql`select count(*) as n, max(xmin::text::bigint) as x from ${sql.table(table)}`,
  )
  const statement = sql<{ n: string; x: string }>`${sql.join(newest, sql` union all `)}`
  return async () => JSON.stringify((await statement.execute(engine.reader)).rows)
}

type Statement = ReturnType<typeof sql<{ table: string; content: string | null }>>
const statements = new Map<string, Promise<Statement>>()

/** One for all tables, as it is run often. */
function statementFor(engine: Engine): Promise<Statement> {
  const known = statements.get(engine.name) ?? makeStatement(engine)
  statements.set(engine.name, known)
  return known
}

async function makeStatement(engine: Engine): Promise<Statement> {
  const catalog = engine.name === 'sqlite' ? SQLITE_COLUMNS : POSTGRES_COLUMNS
  const { rows } = await catalog.execute(engine.reader)
  const kept = rows.filter(({ table, column }) => !LEFT_OUT.test(table) && !LEFT_OUT.test(`${table}.${column}`))
  const tables = Map.groupBy(kept, ({ table }) => table)
  const selects = [...tables].map(([table, columns]) => {
    const names = columns.map(({ column }) => column)
    return engine.name === 'sqlite' ? ofSqlite(table, names) : ofPostgres(table, names)
  })
  return sql`${sql.join(selects, sql` union all `)}`
}

const SQLITE_COLUMNS = sql<{ table: string; column: string }>`
  select t.name as "table", c.name as "column" from sqlite_schema t, pragma_table_info(t.name) c where t.type = 'table'`
const POSTGRES_COLUMNS = sql<{ table: string; column: string }>`
  select table_name as "table", column_name as "column" from information_schema.columns where table_schema = 'public'`

function ofSqlite(table: string, columns: string[]) {
  const row = sql.join(
    columns.map((column) => sql`${sql.lit(`${column}=`)} || quote(${sql.ref(column)})`),
    sql` || ' ' || `,
  )
  return sql`select ${sql.lit(table)} as "table", (select json_group_array(${row}) from ${sql.table(table)}) as content`
}

function ofPostgres(table: string, columns: string[]) {
  const row = sql`select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)}`
  return sql`select ${sql.lit(table)} as "table", (select json_agg(row_to_json(r)::text)::text from (${row}) r) as content`
}
