import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { cuboid, place, runToEnd, startServer } from '../../support/process.ts'

const ADA = { CUBOID_ADMIN_EMAIL: 'ada@example.com', CUBOID_ADMIN_PASSWORD: 'correct horse' }

test.each([
  ['emptied', (file: string) => writeFile(file, '')],
  ['gone', (file: string) => rm(file)],
  ['without a table', (file: string) => rm(file).then(() => new DatabaseSync(file).exec('pragma user_version = 1'))],
])('a start is refused where the database of a server that was at work is %s, with what to do', async (_, lose) => {
  const env = await place()
  const server = await startServer({ ...env, ...ADA })
  await server.stop()
  const file = join(env.CUBOID_DATA, 'cuboid.db')
  for (const suffix of ['-wal', '-shm']) await rm(file + suffix, { force: true })
  await lose(file)
  const before = await readdir(env.CUBOID_DATA)
  const ended = await runToEnd(env, 'main.ts')
  expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^cuboid: .+\n$/) })
  expect(ended.stderr).toMatch(/cuboid\.db is .*put its database back from a backup, or, to begin anew, move .*secret/)
  const doctor = await cuboid(env, 'doctor')
  expect(doctor).toMatchObject({ code: 1, stdout: expect.stringMatching(/^bad database: .*put its database back/m) })
  expect(await readdir(env.CUBOID_DATA)).toEqual(before)
  await rm(join(env.CUBOID_DATA, 'secret'))
  await rm(join(env.CUBOID_DATA, 'files'), { recursive: true, force: true })
  expect((await (await startServer({ ...env, ...ADA })).stop()).code).toBe(0)
})
