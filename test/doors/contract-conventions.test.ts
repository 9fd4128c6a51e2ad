import { describe, expect, test } from 'vitest'
import { world } from '../support/world.ts'

const WEB = 'https://cuboid.example'

describe('authentication', () => {
  test('a token acts as its user until it is removed, and then at once no longer', async () => {
    const { as, ada } = await world()
    const { _id, token } = (await as(ada).post('/access-tokens', { name: 'Script' })).body
    expect(token).toMatch(/^cub_/)
    expect((await as({ token }).get('/app/me')).body._id).toBe(ada._id)
    expect((await as(ada).delete(`/access-tokens/${_id}`)).body).toEqual({ _id })
    expect((await as({ token }).get('/app/me')).status).toBe(401)
  })

  test.each([
    ['no token', {}],
    ['an unknown one', { authorization: 'Bearer cub_nobody' }],
    ['another scheme', { authorization: 'Basic YWRhOmFkYQ==' }],
    ['an empty one', { authorization: 'Bearer ' }],
  ])('%s is 401', async (_, headers) => {
    const { as } = await world()
    const { status, body, headers: answered } = await as(null, headers as Record<string, string>).get('/tasks')
    expect(status).toBe(401)
    expect(answered['content-type']).toMatch(/^application\/problem\+json/)
    expect(body).toMatchObject({ status: 401, code: 401 })
  })

  test('an expired one is 401', async () => {
    const { as, ada, clock } = await world()
    const { token } = (await as(ada).post('/access-tokens', { name: 'x', expiresAt: clock.now() / 1000 + 60 })).body
    expect((await as({ token }).get('/tasks')).status).toBe(200)
    clock.advance(61_000)
    expect((await as({ token }).get('/tasks')).status).toBe(401)
  })

  test('the cookie of the web app is accepted on the same endpoints, but not from another page', async () => {
    const { as, ada } = await world({ config: { url: WEB } })
    const signedIn = await as(null, { origin: WEB }).post('/session', { email: ada.email, password: ada.password })
    const set = String(signedIn.headers['set-cookie'])
    expect(set).toMatch(/HttpOnly/i)
    expect(set).toMatch(/SameSite=Lax/i)
    const cookie = set.split(';')[0] ?? ''
    expect((await as(null, { cookie }).get('/app/me')).body._id).toBe(ada._id)
    const tag = { name: 'Mine', present: ada.password }
    expect((await as(null, { cookie, origin: WEB }).post('/access-tokens', tag)).status).toBe(200)
    expect((await as(null, { cookie, origin: 'https://evil.example' }).post('/access-tokens', tag)).status).toBe(401)
    expect((await as(null, { cookie }).post('/access-tokens', tag)).status).toBe(401)
  })
})

describe('form', () => {
  test('an error has all members of problem details, ours, and every wrong field', async () => {
    const { as, ada } = await world()
    const { status, body, headers } = await as(ada).post('/tasks?x=1', { priority: 6, deadline: 'soon' })
    expect(status).toBe(400)
    const again = await as(ada).post('/tasks', { priority: 6, deadline: 'soon' })
    expect(again.body).toEqual({
      type: expect.any(String),
      title: expect.any(String),
      status: 400,
      detail: expect.any(String),
      instance: '/api/v1/tasks',
      requestId: again.headers['x-request-id'],
      code: expect.any(Number),
      params: {},
      errors: expect.arrayContaining(
        ['/group', '/name', '/priority', '/deadline'].map((field) => ({
          field,
          message: expect.any(String),
          code: expect.any(String),
          params: expect.any(Object),
        })),
      ),
    })
    expect(again.body.errors).toHaveLength(4)
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(body.errors).not.toEqual([])
  })

  test.each([
    ['/tasks?assigne=1', 'assigne', 'assignee'],
    ['/tasks?Limit=1', 'Limit', 'limit'],
    ['/crm/customers?nmae=x', 'nmae', 'name'],
    ['/groups?parnet=1', 'parnet', 'parent'],
    ['/tags?grp=1', 'grp', 'group'],
    ['/users?id=1', 'id', 'ids'],
  ])('%s: an unknown parameter names the nearest valid one', async (path, field, nearest) => {
    const { as, ada } = await world()
    const { status, body } = await as(ada).get(path)
    expect(status).toBe(400)
    const said = body.errors.find((error: { field: string }) => error.field === field)
    expect(said.message).toMatch(new RegExp(`\\b${nearest}\\b`))
  })

  test.each(['a\xff', 'caf\xe9', '\xed\xa0\x80', '\xc0\x80', '\xf0\x9f\x98'])(
    'text whose bytes are no UTF-8 is 400, and nothing is made: %j',
    async (bytes) => {
      const { app, as, ada, website } = await world()
      const payload = Buffer.from(JSON.stringify({ group: website, name: bytes }), 'latin1')
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${ada.token}` }
      const answer = await app.inject({ method: 'POST', url: '/api/v1/tasks', headers, payload })
      expect(answer.json()).toMatchObject({ status: 400, detail: 'The body is not UTF-8' })
      expect((await as(ada).get('/tasks')).body).toEqual([])
      const hers = { ...headers, 'x-auth-token': ada.token }
      const upsert = { method: 'POST', url: '/cubedrive/formDataApi/10100000/upsert', headers: hers, payload } as const
      expect((await app.inject(upsert)).json()).toMatchObject({ success: false, info: 'The body is not UTF-8' })
    },
  )

  test.each([
    ['/api/v1/tasks', '{"group":"1","name":"x","priority":1e400}', '/priority'],
    ['/api/v1/tasks', '{"group":"1","name":"x","deadline":-1e400}', '/deadline'],
    ['/cubedrive/formDataApi/10100000/upsert', '{"item":{"data":{"name":"x","expectedRevenue":1e400}}}', '/item/data/expectedRevenue'],
    ['/cubedrive/formDataApi/10100000/upsert', '{"item":{"data":{"name":"x","foo":1e400}}}', '/item/data/foo'],
    ['/cubedrive/formDataApi/10100000/upsert', '{"item":{"data":{"name":"x","foo":[{"bar":-1e400}]}}}', '/item/data/foo/0/bar'],
    ['/cubedrive/formDataApi/10100000/paginate', '{"filters":{"data.foo":{"$lt":1e400}}}', '/filters/data.foo/$lt'],
  ])('a number too large to be kept is 400: %s %s', async (url, payload, field) => {
    const { app, ada } = await world()
    const headers = { 'content-type': 'application/json', 'x-auth-token': ada.token, authorization: `Bearer ${ada.token}` }
    const answer = await app.inject({ method: 'POST', url, headers, payload })
    expect({ status: answer.statusCode, errors: answer.json().errors }).toMatchObject({ status: 400, errors: [{ field }] })
  }) // biome-ignore format: a table

  test('what the server owns and what is unknown is ignored, so that an object that was read may be sent back', async () => {
    const { as, ada, ben, eve, website } = await world()
    const task = (await as(ada).post('/tasks', { group: website, name: 'Pay rent', colour: 'red', _id: '5' })).body
    expect(task._id).not.toBe('5')
    const { body } = await as(ada).put(`/tasks/${task._id}`, {
      ...task,
      ...{ _id: '7', assignedBy: ben._id, createdAt: 1, completedAt: 1, archivedAt: 1, lastCopy: true, org: eve._id },
      name: 'Pay the rent',
    })
    expect(body.task).toEqual({ ...task, name: 'Pay the rent' })
  })

  test.each(['', null])('PUT unsets with %j', async (falsy) => {
    const { as, ada, website } = await world()
    const task = (await as(ada).post('/tasks', { group: website, name: 'x', desc: 'y' })).body
    expect((await as(ada).put(`/tasks/${task._id}`, { desc: falsy })).body.task.desc).toBe('')
  })

  test('include and exclude: either, of known names', async () => {
    const { as, ada, website } = await world()
    await as(ada).post('/tasks', { group: website, name: 'x', desc: 'y' })
    expect((await as(ada).get('/tasks?include=name,desc')).body).toEqual([
      { _id: expect.any(String), name: 'x', desc: 'y' },
    ])
    expect((await as(ada).get('/tasks?exclude=name')).body[0]).not.toHaveProperty('name')
    for (const query of ['include=name&exclude=desc', 'include=nmae', 'exclude=name,nonsense', 'include=__proto__']) {
      expect((await as(ada).get(`/tasks?${query}`)).status, query).toBe(400)
    }
  })
})

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
