import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openLine, throughLine } from '../../support/line.ts'
import { cuboid, place, startServer } from '../../support/process.ts'
import { expectUnavailable, make } from '../../support/trouble.ts'
import { type Answer, type World, world } from '../../support/world.ts'

describe('a PostgreSQL', () => {
  test('whose connections are ended under way: each call is done or 503, and the next ones find it', async () => {
    const w = await world()
    const other = await connectTo(w)
    await make(w)
    const calls = Array.from({ length: 40 }, async (_, i) => {
      await sleep(i * 5)
      if (i % 10 === 5)
        await other.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
        )
      return i % 2 ? make(w, `${i}`) : w.as(w.ada).get('/tasks')
    })
    const answers = await Promise.all(calls)
    for (const answer of answers) if (answer.status !== 200) expectUnavailable(answer)
    await expect.poll(async () => (await make(w, 'after')).status).toBe(200)
    const names = (await w.as(w.ada).get('/tasks?limit=500')).body.map(({ name }: { name: string }) => name)
    expect(new Set(names).size).toBe(names.length)
    const made = answers.flatMap(({ status, body }) => (status === 200 && !Array.isArray(body) ? [body.name] : []))
    expect(names).toEqual(expect.arrayContaining(made))
  })

  test('with a table that somebody holds: 503 in good time, and then it goes on', async () => {
    const w = await world()
    const other = await connectTo(w)
    await other.query('begin; lock table task in exclusive mode')
    const began = performance.now()
    const writes = Array.from({ length: 20 }, () => make(w))
    await sleep(100)
    expect((await w.as(w.ada).get('/tasks')).status).toBe(200)
    for (const answer of await Promise.all(writes)) expectUnavailable(answer)
    expect(performance.now() - began).toBeLessThan(15_000)
    await other.query('rollback')
    expect((await make(w)).status).toBe(200)
  })

  test('that stops and starts again', async () => {
    const env = await place()
    const direct = env.CUBOID_DATABASE_URL as string // there is one, on this engine
    const line = await openLine(Number(new URL(direct).port))
    const admin = {
      CUBOID_RATE_LIMIT: '0',
      CUBOID_ADMIN_EMAIL: 'ada@example.com',
      CUBOID_ADMIN_PASSWORD: 'correct horse',
    }
    const { url, stop } = await startServer({ ...env, ...admin, CUBOID_DATABASE_URL: throughLine(direct, line) })
    const token = (
      await cuboid({ ...env, ...admin }, 'token', 'create', '--email', 'ada@example.com', '--name', 'test')
    ).stdout.trim()
    const ask = async (path: string): Promise<Answer> => {
      const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })
      return { status: response.status, body: await response.json(), headers: Object.fromEntries(response.headers) }
    }
    expect((await ask('/api/v1/groups')).status).toBe(200)
    line.cut()
    expectUnavailable(await ask('/api/v1/groups'))
    expectUnavailable(await ask('/cubedrive/validateToken'))
    expect((await ask('/health/ready')).status).toBe(503)
    expect((await ask('/health/live')).status).toBe(200)
    line.mend()
    await expect.poll(async () => (await ask('/api/v1/groups')).status).toBe(200)
    await expect.poll(async () => (await ask('/health/ready')).status).toBe(200)
    expect((await stop()).code).toBe(0)
  })

  async function connectTo({ config }: World): Promise<pg.Client> {
    const client = new pg.Client(config.databaseUrl ?? '')
    await client.connect()
    onTestFinished(() => client.end())
    return client
  }
})
