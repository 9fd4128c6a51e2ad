import { sql } from 'kysely'
import { migrations } from '../migrations/index.ts'
import type { Engine } from './engine.ts'
import { RELEASED } from './node-lease.ts'
import type { UnscopedReadTx } from './store.ts'

export interface SchemaState {
  /** Migrations yet to run. */
  readonly missing: readonly string[]
  /** Those that a newer release has run. */
  readonly newer: readonly string[]
}

/** Changes nothing. Throws when the database does not answer. */
export async function schemaState({ reader }: Engine): Promise<SchemaState> {
  const tables = await reader.introspection.getTables()
  const isThere = tables.some(({ name }) => name === 'migration')
  const { rows } = isThere ? await sql<{ name: string }>`select name from migration`.execute(reader) : { rows: [] }
  const done = new Set(rows.map((row) => row.name))
  const known = migrations.map((migration) => migration.name)
  return { missing: known.filter((name) => !done.has(name)), newer: [...done].filter((name) => !known.includes(name)) }
}

/** What SQLite finds wrong with its file; PostgreSQL looks after its own. Reads all of it. */
export async function integrityFaults({ name, reader }: Engine): Promise<string[]> {
  if (name === 'postgres') return []
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(reader)
  const faults = rows.map((row) => row.integrity_check).filter((line) => line !== 'ok')
  const links = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(reader)
  return [
    ...faults,
    ...links.rows.map(({ table, parent }) => `a row of ${table} names one of ${parent} that is not there`),
  ]
}

export interface StoredContent {
  readonly orgId: number
  readonly sha256: string
  readonly sizeBytes: number
}

/** Of every organization, each content once. */
export async function* fileContents({ db }: UnscopedReadTx): AsyncIterable<StoredContent> {
  const PAGE = 1_000
  for (let after: { orgId: number; sha256: string } | undefined; ; ) {
    let query = db
      .selectFrom('file')
      .select(['org_id', 'sha256', 'size_bytes'])
      .groupBy(['org_id', 'sha256', 'size_bytes'])
      .orderBy('org_id')
      .orderBy('sha256')
      .limit(PAGE)
    if (after) {
      const { orgId, sha256 } = after
      query = query.where((row) =>
        row.or([row('org_id', '>', orgId), row.and([row('org_id', '=', orgId), row('sha256', '>', sha256)])]),
      )
    }
    const rows = await query.execute()
    for (const row of rows) yield { orgId: row.org_id, sha256: row.sha256, sizeBytes: row.size_bytes }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = { orgId: last.org_id, sha256: last.sha256 }
  }
}

/** Whether a server is at work on it, or was within the last half minute and ended without a word. */
export async function isServed({ reader }: Engine, now: number): Promise<boolean> {
  const query = reader.selectFrom('node_lease').select('node').where('holder', '<>', RELEASED)
  return (await query.where('expires_at', '>', now).limit(1).executeTakeFirst()) !== undefined
}
