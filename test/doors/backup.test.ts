import { appendFile, mkdir, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Entry, writeArchive } from '../../server/backup/archive.ts'
import { backUp } from '../../server/backup/back-up.ts'
import { restore } from '../../server/backup/restore.ts'
import { type Config, ConfigError, readConfig } from '../../server/config.ts'
import type { JobContext } from '../../server/jobs/job.ts'
import { makeBackup } from '../../server/jobs/make-backup.ts'
import { seed } from '../../server/seed/seed.ts'
import { migrateDatabase, openServices } from '../../server/services.ts'
import { migrations } from '../../server/store/migrations/index.ts'
import { emptyServer, folder, SECRET, worldToKeep } from '../support/backups.ts'
import { cuboid, place, type Running, startServer } from '../support/process.ts'
import { ofDatabase, sameRows } from '../support/same-rows.ts'
import { onDisk } from '../support/upload.ts'

const oneLine = /^cuboid: [^\n]+\n$/
const HOUR_MS = 3_600_000

test('a backup of a running server, restored elsewhere, answers byte for byte the same', async () => {
  const [env, other, to] = [await place(), await place(), await folder()]
  const services = await openServices({ ...readConfig(env), logLevel: 'silent' })
  const { people } = await seed(services, { tasks: 60, leads: 10 })
  await services.close()
  const server = await startServer(env)
  const owner = people.find(({ isManager }) => isManager)?.email ?? ''
  const token = (await cuboid(env, 'token', 'create', '--email', owner, '--name', 'x')).stdout.trim()
  const headers = { authorization: `Bearer ${token}` }
  const paths = ['tasks?limit=100', 'groups', 'crm/customers', 'users?ids=1,2,3', 'app/me', 'events?after=0'].map((path) => `/api/v1/${path}`) // biome-ignore format: a list
  const answers = ({ url }: Running) =>
    Promise.all(paths.map(async (path) => {
      const answer = await fetch(url + path, { headers })
      return [path, answer.status, await answer.text()]
    })) // biome-ignore format: one thought
  const before = await answers(server)
  expect(before.map(([, status]) => status)).toEqual(paths.map(() => 200))

  const made = await cuboid(env, 'backup', to)
  expect(made).toMatchObject({ code: 0, stderr: '' })
  const [name = '', ...others] = await readdir(to)
  expect([name, others]).toEqual([expect.stringMatching(/^cuboid-\d{8}T\d{6}Z\.tar$/), []])
  const doctor = await cuboid(env, 'doctor')
  expect(doctor).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`ok  backups: the newest is 0 h old, ${to}`),
  })
  expect((await server.stop()).code).toBe(0)

  const restored = await cuboid(other, 'restore', join(to, name))
  expect(restored).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('Start the server') })
  const names = await readdir(other.CUBOID_DATA)
  expect(names.sort()).toEqual([...(other.CUBOID_DATABASE_URL ? [] : ['cuboid.db']), 'files', 'secret'])
  expect((await onDisk({ config: readConfig(other) })).kept.length).toBeGreaterThan(0)
  const again = await startServer(other)
  const after = await answers(again)
  expect(after.find(([, , text], i) => text !== before[i]?.[2])?.[0]).toBe(undefined)
  expect((await again.stop()).code).toBe(0)
})

describe('a restore refuses, and touches nothing:', () => {
  async function refused(config: Config, path: string): Promise<string> {
    const error = await restore(config, path).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(ConfigError)
    return (error as ConfigError).message
  }

  test('a backup with any byte altered, cut short anywhere, or longer', async () => {
    const w = await worldToKeep()
    const { path, sizeBytes } = await w.backUp()
    const target = await emptyServer(w)
    const whole = await readFile(path)
    expect(whole.length).toBe(sizeBytes)
    const offsets = [0, 1, 513, 1_000, 1_500, -1, -1_025, -1_500, -1_536, -2_000, -2_049].map((at) => at < 0 ? sizeBytes + at : at) // biome-ignore format: a list
    for (let i = 1; i < 12; i++) offsets.push(Math.floor((sizeBytes * i) / 12))
    for (const at of offsets) {
      const altered = Buffer.from(whole)
      altered[at] = (altered[at] as number) ^ 0x10
      await writeFile(path, altered)
      expect(await refused(target, path), `byte ${at}`).toMatch(/altered|cut short|no backup/)
    }
    await writeFile(path, whole)
    await appendFile(path, '\0'.repeat(512))
    expect(await refused(target, path)).toMatch(/cut short|altered/)
    for (const length of [
      sizeBytes - 1,
      sizeBytes - 512,
      sizeBytes - 1_024,
      sizeBytes - 2_048,
      sizeBytes >> 1,
      512,
      0,
    ]) {
      await truncate(path, length)
      expect(await refused(target, path), `${length} bytes`).toMatch(/cut short|no backup|altered/)
    }
    await expect(readdir(target.data)).rejects.toThrow('ENOENT')
    await writeFile(path, whole)
    await restore(target, path)
  })

  test('what is newer, of another secret, or goes where something is', async () => {
    const w = await worldToKeep()
    const { path } = await w.backUp()
    const target = await emptyServer(w)
    const facts = {
      format: 1, cuboid: '9.0.0', madeAt: '2030-01-01T00:00:00.000Z', database: 'sqlite', migrations: [...migrations.map(({ name }) => name), '9999_later'],
    } // biome-ignore format: an object
    const later = join(w.to, 'later.tar')
    await writeArchive(later, entries({ 'backup.json': JSON.stringify(facts), secret: SECRET }))
    expect(await refused({ ...target, databaseUrl: null }, later)).toMatch(/newer Cuboid, 9\.0\.0 \(9999_later\)/)
    const format = join(w.to, 'format.tar')
    await writeArchive(format, entries({ 'backup.json': JSON.stringify({ ...facts, format: 2, migrations: [] }) }))
    expect(await refused({ ...target, databaseUrl: null }, format)).toMatch(/newer Cuboid, 9\.0\.0 \(format 2\)/)
    expect(await refused({ ...target, secret: 'cd'.repeat(32) }, path)).toMatch(/CUBOID_SECRET/)
    await expect(readdir(target.data)).rejects.toThrow('ENOENT')

    await mkdir(target.data)
    await writeFile(join(target.data, 'notes.txt'), 'mine')
    expect(await refused(target, path)).toMatch(/not empty \(notes\.txt\)/)
    expect(await readdir(target.data)).toEqual(['notes.txt'])
    // A server is at work there: this world's own.
    expect(await refused({ ...w.config, ...(w.config.databaseUrl && { data: target.data }) }, path)).toMatch(/server/)
    expect((await w.as(w.ada).get('/tasks')).body).toHaveLength(1)
  })

  async function* entries(texts: Record<string, string>): AsyncGenerator<Entry> {
    for (const [name, text] of Object.entries(texts)) {
      yield { name, sizeBytes: Buffer.byteLength(text), content: [Buffer.from(text)] }
    }
  }
})

test('what is written while a backup is made is in it whole or not at all, and files that are deleted meanwhile are', async () => {
  const w = await worldToKeep()
  const [task] = (await w.as(w.ben).get('/tasks?include=files')).body
  const making = w.backUp()
  await w.as(w.ben).put(`/tasks/${task._id}`, { files: null })
  w.clock.advance(12 * HOUR_MS)
  await w.runJobs()
  for (let i = 0; i < 20; i++) await w.as(w.ben).post('/tasks', { group: w.website, name: `Task ${i}` })
  const { path, lost } = await making
  expect(lost).toEqual([])
  const target = await emptyServer(w)
  const { files } = await restore(target, path)
  expect(files).toBe(1)
  await ofDatabase(target, async (snapshot) => {
    const count = async (wanted: string) => {
      const table = snapshot.tables.find(({ name }) => name === wanted)
      return table ? (await Array.fromAsync(snapshot.rows(table))).flat() : []
    }
    const created = (await count('event')).filter(({ type }) => type === 'task.created')
    expect(created.map(({ task_id }) => task_id).sort()).toEqual((await count('task')).map(({ id }) => id).sort())
  })
})

test('a content that this server has lost is named, and the rest is kept', async () => {
  const w = await worldToKeep()
  for (const path of (await onDisk(w)).kept) await rm(path)
  const { lost, path } = await w.backUp()
  expect(lost).toEqual([expect.stringMatching(/^files\/1\/[0-9a-f]{2}\/[0-9a-f]{64}$/)])
  const target = await emptyServer(w)
  expect(await restore(target, path)).toMatchObject({ files: 0 })
  await sameRows(w.config, target, ['backup', 'node_lease'])
})

test('a server makes them by itself when they are due, and keeps the newest', async () => {
  const to = await folder()
  await writeFile(join(to, 'cuboid-notes.tar'), 'not a backup of ours')
  const w = await worldToKeep({ config: { backup: { to, everyHours: 24, keep: 2 } } })
  const context = { ...w, log: w.app.log } as Partial<JobContext> as JobContext // it needs no mailer
  const made = async () => (await readdir(to)).filter((name) => name !== 'cuboid-notes.tar').length
  const counts: number[] = []
  for (const hours of [0, 1, 22, 1, 24, 24]) {
    w.clock.advance(hours * HOUR_MS)
    await Promise.all([makeBackup.run(context), makeBackup.run(context)]) // as two servers would
    counts.push(await made())
  }
  expect(counts).toEqual([1, 1, 1, 2, 2, 2])
  expect(await readdir(to)).toEqual(['cuboid-20260117T090000Z.tar', 'cuboid-20260118T090000Z.tar', 'cuboid-notes.tar'])
})

describe('kill -9', () => {
  const KILLER = { NODE_OPTIONS: `--import=${new URL('../support/kill-at.ts', import.meta.url).pathname}` }
  const MOMENTS = 3
  const steps = (stderr: string) => Number(/^changes: (\d+)$/m.exec(stderr)?.[1])
  const moments = (count: number) =>
    Array.from({ length: MOMENTS }, (_, i) => Math.max(1, Math.round((count * (i + 1)) / MOMENTS)))

  test('in the middle of a backup leaves no half of one, and in the middle of a restore nothing that a server starts on', {
    timeout: 180_000,
  }, async () => {
    const w = await worldToKeep()
    const env = envOf(w.config)
    const whole = await cuboid({ ...env, ...KILLER, CUBOID_TEST_KILL_AT: '0' }, 'backup', w.to)
    const [name = ''] = await readdir(w.to)
    const path = join(w.to, name)
    await rm(join(w.to, name))
    for (const at of moments(steps(whole.stderr))) {
      const killed = await cuboid({ ...env, ...KILLER, CUBOID_TEST_KILL_AT: String(at) }, 'backup', path)
      expect(killed.code).toBe(null)
      const left = (await readdir(w.to)).filter((each) => each.endsWith('.tar'))
      if (left.length > 0) await restore(await emptyServer(w), path) // it has its name once it is whole
      for (const each of left) await rm(join(w.to, each))
    }
    const past = new Date(Date.now() - 2 * HOUR_MS)
    for (const each of await readdir(w.to, { recursive: true })) await utimes(join(w.to, each), past, past)
    await backUp(w.config, { to: path, keep: null })
    expect(await readdir(w.to)).toEqual([name])

    const first = await emptyServer(w)
    const { stderr } = await cuboid({ ...envOf(first), ...KILLER, CUBOID_TEST_KILL_AT: '0' }, 'restore', path)
    for (const at of moments(steps(stderr))) {
      const target = await emptyServer(w)
      const killed = await cuboid({ ...envOf(target), ...KILLER, CUBOID_TEST_KILL_AT: String(at) }, 'restore', path)
      expect(killed.code).toBe(null)
      const names = await readdir(target.data).catch(() => [])
      const isAll = await migrateDatabase(target).then(() => true, (error: Error) => error.message) // biome-ignore format: one thought
      if (names.length === 0) continue // nothing was done yet, and there may be a new server by now
      if (isAll !== true) {
        expect(isAll, `step ${at}`).toMatch(/broken off, or still runs; run `cuboid restore` again/)
        await restore(target, path)
      }
      await sameRows(first, target)
      expect(await readFile(join(target.data, 'secret'), 'utf8').catch(() => SECRET)).toContain(SECRET)
      expect((await onDisk({ config: target })).kept).toHaveLength(1)
    }
  })
})

test('an older release refuses what a newer one has migrated, by name', async () => {
  const w = await worldToKeep()
  const later = { name: '9999_later', at: 0 }
  await w.store.engine.writer
    .insertInto('migration' as never)
    .values(later as never)
    .execute() // no table of ours
  const refusal = /newer Cuboid.*9999_later/
  await expect(migrateDatabase(w.config)).rejects.toThrow(refusal)
  await expect(w.backUp()).rejects.toThrow(refusal)
  expect(await readdir(w.to)).toEqual([])
  const served = await cuboid(envOf(w.config), 'serve')
  expect(served).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(oneLine) })
  expect(served.stderr).toMatch(refusal)
})

const envOf = ({ data, databaseUrl }: Config) => ({
  CUBOID_DATA: data,
  CUBOID_SECRET: SECRET,
  ...(databaseUrl && { CUBOID_DATABASE_URL: databaseUrl }),
})
