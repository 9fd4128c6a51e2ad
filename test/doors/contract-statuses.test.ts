import { describe, expect, test } from 'vitest'
import { world } from '../support/world.ts'

describe('statuses', () => {
  test('403 where the thing may be seen, 404 where it may not, in the same words as what does not exist', async () => {
    const { as, ada, cem, website, secret } = await world()
    const seen = (await as(ada).post('/tasks', { group: website, name: 'x' })).body._id
    const hidden = (await as(ada).post('/tasks', { group: secret, name: 'x' })).body._id
    expect((await as(cem).put(`/tasks/${seen}`, { name: 'y' })).status).toBe(403)
    const unknown = (await as(cem).get('/tasks/7000000000000000000')).body
    for (const id of [hidden, 'x', '0', '-1', '99999999999999999999']) {
      const { status, body } = await as(cem).get(`/tasks/${id}`)
      expect({ status, title: body.title, detail: body.detail, code: body.code }).toEqual({
        status: 404,
        title: unknown.title,
        detail: unknown.detail,
        code: unknown.code,
      })
    }
  })

  test('ids that do not exist, are malformed or hidden: 422 in a body, an empty list as a filter', async () => {
    const { as, ada, cem, website, secret } = await world()
    await as(ada).post('/tasks', { group: website, name: 'x' })
    for (const id of ['7000000000000000000', 'x', '', secret]) {
      if (id !== '') expect((await as(cem).post('/tasks', { group: id, name: 'x' })).status, id).toBe(422)
      if (id !== '') expect((await as(cem).get(`/tasks?group=${id}`)).body, id).toEqual([])
    }
    for (const filter of [
      'assignee=x',
      'assignee=999',
      'customer=x',
      'customer=7000000000000000000',
      'assignedBy=-1',
      'tag=none',
    ]) {
      expect(await as(ada).get(`/tasks?${filter}`), filter).toMatchObject({ status: 200, body: [] })
    }
    expect(await as(ada).get('/groups?parent=x')).toMatchObject({ status: 200, body: [] })
    expect(await as(ada).get('/tags?group=x')).toMatchObject({ status: 200, body: [] })
    expect(await as(ada).get('/users?ids=x,999')).toMatchObject({ status: 200, body: [] })
    expect(await as(ada).get('/file-system-nodes?group=x')).toMatchObject({ status: 200, body: [] })
  })

  test.each([
    ['PATCH', '/tasks', ['GET', 'POST']],
    ['DELETE', '/tasks', ['GET', 'POST']],
    ['POST', '/app/me', ['GET', 'PUT']],
    ['GET', '/pipelines', ['POST']],
    ['TRACE', '/tasks', ['GET', 'POST']],
    ['PROPFIND', '/tasks/1/state', ['PUT']],
    ['QUERY', '/search', ['GET']],
  ])('%s %s is 405 and tells what is allowed', async (method, path, allowed) => {
    const { app } = await world()
    const type = { 'content-type': 'application/json' }
    const { statusCode, headers } = await app.inject({
      method: method as 'PATCH',
      url: `/api/v1${path}`,
      headers: type,
      payload: '{}',
    })
    expect(statusCode).toBe(405)
    expect(String(headers.allow).split(', ')).toEqual(expect.arrayContaining(allowed))
  })

  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'] as const)(
    '%s of coffee is 418',
    async (method) => {
      const { app } = await world()
      expect((await app.inject({ method, url: '/api/v1/coffee' })).statusCode).toBe(418)
      for (const type of ['message/coffeepot', 'application/coffee-pot-command', 'Message/CoffeePot; charset=utf-8']) {
        const headers = { 'content-type': type }
        const { statusCode } = await app.inject({ method, url: '/api/v1/tasks', headers, payload: 'start' })
        expect(statusCode, type).toBe(418)
      }
    },
  )

  test('BREW and WHEN, methods of the coffee pot protocol', async () => {
    const { app } = await world()
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as { port: number } // it listens on TCP
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/coffee`, { method: 'PROPFIND' })
    expect(answer.status).toBe(418)
  })
})

test('a body has 10,000 members at most in all', async () => {
  const { as, ada, website } = await world()
  const body = (count: number) => ({
    group: website,
    name: 'x',
    unknown: Array.from({ length: count - 3 }, () => ({ a: 1 })),
  })
  expect((await as(ada).post('/tasks', body(10_000))).status).toBe(200)
  expect(await as(ada).post('/tasks', body(10_001))).toMatchObject({ status: 400 })
})

describe('the rate limit', () => {
  const limited = () => world({ config: { rateLimit: 3 } })

  test('is told in every answer, and ends in 429 with the time to wait', async () => {
    const { as, ada, ben } = await limited()
    for (const left of [2, 1, 0]) {
      const { status, headers } = await as(ada).get('/app/me')
      expect(status).toBe(200)
      expect(headers['ratelimit-policy']).toMatch(/q=3;w=60$/)
      expect(headers.ratelimit).toMatch(new RegExp(`r=${left};t=\\d+$`))
    }
    const refused = await as(ada).get('/app/me')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect(refused.headers['ratelimit-policy']).toMatch(/q=3;w=60$/)
    expect(refused.headers.ratelimit).toMatch(/r=0;/)
    expect(refused.body).toMatchObject({ status: 429, code: 429 })
    expect((await as(ben).get('/app/me')).status).toBe(200)
  })

  test('is told where nothing is, where a path has other methods, and where no token is needed; who has one spends it', async () => {
    const { as, ada } = await limited()
    const calls = [
      ['GET', '/api/v1/nowhere', 404],
      ['PATCH', '/api/v1/tasks', 405],
      ['GET', '/api/v1/coffee', 418],
      ['GET', '/api/v1/setup', 200],
      ['GET', '/cubedrive/nowhere', 404],
    ] as const
    const { app } = await limited()
    for (const [method, url, status] of calls) {
      const { statusCode, headers } = await app.inject({ method, url })
      expect({ url, statusCode }).toEqual({ url, statusCode: status })
      expect(headers['ratelimit-policy'], url).toMatch(/q=3;w=60$/)
      expect(headers.ratelimit, url).toMatch(/r=3;/)
    }
    await as(ada).get('/nowhere')
    await as(ada).get('/setup')
    expect((await as(ada).get('/app/me')).headers.ratelimit).toMatch(/r=0;/)
    expect((await as(ada).get('/nowhere')).status).toBe(429)
  })

  test('counts the CRM dialect with the main API, and its own tokens too', async () => {
    const { as, ada } = await limited()
    await as(ada).get('/app/me')
    await as(ada).get('/app/me')
    await as(null, { 'x-auth-token': ada.token }).get('/cubedrive/validateToken')
    const refused = await as(null, { 'x-auth-token': ada.token }).get('/cubedrive/validateToken')
    expect(refused).toMatchObject({ status: 429, body: { success: false, info: expect.any(String) } })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  })

  test('counts unknown tokens by address', async () => {
    const { as } = await limited()
    const statuses: number[] = []
    for (let i = 0; i < 5; i++) statuses.push((await as({ token: `cub_${i}` }).get('/app/me')).status)
    expect(statuses).toEqual([401, 401, 401, 429, 429])
  })

  test('is silent when it is off', async () => {
    const { as, ada } = await world({ config: { rateLimit: 0 } })
    const { headers } = await as(ada).get('/app/me')
    expect(headers).not.toHaveProperty('ratelimit')
    expect(headers).not.toHaveProperty('ratelimit-policy')
  })
})
