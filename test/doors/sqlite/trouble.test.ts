import { execFile } from 'node:child_process'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { databaseFile } from '../../../server/store/core/open.ts'
import { editProject } from '../../../server/usecases/project/projects.ts'
import { cuboid, place, startServer } from '../../support/process.ts'
import { expectUnavailable, make } from '../../support/trouble.ts'
import { type Answer, type World, world } from '../../support/world.ts'

const run = promisify(execFile)

test('nobody ever sees what was in a commit that failed', async () => {
  const w = await world()
  const rename = (name: string) => w.store.write(w.ada.actor, (tx) => editProject(tx, w.website, { name }))
  const failing = [
    rename('Lost'),
    w.store.write(w.ben.actor, async ({ org }) => org.version),
    w.store.write(w.ada.actor, async ({ db }) => {
      await sql`rollback`.execute(db) // as SQLite does with all that shares the commit when the disk is full
      throw new Error('database or disk is full')
    }),
  ]
  expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(Array(3).fill('rejected'))
  await rename('Kept')
  expect((await w.as(w.ada).get(`/groups/${w.website}`)).body.name).toBe('Kept')
})

describe('a database file that another process holds', () => {
  test('is waited for', async () => {
    const w = await world()
    const other = hold(w)
    const made = make(w)
    await sleep(300)
    other.exec('rollback')
    expect((await made).status).toBe(200)
  })

  test('and held for long: reads go on, writes are 503 all at about the same time, and then it goes on by itself', async () => {
    const w = await world()
    const { as, ada, sales } = w
    const task = (await make(w, 'before')).body
    const other = hold(w)
    const upsert = { item: { data: { name: 'x', categoryId: 6, projectAssemblyId: sales } } }
    const began = performance.now()
    const writes = [
      ...Array.from({ length: 10 }, () => make(w)),
      as(ada).post('/cubedrive/formDataApi/10100000/upsert', upsert),
    ]
    await sleep(100)
    let isWaiting = true
    void Promise.race(writes).then(() => (isWaiting = false))
    expect(await as(ada).get(`/tasks/${task._id}`)).toMatchObject({ status: 200, body: { name: 'before' } })
    expect(isWaiting).toBe(true)
    for (const answer of await Promise.all(writes)) expectUnavailable(answer)
    expect(performance.now() - began).toBeLessThan(10_000)
    other.exec('rollback')
    expect((await make(w, 'after')).status).toBe(200)
    expect((await as(ada).get('/tasks')).body.map(({ name }: { name: string }) => name)).toEqual(['after', 'before'])
  })

  /** As a backup tool or a person with a shell would. */
  function hold({ config }: World): DatabaseSync {
    const other = new DatabaseSync(databaseFile(config.data))
    onTestFinished(() => other.close())
    other.exec('begin immediate')
    return other
  }
})

describe('a full disk', () => {
  test('lets what fits be written and the rest be 503; all that was acknowledged is there, and writing resumes when there is room', async () => {
    const w = await world()
    const { as, ada, store } = w
    const pages = async (most: number) => sql`pragma max_page_count = ${sql.lit(most)}`.execute(store.engine.writer)
    await pages(1) // SQLite takes what there is already
    const names = Array.from({ length: 60 }, (_, i) => `${i} ${'x'.repeat(900)}`)
    const answers = await Promise.all(names.map((name) => make(w, name)))
    const made = names.filter((_, i) => answers[i]?.status === 200)
    const refused = answers.filter(({ status }) => status !== 200)
    expect(refused.length).toBeGreaterThan(0)
    for (const answer of refused) expectUnavailable(answer)
    const kept = async () =>
      (await as(ada).get('/tasks?limit=500')).body.map(({ name }: { name: string }) => name).sort()
    expect(await kept()).toEqual(made.sort())
    await pages(1_000_000)
    expect((await make(w, 'after')).status).toBe(200)
    expect(await kept()).toEqual([...made, 'after'].sort())
  })

  test.runIf(process.platform === 'linux')('of the process itself, as its own writes fail', async () => {
    const env = {
      ...(await place()),
      CUBOID_RATE_LIMIT: '0',
      CUBOID_ADMIN_EMAIL: 'ada@example.com',
      CUBOID_ADMIN_PASSWORD: 'correct horse',
    }
    const { url, child, stop } = await startServer(env)
    const token = (await cuboid(env, 'token', 'create', '--email', 'ada@example.com', '--name', 'test')).stdout.trim()
    const call = async (method: string, path: string, body?: object): Promise<Answer> => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: await response.json(), headers: Object.fromEntries(response.headers) }
    }
    const limitFiles = (bytes: number | 'unlimited') =>
      run('prlimit', [`--pid=${child.pid}`, `--fsize=${bytes}:unlimited`])
    const group = (await call('POST', '/groups', { name: 'Office' })).body._id
    const post = (name: string) => call('POST', '/tasks', { group, name, desc: 'x'.repeat(50_000) })
    expect((await post('before')).status).toBe(200)

    await limitFiles(64 * 1024)
    for (const answer of await Promise.all(['a', 'b', 'c'].map(post))) expectUnavailable(answer)
    expect((await call('GET', '/tasks')).body.map(({ name }: { name: string }) => name)).toEqual(['before'])
    await limitFiles('unlimited')
    expect((await post('after')).status).toBe(200)
    expect((await call('GET', '/tasks')).body.map(({ name }: { name: string }) => name)).toEqual(['after', 'before'])
    expect((await stop()).code).toBe(0)
    expect(await cuboid(env, 'doctor')).toMatchObject({ code: 0 })
  })
})
