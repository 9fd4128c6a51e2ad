import { type Kysely, sql } from 'kysely'
import { TABLE_NAMES, type Tables } from '../../tables.ts'
import { createSchema } from '../migrate.ts'
import { type Filling, type Loading, quoted, type Row, type TableName } from '../rows.ts'
import { columnTypes } from './engine.ts'
import { openUnhurried, snapshotOf } from './snapshot.ts'

export async function fillPostgres<T>(
  url: string,
  { migrations, clock }: Filling,
  work: (loading: Loading) => Promise<T>,
): Promise<T> {
  const db = openUnhurried(url)
  try {
    const result = await db.transaction().execute(async (tx) => {
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx) // a slow source is waited for
      await createSchema(migrations, { db: tx, columnTypes, clock })
      const restore = await dropConstraints(tx)
      const snapshot = await snapshotOf(tx)
      for (const { name } of snapshot.tables) await sql`delete from ${sql.table(name)}`.execute(tx) // of migrations
      const result = await work({ ...snapshot, insert: (table, rows) => insert(tx, snapshot, table, rows) })
      await restore()
      return result
    })
    await sql`analyze`.execute(db)
    return result
  } finally {
    await db.destroy()
  }
}

/** One value for all rows: PostgreSQL knows the types of its columns itself. */
async function insert(
  tx: Kysely<Tables>,
  { tables }: Pick<Loading, 'tables'>,
  name: TableName,
  rows: readonly Row[],
): Promise<void> {
  const columns = tables.find((table) => table.name === name)?.columns
  if (!columns) throw new Error(`there is no table ${name}`)
  const names = sql.raw(quoted(columns))
  const table = sql.table(name)
  await sql`insert into ${table} (${names})
    select ${names} from json_populate_recordset(null::${table}, ${JSON.stringify(rows)}::json)`.execute(tx)
}

/**
 * Foreign keys and indexes, to be made once all rows are there: rows may then come in any order, and it takes a part of
 * the time.
 */
async function dropConstraints(tx: Kysely<Tables>): Promise<() => Promise<void>> {
  const { rows: keys } = await sql<{ table: string; name: string; definition: string }>`
    select c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and c.relnamespace = current_schema()::regnamespace and c.relname = any(${TABLE_NAMES})`.execute(
    tx,
  )
  for (const { table, name } of keys) {
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(tx)
  }
  const { rows: indexes } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where schemaname = current_schema() and tablename = any(${TABLE_NAMES})
      and indexname not in (select conname from pg_constraint where connamespace = current_schema()::regnamespace)
      and indexdef like 'CREATE INDEX %'`.execute(tx) // a unique one may be what a foreign key goes by
  for (const { name } of indexes) await sql`drop index ${sql.ref(name)}`.execute(tx)
  return async () => {
    for (const { definition } of indexes) await sql.raw(definition).execute(tx)
    for (const { table, name, definition } of keys) {
      await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(tx)
    }
  }
}
