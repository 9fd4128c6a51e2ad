import { describe, expect, test } from 'vitest'
import { emptyWorld, SET_UP_CODE, world } from '../support/world.ts'

const zoe = {
  code: SET_UP_CODE,
  organization: 'Atölye',
  email: 'zoe@example.com',
  password: 'correct horse',
  firstname: 'Zoë',
  lastname: 'Öz',
}

describe('a new server', () => {
  test('is set up by its first visitor with the code', async () => {
    const { as, store } = await emptyWorld()
    expect(await as(null).get('/setup')).toMatchObject({ status: 200, body: { needed: true } })
    const done = await as(null).post('/setup', { ...zoe, timezone: 'Europe/Istanbul', currency: 'TRY', language: 'tr' })
    expect(done).toMatchObject({
      status: 200,
      body: { firstname: 'Zoë', language: 'tr', org: { name: 'Atölye', isAdmin: true } },
    })
    const cookie = String(done.headers['set-cookie']).split(';')[0] as string
    expect((await as(null, { cookie }).get('/organization')).body).toMatchObject({
      name: 'Atölye',
      currency: 'TRY',
      timezone: 'Europe/Istanbul',
    })
    expect((await as(null).get('/setup')).body).toEqual({ needed: false })
    expect((await as(null).post('/setup', zoe)).status).toBe(404)
    const states = await store.engine.reader.selectFrom('state').selectAll().orderBy('weight').execute()
    expect(
      states.map(({ id, project_id, name, weight, is_default }) => [id, project_id, name, weight, is_default]),
    ).toEqual([
      [1, null, 'cb_waiting', 100, 1],
      [2, null, 'cb_active', 101, 0],
      [3, null, 'cb_completed', 102, 0],
      [4, null, 'cb_suspended', 103, 0],
    ])
  })

  test('is set up by one of several who try at once', async () => {
    const { as } = await emptyWorld()
    const answers = await Promise.all(
      [1, 2, 3].map((n) => as(null).post('/setup', { ...zoe, email: `zoe${n}@example.com` })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404])
  })

  test.each([
    SET_UP_CODE.toLowerCase().replaceAll('-', ' '),
    ` ${SET_UP_CODE.replaceAll('-', '')}\n`,
    SET_UP_CODE.replaceAll('-', '–'),
  ])('is set up with the code as somebody types it: %j', async (code) => {
    const { as } = await emptyWorld()
    expect((await as(null).post('/setup', { ...zoe, code })).status).toBe(200)
  })

  test('is not set up by guessing the code', async () => {
    const { as } = await emptyWorld({ config: { rateLimit: 3 } })
    for (const code of ['', '-', `${SET_UP_CODE}x`]) {
      expect((await as(null).post('/setup', { ...zoe, code })).status).toBe(401)
    }
    expect((await as(null).post('/setup', zoe)).status).toBe(429)
    expect((await as(null).get('/setup')).body).toEqual({ needed: true })
  })

  test('looks at the code before the password, which takes long to hash', async () => {
    const { as } = await emptyWorld()
    expect((await as(null).post('/setup', { ...zoe, code: 'wrong', password: '12345678' })).status).toBe(401)
    expect((await as(null).post('/setup', { ...zoe, password: '12345678' })).status).toBe(422)
  })

  test.each([
    [{ code: SET_UP_CODE }, 400, ['/organization', '/email', '/password', '/firstname', '/lastname']],
    [{ ...zoe, password: '1234567' }, 400, ['/password']],
    [{ ...zoe, timezone: 'Mars/Olympus', currency: 'XYZ' }, 422, ['/timezone', '/currency']],
  ])('is not set up by %j', async (body, status, fields) => {
    const { as } = await emptyWorld()
    const answer = await as(null).post('/setup', body)
    expect(answer.status).toBe(status)
    expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual(fields)
    expect((await as(null).get('/setup')).body).toEqual({ needed: true })
  })
})

test('a server that has been set up is set up', async () => {
  const { as, ada } = await world()
  expect((await as(null).get('/setup')).body).toEqual({ needed: false })
  expect((await as(ada).post('/setup', zoe)).status).toBe(404)
})
