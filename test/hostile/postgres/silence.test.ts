import { expect, onTestFinished, test } from 'vitest'
import { openEngine } from '../../../server/store/core/open.ts'
import { openStore } from '../../../server/store/core/store.ts'
import { openLine, throughLine } from '../../support/line.ts'
import { cuboid, place, startServer } from '../../support/process.ts'
import { expectUnavailable, make } from '../../support/trouble.ts'
import { type Answer, world } from '../../support/world.ts'

const portOf = (url: string) => Number(new URL(url).port)

test('connections that fall silent: each call has its answer, it goes on with others, and SIGTERM ends it all the same', {
  timeout: 180_000,
}, async () => {
  const env = await place()
  const direct = env.CUBOID_DATABASE_URL as string // there is one, on this engine
  const line = await openLine(portOf(direct))
  const admin = {
    CUBOID_RATE_LIMIT: '0',
    CUBOID_ADMIN_EMAIL: 'ada@example.com',
    CUBOID_ADMIN_PASSWORD: 'correct horse',
  }
  const server = await startServer({ ...env, ...admin, CUBOID_DATABASE_URL: throughLine(direct, line) })
  const create = ['token', 'create', '--email', 'ada@example.com', '--name', 'test']
  const token = (await cuboid({ ...env, ...admin }, ...create)).stdout.trim()
  const ask = async (path = '/api/v1/groups', init: RequestInit = {}): Promise<Answer> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const response = await fetch(server.url + path, { ...init, headers })
    return { status: response.status, body: await response.json(), headers: Object.fromEntries(response.headers) }
  }
  const many = () => Promise.all(Array.from({ length: 20 }, () => ask()))
  const group = () => ask('/api/v1/groups', { method: 'POST', body: JSON.stringify({ name: 'Office' }) })
  expect((await group()).status).toBe(200)
  expect((await many()).map(({ status }) => status)).toEqual(Array(20).fill(200)) // every connection is in use

  line.silence()
  for (const answer of [...(await many()), await group()]) expectUnavailable(answer)
  expect((await ask('/health/ready')).status).toBe(503)
  expect((await fetch(`${server.url}/metrics`)).status).toBe(200)
  line.mend()
  await expect.poll(async () => (await ask()).status).toBe(200)
  await expect.poll(async () => (await group()).status).toBe(200)
  await expect.poll(async () => (await ask('/health/ready')).status).toBe(200)

  line.silence()
  const unanswered = ask().catch(() => {})
  expect((await server.stop()).stderr).not.toContain('Error')
  await unanswered
})

test('a listener that fell silent is found out, and hears of all that it may have missed', async () => {
  const w = await world()
  const databaseUrl = w.config.databaseUrl ?? ''
  const line = await openLine(portOf(databaseUrl))
  const other = await openStore(
    await openEngine({ ...w.config, databaseUrl: throughLine(databaseUrl, line) }),
    w.store.clock,
  )
  onTestFinished(() => other.close())
  let heard = 0
  other.onCommit('events', () => heard++)
  await make(w, 'heard')
  await expect.poll(() => heard).toBeGreaterThan(0)

  line.silence()
  await make(w, 'missed')
  heard = 0
  line.mend()
  await expect.poll(() => heard).toBeGreaterThan(0)
  heard = 0
  await make(w, 'heard again')
  await expect.poll(() => heard).toBeGreaterThan(0)
})
