import { copyFile, open, rm, stat } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { databaseFile } from '../../../server/store/core/open.ts'
import { cuboid, place, startServer } from '../../support/process.ts'

const ADMIN = { CUBOID_ADMIN_EMAIL: 'ada@example.com', CUBOID_ADMIN_PASSWORD: 'correct horse' }
const PAGE = 4096

test.each([
  ['all but the first page', () => PAGE],
  ['its last pages', (size: number) => size - 10 * PAGE],
])('doctor says in words what is wrong with a damaged database: %s', { timeout: 120_000 }, async (_what, from) => {
  const env = { ...(await place()), ...ADMIN }
  await (await startServer(env)).stop()
  const path = databaseFile(env.CUBOID_DATA)
  const file = await open(path, 'r+')
  const { size } = await file.stat()
  const start = from(size)
  await file.write(Buffer.alloc(size - start, 0xa5), 0, size - start, start)
  await file.close()
  const { code, stdout, stderr } = await cuboid(env, 'doctor')
  expect(code).toBe(1)
  expect(stdout).toMatch(/^bad (database|integrity): /m)
  expect(stdout + stderr).not.toMatch(/^ {4}at /m)
})

test('a copy that is put over the database of a server that was killed is not mixed with its later rows', {
  timeout: 120_000,
}, async () => {
  const env = { ...(await place()), ...ADMIN }
  const path = databaseFile(env.CUBOID_DATA)
  await (await startServer(env)).stop()
  await copyFile(path, `${path}.copy`)
  await (await startServer(env)).stop('SIGKILL')
  const log = await stat(`${path}-wal`)
  expect(log.size).toBeGreaterThan(0)
  // What the system notes of a file cannot be set, so the time has to pass.
  const copied = async () => {
    await copyFile(`${path}.copy`, path)
    return (await stat(path)).ctimeMs - (await stat(`${path}-wal`)).ctimeMs
  }
  await expect.poll(copied, { timeout: 60_000, interval: 500 }).toBeGreaterThan(10_000)

  const refused = await cuboid(env, 'user', 'list')
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^cuboid: .*a copy was put in its place.*\n$/),
  })
  expect((await stat(`${path}-wal`)).size).toBe(log.size)
  for (const end of ['wal', 'shm']) await rm(`${path}-${end}`)
  expect(await cuboid(env, 'user', 'list')).toMatchObject({ code: 0, stdout: expect.stringContaining('ada@') })
})
