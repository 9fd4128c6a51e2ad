import { backup, DatabaseSync } from 'node:sqlite'
import { TABLE_NAMES } from '../../tables.ts'
import type { StoredContent } from '../checks.ts'
import { quoted, ROWS_AT_ONCE, type Row, type Snapshot, shapesOf } from '../rows.ts'
import { refuseForeignLog } from './foreign-log.ts'

export async function readSqlite<T>(
  path: string,
  work: (snapshot: Snapshot) => Promise<T>,
  isHeld: boolean,
): Promise<T> {
  refuseForeignLog(path)
  const db = new DatabaseSync(path)
  try {
    db.exec(isHeld ? 'pragma busy_timeout = 5000; begin immediate' : 'pragma query_only = on; begin')
    return await work(snapshotOf(db)) // which reads at once, and so sees this moment
  } finally {
    db.close()
  }
}

export function snapshotOf(db: DatabaseSync): Snapshot {
  const migrations = db.prepare('select name from migration order by name').all() as { name: string }[]
  const columns = db
    .prepare(`select m.name as "table", p.name as "column", p.pk as "key"
      from sqlite_schema m join pragma_table_info(m.name) p where m.type = 'table' order by m.name, p.cid`)
    .all() as { table: string; column: string; key: number }[]
  const read = (sql: string) => inBatches(db, sql)
  return {
    migrations: migrations.map(({ name }) => name),
    tables: shapesOf(TABLE_NAMES, columns),
    rows: ({ name, key }, order) => read(`select * from "${name}"${order ? ` order by ${quoted(key)}` : ''}`),
    async *contents() {
      const sql = 'select distinct org_id as orgId, sha256, size_bytes as sizeBytes from file'
      for await (const some of read(sql)) yield* some as unknown as StoredContent[] // of the columns that it asks for
    },
  }
}

async function* inBatches(db: DatabaseSync, sql: string): AsyncGenerator<Row[]> {
  let rows: Row[] = []
  for (const row of db.prepare(sql).iterate()) {
    rows.push(row as Row) // the store binds text, numbers and null only
    if (rows.length < ROWS_AT_ONCE) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

const ALL_PAGES = 2 ** 31 - 1

/**
 * Copies a database as it is now into a file of its own, without a write-ahead log, and looks whether the copy is sound.
 * In one step, as one of several begins anew whenever another process writes; in WAL mode it holds nobody up.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  refuseForeignLog(from)
  const source = new DatabaseSync(from)
  try {
    await backup(source, to, { rate: ALL_PAGES })
  } finally {
    source.close()
  }
  const copy = new DatabaseSync(to)
  try {
    copy.exec('pragma journal_mode = delete')
    const faults = copy.prepare('pragma integrity_check(3)').all() as { integrity_check: string }[]
    if (faults.some((fault) => fault.integrity_check !== 'ok')) {
      throw new Error(`the database is damaged: ${faults.map((fault) => fault.integrity_check).join('; ')}`)
    }
  } finally {
    copy.close()
  }
}
