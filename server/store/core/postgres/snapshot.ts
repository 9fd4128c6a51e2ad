import { Kysely, PostgresDialect, sql } from 'kysely'
import { TABLE_NAMES, type Tables } from '../../tables.ts'
import type { StoredContent } from '../checks.ts'
import { quoted, ROWS_AT_ONCE, type Row, type Snapshot, shapesOf } from '../rows.ts'
import { openPool } from './pool.ts'

export async function readPostgres<T>(
  url: string,
  work: (snapshot: Snapshot) => Promise<T>,
  isHeld: boolean,
): Promise<T> {
  const db = openUnhurried(url)
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx) // a slow disk is waited for
        // Every server writes this table at its start, and from then on.
        if (isHeld) await sql`lock table node_lease in exclusive mode`.execute(tx)
        return work(await snapshotOf(tx))
      })
  } finally {
    await db.destroy()
  }
}

/** One connection, whose statements may take as long as they take. */
export const openUnhurried = (url: string) =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(url, { max: 1 }) }) })

interface Column {
  table: string
  column: string
  type: string
  key: number | null
}

export async function snapshotOf(tx: Kysely<Tables>): Promise<Snapshot> {
  const migrations = await sql<{ name: string }>`select name from migration order by name`.execute(tx)
  const { rows: columns } = await sql<Column>`
    select c.relname as "table", a.attname as "column", t.typname as type,
      array_position(i.indkey::int2[], a.attnum) + 1 as key
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
    order by c.relname, a.attnum`.execute(tx)
  let cursors = 0

  async function* read(statement: string): AsyncGenerator<Row[]> {
    const cursor = `rows_${++cursors}`
    await sql.raw(`declare ${cursor} no scroll cursor for ${statement}`).execute(tx)
    for (;;) {
      const { rows } = await sql.raw<Row>(`fetch ${ROWS_AT_ONCE} from ${cursor}`).execute(tx)
      if (rows.length > 0) yield rows
      if (rows.length < ROWS_AT_ONCE) break
    }
    await sql.raw(`close ${cursor}`).execute(tx)
  }

  /** As SQLite has them: ids are text there, and text goes by its bytes. */
  const inOrder = (table: string, name: string) => {
    const type = columns.find((each) => each.table === table && each.column === name)?.type
    return type === 'int4' ? `"${name}"` : `"${name}"::text collate "C"`
  }

  return {
    migrations: migrations.rows.map(({ name }) => name),
    tables: shapesOf(TABLE_NAMES, columns),
    rows: ({ name, columns, key }, order) =>
      read(
        `select ${quoted(columns)} from "${name}"${order ? ` order by ${key.map((column) => inOrder(name, column)).join(', ')}` : ''}`,
      ),
    async *contents() {
      const statement = 'select distinct org_id as "orgId", sha256, size_bytes as "sizeBytes" from file'
      for await (const some of read(statement)) yield* some as unknown as StoredContent[] // of the columns that it asks for
    },
  }
}
