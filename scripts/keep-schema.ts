import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { readConfig, VERSION } from '../server/config.ts'
import { seed } from '../server/seed/seed.ts'
import { openServices } from '../server/services.ts'
import { createSchema } from '../server/store/core/migrate.ts'
import { databaseFile } from '../server/store/core/open.ts'
import { columnTypes } from '../server/store/core/postgres/engine.ts'
import type { Snapshot } from '../server/store/core/rows.ts'
import { withSnapshot } from '../server/store/core/snapshot.ts'
import type { Tables } from '../server/store/tables.ts'
import { startPostgres } from '../test/support/postgres.ts'

/**
 * Keeps what a database of this release looks like, for the tests that upgrade it: run at each release, once. What lies
 * there from earlier ones is never made anew.
 */
const folder = new URL(`../test/fixtures/schema/${VERSION}/`, import.meta.url)
const data = await mkdtemp(join(tmpdir(), 'cuboid-schema-'))
try {
  const services = await openServices({ ...readConfig({}), data, logLevel: 'silent' })
  await seed(services, { tasks: 25, leads: 6, now: Date.parse('2026-11-30T12:00:00Z') })
  await services.close()
  await mkdir(folder)
  await writeFile(new URL('sqlite.sql', folder), ofSqlite(databaseFile(data)))
  await withSnapshot({ databaseUrl: null, file: databaseFile(data) }, async (snapshot) => {
    await writeFile(new URL('rows.jsonl', folder), await rowsOf(snapshot))
    await writeFile(new URL('postgres.sql', folder), await ofPostgres(snapshot.migrations))
  })
} finally {
  await rm(data, { recursive: true })
}

/** As SQLite keeps it. What a virtual table makes for itself comes with that. */
function ofSqlite(path: string): string {
  const db = new DatabaseSync(path)
  const rows = db
    .prepare(`select sql from sqlite_schema where sql is not null and name not like 'sqlite_%'
      and name not in (select name from pragma_table_list where type = 'shadow') order by rowid`)
    .all() as { sql: string }[]
  db.close()
  return rows.map(({ sql }) => `${sql};\n`).join('')
}

/** The statements that the migrations of this release send. */
async function ofPostgres(migrations: readonly string[]): Promise<string> {
  const server = await startPostgres()
  const statements: string[] = []
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: server.url, max: 1 }) }),
    log: ({ level, query }) => void (level === 'query' && statements.push(query.sql)),
  })
  await createSchema(migrations, { db, columnTypes, clock: Date.now })
  await db.destroy()
  await server.stop()
  return statements
    .filter((statement) => /^(create|alter|drop) /.test(statement))
    .map((statement) => `${statement};\n`)
    .join('')
}

/** `{ table, rows }`, one table to a line, in an order that foreign keys allow. */
async function rowsOf(snapshot: Snapshot): Promise<string> {
  const lines = [{ table: 'migration', rows: snapshot.migrations.map((name) => ({ name, at: 0 })) } as object]
  for (const table of snapshot.tables) {
    const rows = (await Array.fromAsync(snapshot.rows(table, 'by key'))).flat()
    if (rows.length > 0) lines.push({ table: table.name, rows })
  }
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}
