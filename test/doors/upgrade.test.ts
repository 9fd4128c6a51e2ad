import { readdirSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../../server/api/app.ts'
import { type Config, readConfig } from '../../server/config.ts'
import { openServices } from '../../server/services.ts'
import { integrityFaults, schemaState } from '../../server/store/core/checks.ts'
import { databaseFile } from '../../server/store/core/open.ts'
import * as credentials from '../../server/store/people/credentials.ts'
import { place } from '../support/process.ts'

const FIXTURES = new URL('../fixtures/schema/', import.meta.url)

interface Kept {
  table: string
  rows: Record<string, SQLInputValue>[]
}

// See scripts/keep-schema.ts.
test.each(readdirSync(FIXTURES))(
  'a database of Cuboid %s is brought up to date, with all that it holds',
  async (version) => {
    const kept = (await textOf(version, 'rows.jsonl')).trim().split('\n').map((line) => JSON.parse(line) as Kept) // biome-ignore format: one thought
    const config = { ...readConfig(await place()), logLevel: 'silent', rateLimit: 0 }
    await (config.databaseUrl ? makePostgres : makeSqlite)(config, version, kept)

    const services = await openServices(config)
    onTestFinished(() => services.close())
    expect(await schemaState(services.store.engine)).toEqual({ missing: [], newer: [] })
    expect(await integrityFaults(services.store.engine)).toEqual([])

    await services.store.writeUnscoped((tx) =>
      credentials.insert(tx, 1, { userId: 1, kind: 'token', name: 'x', secret: 'cub_x', expiresAt: null }),
    )
    const app = await buildApp(services)
    onTestFinished(() => app.close())
    const headers = { authorization: 'Bearer cub_x' }
    const rowsOf = (table: string) => kept.find((each) => each.table === table)?.rows ?? []
    const seen = async (url: string) => (await app.inject({ url: `/api/v1${url}`, headers })).json()
    expect((await seen('/groups')).length).toBe(
      rowsOf('project').filter(({ deleted_at }) => deleted_at === null).length,
    )
    const tasks: { name: string }[] = await seen('/tasks?limit=500')
    const alive = rowsOf('task').filter((row) => row.deleted_at === null && row.archived_at === null)
    expect(tasks.map(({ name }) => name).sort()).toEqual(alive.map(({ name }) => name).sort())
    const found: { name: string }[] = await seen(`/tasks?search=${encodeURIComponent(String(alive[0]?.name))}`)
    expect(found.map(({ name }) => name)).toContain(alive[0]?.name)
  },
)

const textOf = (version: string, name: string) => readFile(new URL(`${version}/${name}`, FIXTURES), 'utf8')

async function makeSqlite({ data }: Config, version: string, kept: readonly Kept[]): Promise<void> {
  await mkdir(data)
  const db = new DatabaseSync(databaseFile(data), { enableForeignKeyConstraints: false })
  db.exec(`begin; ${await textOf(version, 'sqlite.sql')}`)
  for (const { table, rows } of kept) {
    for (const row of rows) {
      const columns = Object.keys(row)
      const places = columns.map(() => '?').join(', ')
      db.prepare(`insert into "${table}" (${columns.join(', ')}) values (${places})`).run(...Object.values(row))
    }
  }
  db.exec('commit')
  db.close()
}

async function makePostgres({ databaseUrl }: Config, version: string, kept: readonly Kept[]): Promise<void> {
  const db = new pg.Client(databaseUrl ?? '')
  await db.connect()
  await db.query(await textOf(version, 'postgres.sql'))

  for (const { table, rows } of kept) {
    const columns = Object.keys(rows[0] ?? {}).join(', ')
    await db.query(
      `insert into "${table}" (${columns}) select ${columns} from json_populate_recordset(null::"${table}", $1::json)`,
      [JSON.stringify(rows)],
    )
  }
  await db.end()
}
