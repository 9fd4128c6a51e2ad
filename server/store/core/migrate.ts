import { type Kysely, sql } from 'kysely'
import { type ColumnTypes, type Migration, migrations } from '../migrations/index.ts'
import type { Tables } from '../tables.ts'
import type { Engine } from './engine.ts'

/** Brings the schema up to date. Refuses one that a newer release has made. */
export async function migrate(engine: Engine, clock: () => number): Promise<string[]> {
  const { unhurried } = engine
  await unhurried.transaction().execute(async (db) => {
    await waitForOthers(engine, db) // create if not exists races with itself
    await createMigrationTable(db)
  })
  const done = new Set(await applied(engine))
  const known = new Set(migrations.map((m) => m.name))
  const newer = [...done].filter((name) => !known.has(name))
  if (newer.length > 0) {
    throw new Error(
      `The database was migrated by a newer Cuboid (${newer.join(', ')}); run that version, or a later one.`,
    )
  }
  const missing = migrations.filter((m) => !done.has(m.name))
  if (missing.length > 0 && done.size > 0) await engine.beforeMigration()
  for (const migration of missing) {
    await unhurried.transaction().execute(async (db) => {
      await waitForOthers(engine, db)
      const { rows } = await sql`select 1 from migration where name = ${migration.name}`.execute(db)
      if (rows.length > 0) return // another process was quicker
      await run(migration, db, engine, clock)
    })
  }
  return missing.map((m) => m.name)
}

/** Brings an empty database to the schema that these migrations made, in a transaction that somebody else ends. */
export async function createSchema(
  names: readonly string[],
  { db, columnTypes, clock }: { db: Kysely<Tables>; columnTypes: ColumnTypes; clock: () => number },
): Promise<void> {
  await createMigrationTable(db)
  for (const migration of migrations) {
    if (names.includes(migration.name)) await run(migration, db, { columnTypes }, clock)
  }
}

async function run(
  { name, up }: Migration,
  db: Kysely<Tables>,
  { columnTypes }: Pick<Engine, 'columnTypes'>,
  clock: () => number,
): Promise<void> {
  await up(db as unknown as Kysely<unknown>, columnTypes) // a migration knows no tables but its own
  await sql`insert into migration values (${name}, ${clock()})`.execute(db)
}

const createMigrationTable = (db: Kysely<Tables>) =>
  sql`create table if not exists migration (name varchar(200) primary key, at double precision not null)`.execute(db)

/** Processes that start together take turns, however long a migration takes. */
async function waitForOthers({ name }: Engine, db: Kysely<Tables>): Promise<void> {
  if (name === 'sqlite') return // there is one writer at a time
  await sql`set local lock_timeout = 0`.execute(db)
  await sql`select pg_advisory_xact_lock(4037201)`.execute(db)
}

async function applied(engine: Engine): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(engine.reader)
  return rows.map((row) => row.name)
}
