import { describe, expect, test } from 'vitest'
import { seconds, world } from '../support/world.ts'

describe('an access token', () => {
  test('is shown once, and kept as a hash', async () => {
    const { as, ada, store } = await world({ now: '2026-03-01' })
    const made = await as(ada).post('/access-tokens', { name: 'Nightly import' })
    expect(made.status).toBe(200)
    expect(made.body).toEqual({
      _id: expect.stringMatching(/^\d+$/),
      name: 'Nightly import',
      createdAt: seconds('2026-03-01'),
      expiresAt: seconds('2027-03-01'),
      lastUsedAt: null,
      token: expect.stringMatching(/^cub_[\w-]{43}$/),
    })
    const { token, ...shown } = made.body
    const list = await as(ada).get('/access-tokens')
    expect(list.body[0]).toEqual(shown)
    expect(JSON.stringify(list.body)).not.toContain(token)
    const rows = await store.engine.reader.selectFrom('credential').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token.slice(4))
  })

  test('acts as its user until it is removed, and not a moment longer', async () => {
    const { as, ada, ben } = await world()
    const { body } = await as(ben).post('/access-tokens', { name: 'Mine' })
    const mine = as({ token: body.token })
    expect((await mine.get('/app/me')).body._id).toBe(ben._id)
    expect((await mine.get('/cubedrive/validateToken')).status).toBe(200)

    expect(await as(ada).delete(`/access-tokens/${body._id}`)).toMatchObject({ status: 404 }) // a manager's hand does not reach it
    expect((await mine.get('/app/me')).status).toBe(200)
    expect(await as(ben).delete(`/access-tokens/${body._id}`)).toMatchObject({ status: 200, body: { _id: body._id } })
    expect((await mine.get('/app/me')).status).toBe(401)
    expect((await mine.get('/cubedrive/validateToken')).status).toBe(401)
    expect((await as(ben).delete(`/access-tokens/${body._id}`)).status).toBe(404)
  })

  test('ends when it says', async () => {
    const { as, ada, clock } = await world({ now: '2026-03-01' })
    const { body } = await as(ada).post('/access-tokens', { name: 'March', expiresAt: seconds('2026-04-01') })
    expect(body.expiresAt).toBe(seconds('2026-04-01'))
    clock.set('2026-03-31T23:59:59Z')
    expect((await as({ token: body.token }).get('/app/me')).status).toBe(200)
    clock.set('2026-04-01')
    expect((await as({ token: body.token }).get('/app/me')).status).toBe(401)
  })

  test('is listed to its user alone', async () => {
    const { as, ada, ben, eve } = await world()
    await as(ada).post('/access-tokens', { name: 'Of ada' })
    for (const other of [ben, eve]) {
      const { body } = await as(other).get('/access-tokens')
      expect(body.map(({ name }: { name: string }) => name)).toEqual(['test'])
    }
  })

  test.each([
    [{}, 400, '/name'],
    [{ name: '' }, 400, '/name'],
    [{ name: ' ' }, 400, '/name'],
    [{ name: 'x'.repeat(101) }, 400, '/name'],
    [{ name: 'x', expiresAt: '2027-01-01' }, 400, '/expiresAt'],
    [{ name: 'x', expiresAt: seconds('2026-01-15T08:59:59Z') }, 422, '/expiresAt'],
  ])('made of %j is refused', async (body, status, field) => {
    const { as, ada } = await world({ now: '2026-01-15T09:00:00Z' })
    const answer = await as(ada).post('/access-tokens', body)
    expect(answer).toMatchObject({ status, body: { errors: [{ field }] } })
    expect((await as(ada).get('/access-tokens')).body).toHaveLength(1)
  })

  test.each(['1', 'x', '0', '99999999999999999999', '-1'])('with the id %s is not there', async (id) => {
    const { as, ada } = await world()
    expect((await as(ada).delete(`/access-tokens/${id}`)).status).toBe(404)
  })

  test.each(['', 'Bearer', 'Bearer x', 'Basic YWRhOmFkYQ==', 'cub_ada'])(
    'shown as “%s” is none',
    async (authorization) => {
      const { as } = await world()
      const answer = await as(null, { authorization }).get('/app/me')
      expect(answer).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } })
    },
  )
})
