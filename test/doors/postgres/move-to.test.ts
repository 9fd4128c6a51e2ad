import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { backUp } from '../../../server/backup/back-up.ts'
import { moveTo } from '../../../server/backup/move-to.ts'
import { restore } from '../../../server/backup/restore.ts'
import { type Config, readConfig } from '../../../server/config.ts'
import { seed } from '../../../server/seed/seed.ts'
import { migrateDatabase, openServices } from '../../../server/services.ts'
import { openEngine } from '../../../server/store/core/open.ts'
import { createDatabase } from '../../support/postgres.ts'
import { cuboid, place, startServer } from '../../support/process.ts'
import { sameRows } from '../../support/same-rows.ts'
import { world } from '../../support/world.ts'

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'cuboid-move-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return join(path, 'data')
}

async function emptyDatabase(): Promise<string> {
  const { url, drop } = await createDatabase()
  onTestFinished(drop)
  return url
}

/** A server on SQLite with a bit of everything, which has been stopped. */
async function stopped(): Promise<Config> {
  const { CUBOID_DATABASE_URL: _, ...env } = await place()
  const config = { ...readConfig(env), logLevel: 'silent' }
  const services = await openServices(config)
  await seed(services, { tasks: 60, leads: 10 })
  await services.close()
  return config
}

test('from SQLite to PostgreSQL and back, every row arrives as it was, and the server goes on', async () => {
  const config = await stopped()
  const databaseUrl = await emptyDatabase()
  const kept = await folder()
  await cp(config.data, kept, { recursive: true })

  const env = { CUBOID_DATA: config.data, CUBOID_PORT: '0' }
  const moved = await cuboid(env, 'move-to', databaseUrl)
  expect(moved).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^Moved \d{3,} rows, and compared each$/m) }) // biome-ignore format: one thought
  const onPostgres = { ...config, databaseUrl }
  await sameRows({ ...config, data: kept }, onPostgres)

  const forgotten = await cuboid(env, 'serve')
  expect(forgotten).toMatchObject({ code: 1, stderr: expect.stringMatching(/moved to PostgreSQL; set CUBOID_DATABASE_URL/) }) // biome-ignore format: one thought
  const server = await startServer({ ...env, CUBOID_DATABASE_URL: databaseUrl })
  await expect(moveTo(onPostgres, await folder())).rejects.toThrow(/a server is at work/)
  expect((await server.stop()).code).toBe(0)

  const back = await folder()
  const { data, former } = await moveTo(onPostgres, back)
  expect([data, former]).toEqual([back, undefined])
  const onSqlite = { ...config, data: back }
  await sameRows(onPostgres, onSqlite)
  expect((await readdir(back)).sort()).toEqual(['cuboid.db', 'files', 'secret'])
  expect(await cuboid({ CUBOID_DATA: back }, 'doctor')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ok {2}integrity$/m) }) // biome-ignore format: one thought
})

test('a target that is not empty is left as it is, and so is one where a row does not arrive', async () => {
  const config = await stopped()
  const used = await emptyDatabase()
  await migrateDatabase({ ...config, databaseUrl: used })
  await expect(moveTo(config, used)).rejects.toThrow(/not empty/)
  await expect(moveTo(config, await folder())).rejects.toThrow(/already/)
  await expect(moveTo(config, 'mysql://x/y')).rejects.toThrow(/postgres:\/\//)
  const full = await folder()
  await cp(config.data, full, { recursive: true })
  await writeFile(join(full, 'notes.txt'), 'mine')
  await expect(moveTo({ ...config, databaseUrl: used }, full)).rejects.toThrow(/not empty/)

  const url = await emptyDatabase()
  const engine = await openEngine(config)
  // No PostgreSQL takes it; SQLite holds it once somebody has written to the file by another way.
  await sql`update task set name = ${'a\0b'} where id = (select max(id) from task)`.execute(engine.writer)
  await engine.close()
  await expect(moveTo(config, url)).rejects.toThrow()
  const target = await openEngine({ ...config, databaseUrl: url })
  expect(await target.reader.introspection.getTables()).toEqual([])
  await target.close()
  expect(await readdir(config.data)).toContain('cuboid.db')
})

test('a backup of PostgreSQL can be restored without it, and one of SQLite says how it gets there', async () => {
  const w = await world({ config: { secret: 'ab'.repeat(32) } })
  await w.as(w.ben).post('/tasks', { group: w.website, name: 'Bake' })
  const data = await folder()
  const to = join(data, '..')
  const { path } = await backUp(w.config, { to, keep: null, at: w.clock.now() })
  const onSqlite = { ...w.config, data, databaseUrl: null }
  await restore(onSqlite, path)
  await sameRows(w.config, onSqlite, ['backup', 'node_lease'])

  const { path: ofSqlite } = await backUp(onSqlite, { to, keep: null, at: w.clock.now() + 1_000 })
  await expect(restore({ ...onSqlite, data: await folder(), databaseUrl: await emptyDatabase() }, ofSqlite)).rejects.toThrow(/move-to/) // biome-ignore format: one thought
})
