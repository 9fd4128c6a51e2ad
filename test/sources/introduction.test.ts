import { describe, expect, test } from 'vitest'
import { world } from '../support/world.ts'

/** "Cubicl API integration documentation", both states of the page, heading by heading. */
describe('Introduction › Protocol', () => {
  test('JSON is used for request body and responses', async () => {
    const { as, ada, website } = await world()
    const { headers, body } = await as(ada).post('/tasks', { group: website, name: 'Pay rent' })
    expect(headers['content-type']).toMatch(/^application\/json/)
    expect(body.name).toBe('Pay rent')
  })

  test('API URLs start with …/api/v1/', async () => {
    const { app, ada } = await world()
    const headers = { authorization: `Bearer ${ada.token}` }
    expect((await app.inject({ url: '/api/v1/tasks', headers })).statusCode).toBe(200)
  })

  test.each([
    ['GET', '/tasks'],
    ['POST', '/tasks'],
    ['GET', '/groups'],
  ])('successful requests return 2xx: %s %s', async (method, path) => {
    const { as, ada, website } = await world()
    const answer =
      method === 'GET' ? await as(ada).get(path) : await as(ada).post(path, { group: website, name: 'Pay rent' })
    expect(Math.floor(answer.status / 100)).toBe(2)
  })
})

describe('Introduction › Protocol › statuses', () => {
  test('400: parameters are missing', async () => {
    const { as, ada, website } = await world()
    expect((await as(ada).post('/tasks', { group: website })).status).toBe(400)
    expect((await as(ada).post('/tasks', { name: 'Pay rent' })).status).toBe(400)
  })
  test('400: parameters are incorrectly formatted', async () => {
    const { as, ada, website } = await world()
    expect((await as(ada).post('/tasks', { group: website, name: 5 })).status).toBe(400)
    expect((await as(ada).get('/tasks?limit=many')).status).toBe(400)
  })
  test('401: the access token is missing', async () => {
    const { as } = await world()
    expect((await as(null).get('/tasks')).status).toBe(401)
  })
  test('401: the access token is invalid', async () => {
    const { as } = await world()
    expect((await as({ token: 'cub_nobody' }).get('/tasks')).status).toBe(401)
  })
  test('403: the necessary permissions are lacking', async () => {
    const { as, ada, cem, website } = await world()
    const { _id } = (await as(ada).post('/tasks', { group: website, name: 'x' })).body
    expect((await as(cem).delete(`/tasks/${_id}`)).status).toBe(403)
  })
  test('404: the resource does not exist', async () => {
    const { as, ada } = await world()
    expect((await as(ada).get('/tasks/7000000000000000000')).status).toBe(404)
  })
  test('405: the wrong method', async () => {
    const { as, ada } = await world()
    expect((await as(ada).put('/tasks', {})).status).toBe(405)
  })
  test('418: coffee cannot be brewed', async () => {
    const { as, ada } = await world()
    expect((await as(ada).get('/coffee')).status).toBe(418)
  })
  test('422: not possible, or it does not make sense', async () => {
    const { as, ada, website } = await world()
    expect((await as(ada).post('/tasks', { group: website, name: 'x', state: 'nowhere' })).status).toBe(422)
  })
  test('429: more than 120 requests in a minute; after a wait it goes on', async () => {
    const { as, ada } = await world({ config: { rateLimit: 120 } })
    for (let i = 0; i < 120; i++) expect((await as(ada).get('/tasks?limit=1')).status).toBe(200)
    const { status, headers } = await as(ada).get('/tasks')
    expect(status).toBe(429)
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  })
})

describe('Introduction › Access Tokens', () => {
  test('sent in the header Authorization: Bearer', async () => {
    const { app, ada } = await world()
    const status = async (authorization: string) =>
      (await app.inject({ url: '/api/v1/tasks', headers: { authorization } })).statusCode
    expect([await status(`Bearer ${ada.token}`), await status(ada.token)]).toEqual([200, 401])
  })

  test('requests are made on behalf of the owner of the token, and look like theirs', async () => {
    const { as, ben, website } = await world()
    expect((await as(ben).post('/tasks', { group: website, name: 'x' })).body.assignedBy).toBe(ben._id)
  })

  test('created for each user separately; removed, they are cut off', async () => {
    const { as, ada } = await world()
    const { _id, token } = (await as(ada).post('/access-tokens', { name: 'A script' })).body
    expect((await as({ token }).get('/tasks')).status).toBe(200)
    await as(ada).delete(`/access-tokens/${_id}`)
    expect((await as({ token }).get('/tasks')).status).toBe(401)
  })

  test('the user must have the permission to perform the action', async () => {
    const { as, ben, website, secret } = await world()
    expect((await as(ben).post('/tasks', { group: website, name: 'x' })).status).toBe(200)
    expect((await as(ben).post('/tasks', { group: secret, name: 'x' })).status).toBe(422) // which he knows nothing of
  })
})

describe('Introduction › Data and Representation', () => {
  test('IDs are strings in _id', async () => {
    const { as, ada, website } = await world()
    const { body } = await as(ada).post('/tasks', { group: website, name: 'x' })
    expect(body._id).toMatch(/^[0-9]+$/)
    for (const path of ['/groups', '/organization/users', '/tasks'])
      for (const { _id } of (await as(ada).get(path)).body) expect(typeof _id).toBe('string')
  })

  test('dates are Unix timestamps in seconds, as numbers', async () => {
    const { as, ada, website, clock } = await world()
    const given = { start: 1769000000, deadline: 1769817600 }
    const { body } = await as(ada).post('/tasks', { group: website, name: 'x', ...given })
    expect(body).toMatchObject({ ...given, createdAt: Math.floor(clock.now() / 1000) })
  })

  test('sparse: create needs only the required fields', async () => {
    const { as, ada, website } = await world()
    expect((await as(ada).post('/tasks', { group: website, name: 'x' })).status).toBe(200)
  })

  test('sparse: update needs none', async () => {
    const { as, ada, website } = await world()
    const { _id } = (await as(ada).post('/tasks', { group: website, name: 'x' })).body
    expect((await as(ada).put(`/tasks/${_id}`, {})).status).toBe(200)
  })

  test('sparse: what is not set may be missing, or is null or falsy', async () => {
    const { as, ada, website } = await world()
    const { body } = await as(ada).post('/tasks', { group: website, name: 'x' })
    for (const field of ['start', 'deadline', 'desc', 'steps', 'recurrence', 'completedAt', 'archivedAt', 'parent', 'customer', 'estimatedTime'])
      expect(body[field] || null, field).toBeNull() // biome-ignore format: a list of names
  })
})
