import { existsSync } from 'node:fs'
import { cp, readdir, readFile, rename, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expectUnavailable, make } from '../support/trouble.ts'
import { onDisk, PNG, upload, uploaded } from '../support/upload.ts'
import { type World, world } from '../support/world.ts'

const plan = { name: 'plan.txt', content: 'a plan' }
const ready = async ({ as }: World) => (await as(null).get('/health/ready')).status
const away = ({ config }: World) => `${config.data}-moved`

/** Writes into the database are refused where it lies in the folder, uploads on every database. */
async function expectNothingTaken(w: World): Promise<void> {
  if (!w.config.databaseUrl) expectUnavailable(await make(w, 'lost'))
  expectUnavailable(await upload(w, w.ben, plan))
  expect(await ready(w)).toBe(503)
}

async function expectAllIsWell(w: World): Promise<void> {
  expect((await make(w, 'kept')).status).toBe(200)
  expect((await upload(w, w.ben, plan)).status).toBe(200)
  await expect.poll(() => ready(w)).toBe(200)
  const names = (await w.as(w.ada).get('/tasks')).body.map(({ name }: { name: string }) => name)
  expect(names).toEqual(['kept', 'before'])
}

describe('a data folder that is taken away while the server runs', () => {
  test('moved or unmounted: nothing is acknowledged, nobody makes another, and it goes on when it is back', async () => {
    const w = await world()
    await make(w, 'before')
    await rename(w.config.data, away(w))
    await expectNothingTaken(w)
    expect((await w.as(w.ada).get('/tasks')).status).toBe(200)
    expect(existsSync(w.config.data)).toBe(false)
    await rename(away(w), w.config.data)
    await expectAllIsWell(w)
  })

  test('replaced by a copy: that stays as it is', async () => {
    const w = await world()
    await make(w, 'before')
    await uploaded(w, w.ben, 'an old plan')
    await rename(w.config.data, away(w))
    await cp(away(w), w.config.data, { recursive: true })
    const before = await contentsOf(w.config.data)
    await expectNothingTaken(w)
    expect(await contentsOf(w.config.data)).toEqual(before)
    await rm(w.config.data, { recursive: true })
    await rename(away(w), w.config.data)
    await expectAllIsWell(w)
  })

  test('only the folder of files: uploads alone wait for it', async () => {
    const w = await world()
    const files = join(w.config.data, 'files')
    await make(w, 'before')
    await rename(files, away(w))
    expectUnavailable(await upload(w, w.ben, plan))
    expect(existsSync(files)).toBe(false)
    await rename(away(w), files)
    await expectAllIsWell(w)
  })

  async function contentsOf(folder: string): Promise<[string, string][]> {
    const found = await readdir(folder, { recursive: true, withFileTypes: true })
    const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    return Promise.all(
      paths.sort().map(async (path) => [path, (await readFile(path)).toString('base64')] as [string, string]),
    )
  }
})

describe.each<[string, (path: string) => Promise<void>]>([
  ['missing', (path) => rm(path)],
  ['cut short', (path) => truncate(path, 3)],
])('a stored file that is %s', (_what, damage) => {
  test('is said to be lost at once, whole and in part, and not for a moment', async () => {
    const w = await world()
    const url = new URL((await w.as(w.ben).get(`/files/${await uploaded(w, w.ben, 'hello, world')}/url`)).body)
    await damageAll(w)
    for (const headers of [undefined, { range: 'bytes=0-1' }, { range: 'bytes=6-' }]) {
      const answer = await w.as(null).get(url.pathname + url.search, headers)
      expect(answer).toMatchObject({ status: 500, body: { detail: expect.stringMatching(/missing or damaged/) } })
      expect(answer.headers['retry-after']).toBeUndefined()
      expect(JSON.stringify(answer.body)).not.toContain(w.config.data)
    }
  })

  test('the same of a photo', async () => {
    const w = await world()
    expect((await w.as(w.ben).put('/app/me/photo', { file: await uploaded(w, w.ben, PNG, 'me.png') })).status).toBe(200)
    await damageAll(w)
    expect((await w.as(w.ada).get(`/users/${w.ben.id}/photo`)).status).toBe(500)
  })

  async function damageAll(w: World): Promise<void> {
    for (const path of (await onDisk(w)).kept) await damage(path)
  }
})
