import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../../server/api/app.ts'
import { MAIL_KEYS, type WorldOptions, world } from '../support/world.ts'

/** The same server once more, with a log to read. */
async function worldWithLog(options: WorldOptions = {}) {
  const w = await world(options)
  const lines: Record<string, unknown>[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const { store, storage, config, encryptedIds, mailer } = w
  const key = Buffer.alloc(32)
  const services = {
    store,
    storage,
    config,
    encryptedIds,
    mailer,
    fileUrlKey: key,
    deviceKey: key,
    mailKeys: MAIL_KEYS,
    setUpCode: '',
  }
  const app = await buildApp({ ...services, log })
  onTestFinished(() => app.close())
  return { ...w, app, lines }
}

const sampleOf = (text: string, name: string, ...labels: string[]) => {
  const line = text.split('\n').find((each) => each.startsWith(name) && labels.every((label) => each.includes(label)))
  return line === undefined ? undefined : Number(line.split(' ').pop())
}

test('is live, and ready with its database', async () => {
  const { as } = await world()
  const { body } = await as(null).get('/health/live')
  expect(body).toEqual({ status: 'ok', version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
  expect((await as(null).get('/health/ready')).body).toMatchObject({
    status: 'ok',
    database: expect.stringMatching(/sqlite|postgres/),
  })
})

test('is live but not ready without its database', async () => {
  const { store, as } = await world({ endsBroken: true })
  await store.engine.close()
  expect((await as(null).get('/health/live')).status).toBe(200)
  const { status, headers } = await as(null).get('/health/ready')
  expect([status, headers['retry-after']]).toEqual([503, '1'])
  const metrics = await as(null).get('/metrics')
  expect([metrics.status, sampleOf(String(metrics.body), 'cuboid_database_up')]).toEqual([200, 0])
})

test('counts requests by route, method and class of status, and never by what the caller wrote', async () => {
  const { as, ada } = await world()
  const before = String((await as(null).get('/metrics')).body)
  await as(ada).get('/tasks/1')
  await as(ada).get('/tasks/2')
  await as(ada).get('/nowhere/typed-by-somebody')
  const { body, headers } = await as(null).get('/metrics')
  const text = String(body)
  const labels = ['route="/api/v1/tasks/:id"', 'method="GET"', 'status="4xx"']
  const name = 'cuboid_http_requests_total'
  expect(sampleOf(text, name, ...labels)).toBe((sampleOf(before, name, ...labels) ?? 0) + 2)
  expect(sampleOf(text, name, 'route="none"', 'method="GET"', 'status="4xx"')).toBeGreaterThan(0)
  expect(text).not.toContain('typed-by-somebody')
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
  const buckets = text
    .split('\n')
    .filter((line) => line.startsWith('cuboid_http_request_duration_seconds_bucket'))
    .filter((line) => line.includes('route="/api/v1/tasks/:id"') && line.includes('method="GET"'))
  const counts = buckets.map((line) => Number(line.split(' ').pop()))
  expect(counts).toEqual(counts.toSorted((a, b) => a - b))
  expect(buckets.at(-1)).toContain('le="+Inf"')
})

test('tells of the process, the database and the jobs', async () => {
  const { as, store, config, clock } = await world()
  const job = { org_id: 1, key: null, data: '{}', run_at: clock.now(), attempts: 0, claimed_by: null }
  const row = { ...job, type: 'teleport', failed_at: null, last_error: null }
  await store.writeUnscoped((tx) =>
    tx.db
      .insertInto('job')
      .values([
        { ...row, id: '1' },
        { ...row, id: '2' },
        { ...row, id: '3', failed_at: 1 },
        { ...row, id: '4', run_at: clock.now() + 1 },
      ])
      .execute(),
  )
  const text = String((await as(null).get('/metrics')).body)
  expect(sampleOf(text, 'cuboid_jobs_waiting', 'state="due"')).toBe(2)
  expect(sampleOf(text, 'cuboid_jobs_waiting', 'state="failed"')).toBe(1)
  expect(sampleOf(text, 'cuboid_info', `engine="${config.databaseUrl ? 'postgres' : 'sqlite'}"`)).toBe(1)
  expect(sampleOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e6)
  if (!config.databaseUrl)
    expect(sampleOf(text, 'cuboid_transactions_total')).toBeGreaterThanOrEqual(sampleOf(text, 'cuboid_commits_total')!)
})

test.each<[string, object, Partial<Parameters<typeof world>[0]>, number]>([
  ['10.1.2.3', {}, {}, 200],
  ['::ffff:192.168.1.1', {}, {}, 200],
  ['fd00::1', {}, {}, 200],
  ['8.8.8.8', {}, {}, 403],
  ['2001:4860::1', {}, {}, 403],
  ['127.0.0.1', { 'x-forwarded-for': '10.0.0.1' }, {}, 403],
  ['127.0.0.1', { forwarded: 'for=8.8.8.8' }, {}, 403],
  ['127.0.0.1', { 'x-forwarded-for': '8.8.8.8' }, { config: { trustProxy: 1 } }, 403],
  ['127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }, { config: { trustProxy: 1 } }, 403],
  ['127.0.0.1', { 'x-forwarded-for': '127.0.0.1, 8.8.8.8' }, { config: { trustProxy: ['127.0.0.1'] } }, 403],
  ['8.8.8.8', { 'x-forwarded-for': '127.0.0.1' }, { config: { trustProxy: 1 } }, 403],
])('shows metrics to what is near: %s %j', async (remoteAddress, headers, options, status) => {
  const { app } = await world(options)
  expect((await app.inject({ url: '/metrics', remoteAddress, headers: { ...headers } })).statusCode).toBe(status)
})

test('writes one line for each request, of its address only the pattern of the route', async () => {
  const { app, lines, ada } = await worldWithLog()
  const headers = { authorization: `Bearer ${ada.token}` }
  const { headers: answered } = await app.inject({ url: '/api/v1/tasks/7?include=name&x-auth-token=hidden', headers })
  await app.inject({ url: `/cubedrive/validateToken?x-auth-token=${ada.token}` })
  await app.inject({ method: 'POST', url: '/nowhere/hidden' })
  await app.close()
  expect(lines).toMatchObject([
    {
      level: 30,
      reqId: answered['x-request-id'],
      method: 'GET',
      route: '/api/v1/tasks/:id',
      status: 400,
      ms: expect.any(Number),
    },
    { route: '/cubedrive/validateToken', method: 'GET' },
    { method: 'POST', status: 404 },
  ])
  expect(lines).toHaveLength(3)
  expect(JSON.stringify(lines)).not.toMatch(/hidden|cub_/)
})
