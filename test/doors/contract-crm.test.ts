import { describe, expect, test } from 'vitest'
import { FORM, withPipeline } from '../support/contract-crm.ts'
import { type Answer, type Door, PASSWORD, world } from '../support/world.ts'

const ENCRYPTED = expect.stringMatching(/^[\w-]{11}$/)

describe('signing in', () => {
  const answer = {
    success: true,
    systemInfo: {
      systemName: expect.any(String), systemDesc: expect.any(String), logoPath: expect.any(String), language: expect.any(String),
      canSelfRegister: expect.any(Boolean), showAppModule: expect.any(Boolean), showHelpModule: expect.any(Boolean),
    },
    userLang: expect.any(String),
    userObj: {
      id: ENCRYPTED, firstname: 'Ada', lastname: 'Lovelace', name: expect.any(String), email: 'ada@example.com', username: expect.any(String),
      imagepath: expect.any(String), description: expect.any(String), role: expect.any(String),
    },
    'x-auth-token': expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  } // biome-ignore format: a list
  const given = { j_username: 'ada@example.com', j_password: PASSWORD }
  const form = new URLSearchParams(given).toString()

  test.each<[string, (door: Door) => Promise<Answer>]>([
    ['GET with a query', (door) => door.get(`/cubedrive/getLogin?${form}`)],
    ['POST with a query', (door) => door.post(`/cubedrive/getLogin?${form}`)],
    ['POST with a form', (door) => door.post('/cubedrive/getLogin', form)],
    ['POST with JSON', (door) => door.post('/cubedrive/getLogin', given)],
  ])('%s', async (_, call) => {
    const { as } = await world()
    const { status, body } = await call(as(null))
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject(answer)
    expect(body.userObj).toHaveProperty('roleId')
    const valid = await as(null, { 'x-auth-token': body['x-auth-token'] }).get('/cubedrive/validateToken')
    expect(valid).toMatchObject({ status: 200, body: { success: true, userObj: body.userObj } })
  })

  test('a token is taken as header, as query, and an access token of the main API too', async () => {
    const { as, ada } = await world()
    const path = '/cubedrive/validateToken'
    const token = (await as(null).post('/cubedrive/getLogin', given)).body['x-auth-token']
    expect((await as(null, { 'X-Auth-Token': token }).get(path)).status).toBe(200)
    expect((await as(null).get(`${path}?x-auth-token=${token}`)).status).toBe(200)
    expect((await as(null, { 'X-Auth-Token': ada.token }).get(path)).status).toBe(200)
    expect((await as(ada).get(path)).status).toBe(200)
    expect((await as(null, { authorization: `Bearer ${token}` }).get('/app/me')).status).toBe(401)
    for (const headers of [{}, { 'X-Auth-Token': 'x' }]) {
      expect(await as(null, headers as Record<string, string>).get(path)).toMatchObject({
        status: 401,
        body: { success: false, info: expect.any(String) },
      })
    }
  })

  test('a token ends after 24 hours without use, and when its user signs out everywhere or is removed', async () => {
    const { as, ada, ben, clock, store } = await world()
    const path = '/cubedrive/validateToken'
    const login = async (email: string) =>
      as(null, {
        'X-Auth-Token': (await as(null).post('/cubedrive/getLogin', { ...given, j_username: email })).body[
          'x-auth-token'
        ],
      })
    const usedAt = async () => {
      const rows = store.engine.reader.selectFrom('credential').select('last_used_at').where('kind', '=', 'cubedrive')
      return Number((await rows.executeTakeFirstOrThrow()).last_used_at)
    }
    const door = await login(ada.email)
    for (let i = 0; i < 3; i++) {
      clock.advance(23 * 3600_000)
      expect((await door.get(path)).status).toBe(200)
      await expect.poll(usedAt).toBe(clock.now()) // which nobody waits for
    }
    clock.advance(24 * 3600_000 + 61_000)
    expect((await door.get(path)).status).toBe(401)
    const other = await login(ada.email)
    await as(ada).delete('/sessions')
    expect((await other.get(path)).status).toBe(401)
    const bens = await login(ben.email)
    await as(ada).delete(`/organization/users/${ben._id}`)
    expect((await bens.get(path)).status).toBe(401)
  })

  test('wrong credentials: the same words for who exists and who does not; ten of them are 429', async () => {
    const { as } = await world()
    const wrong = await as(null).post('/cubedrive/getLogin', { ...given, j_password: 'wrong' })
    const nobody = await as(null).post('/cubedrive/getLogin', { j_username: 'nobody@example.com', j_password: 'wrong' })
    expect(wrong).toMatchObject({ status: 401, body: { success: false } })
    expect({ status: nobody.status, body: nobody.body }).toEqual({ status: wrong.status, body: wrong.body })
    for (let i = 0; i < 9; i++) await as(null).post('/cubedrive/getLogin', { ...given, j_password: 'wrong' })
    const refused = await as(null).post('/cubedrive/getLogin', given)
    expect(refused).toMatchObject({ status: 429, body: { success: false } })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(await as(null).post('/cubedrive/getLogin', { j_username: 'x@y.z' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: expect.stringContaining('j_password') }] },
    })
  })

  test('a body that is not JSON: 400 that says so and where', async () => {
    const { app, ada } = await world()
    const headers = { 'content-type': 'application/json', 'x-auth-token': ada.token }
    const { statusCode, body } = await app.inject({
      method: 'POST',
      url: `${FORM}/paginate`,
      headers,
      payload: '{start: 0}',
    })
    expect(statusCode).toBe(400)
    expect(JSON.parse(body)).toMatchObject({
      success: false,
      info: expect.stringMatching(/JSON.*(position|column|line) \d/s),
    })
  })
})

describe('GET /taskCategory/listByType', () => {
  const path = (id: string, type = 'application') => `/cubedrive/taskCategory/listByType?componentId=${id}&type=${type}`

  test('answers the stages, by weight', async () => {
    const { w, door, ada, as } = await withPipeline()
    const { stages } = (await as(ada).get(`/groups/${w.sales}`)).body
    await as(ada).put(`/groups/${w.sales}`, {
      stages: stages.map((stage: object, i: number) => ({ ...stage, active: i !== 1 })),
    })
    const { status, body } = await door.get(path(w.sales))
    expect(status).toBe(200)
    expect(body).toEqual({ success: true, archivedCategories: [expect.any(Object)], categories: expect.any(Array) })
    expect(body.categories.map(({ name }: { name: string }) => name)).toEqual(['New lead', 'Proposal', 'Won', 'Lost'])
    expect(body.categories[0]).toEqual({
      id: expect.any(Number), name: 'New lead', color: 'todo', authorId: ada.id, weight: 100, componentId: w.sales, categoryType: 'application', active: true,
      settings: { collapse: false }, createdAt: expect.any(Number),
    }) // biome-ignore format: a list
    expect(body.archivedCategories[0]).toMatchObject({ name: 'Introductory call', active: false })
  })

  test('404 for what is no pipeline or hidden; 400 for another type, which lists the valid ones', async () => {
    const { w, door, as, ada, eve } = await withPipeline()
    for (const id of ['1', 'x', '7000000000000000000', w.website])
      expect((await door.get(path(id))).status, id).toBe(404)
    expect((await as(eve).get(path(w.sales))).status).toBe(404)
    const wrong = await as(ada).get(path(w.sales, 'group'))
    expect(wrong).toMatchObject({ status: 400, body: { success: false } })
    expect(wrong.body.info).toContain('application')
  })
})

describe('GET /groupContact/listPeople', () => {
  const path = (group: string, more = '') =>
    `/cubedrive/groupContact/listPeople?groupId=${group}&type=group&start=0&limit=100${more}`

  test('answers the people of the organization', async () => {
    const { door, ada, ben, enc, encryptedIds } = await withPipeline()
    const group = encryptedIds.encrypt('organization', ada.actor.orgId)
    const { status, body } = await door.get(path(group))
    expect(status).toBe(200)
    expect(body).toMatchObject({ success: true, totalCount: 4 })
    expect(body.results).toHaveLength(4)
    const one = (person: typeof ada, self: boolean) => ({
      contactUserId: enc(person), info: person.email, self, firstname: person.firstname, lastname: person.lastname, email: person.email,
      name: `${person.lastname}/${person.firstname}`,
    }) // biome-ignore format: a list
    expect(body.results).toEqual(expect.arrayContaining([one(ada, true), one(ben, false)]))
    const page = (await door.get(`/cubedrive/groupContact/listPeople?groupId=${group}&type=group&start=3&limit=2`)).body
    expect(page.results).toHaveLength(1)
    expect(page.totalCount).toBe(4)
  })

  test('404 for a wrong group, 400 for a wrong type', async () => {
    const { door, ada, eve, encryptedIds } = await withPipeline()
    for (const group of [
      'x',
      'AAAAAAAAAAA',
      encryptedIds.encrypt('organization', eve.actor.orgId),
      encryptedIds.encrypt('user', ada.id),
    ]) {
      expect((await door.get(path(group))).status, group).toBe(404)
    }
    const own = encryptedIds.encrypt('organization', ada.actor.orgId)
    expect((await door.get(`/cubedrive/groupContact/listPeople?groupId=${own}&type=other`)).status).toBe(400)
  })
})

test('a lead made on either side is there on the other', async () => {
  const { w, door, make, row, as, ada, categories } = await withPipeline()
  const id = await make({ city: 'Cairo' })
  expect((await as(ada).get(`/tasks?group=${w.sales}`)).body).toMatchObject([
    { _id: id, state: 'New lead', lead: { city: 'Cairo' } },
  ])
  await as(ada).put(`/tasks/${id}/state`, { value: 'Proposal' })
  expect(await row(id)).toMatchObject({ categoryId: categories[2].id })
  const task = (await as(ada).post('/tasks', { group: w.sales, name: 'From the main API', priority: 5 })).body._id
  expect(await row(task)).toMatchObject({ title: 'From the main API', priority: '5000', categoryId: categories[0].id })
  await door.post(`${FORM}/${task}/updateFields`, { item: { data: { priority: '6000' } } })
  expect((await as(ada).get(`/tasks/${task}`)).body.priority).toBe(5)
  await as(ada).put(`/tasks/${task}/archive`, { value: true })
  expect(await row(task)).toBeUndefined()
})
