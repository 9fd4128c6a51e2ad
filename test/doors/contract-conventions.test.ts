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
