import { describe, expect, test } from 'vitest'
import { type Answer, type Door, PASSWORD, remindersIn, seconds, type World, world } from '../support/world.ts'

/** Every call of the CubeDrive contract, as its own clients make them. */

const FORM = '/cubedrive/formDataApi/10100000'
const NOW = seconds('2026-01-15T09:00:00Z') * 1000
const ID64 = expect.stringMatching(/^\d{15,20}$/)
const ENCRYPTED = expect.stringMatching(/^[\w-]{11}$/)

async function signedIn(w: World, email = w.ada.email): Promise<Door> {
  const { body } = await w
    .as(null)
    .get(`/cubedrive/getLogin?j_username=${encodeURIComponent(email)}&j_password=${encodeURIComponent(PASSWORD)}`)
  return w.as(null, { 'X-Auth-Token': body['x-auth-token'] })
}

async function withPipeline() {
  const w = await world()
  const door = await signedIn(w)
  const { categories } = (await door.get(`/cubedrive/taskCategory/listByType?componentId=${w.sales}&type=application`))
    .body
  const enc = (person: { id: number }) => w.encryptedIds.encrypt('user', person.id)
  const create = (data: object, more: object = {}): Promise<Answer> =>
    door.post(`${FORM}/upsert`, {
      item: { data: { name: 'Vans', categoryId: categories[0].id, projectAssemblyId: w.sales, ...data } },
      ...more,
    })
  const make = async (data: object = {}, more: object = {}): Promise<string> => {
    const { status, body } = await create(data, more)
    expect(status, JSON.stringify(body)).toBe(200)
    return body.dataId
  }
  const page = async (body: object) =>
    (await door.post(`${FORM}/paginate`, { rowsHandler: 'OrganizationTaskRowsHandler.toTasks', ...body })).body
  const row = async (id: string) => (await page({ filters: { id } })).rows[0]
  return { ...w, w, door, categories, enc, create, make, page, row }
}

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

describe('upsert', () => {
  test('makes a lead of every field of the table, which come back as they were sent', async () => {
    const { w, make, row, enc, ada, ben, as } = await withPipeline()
    const client = (await as(ada).post('/crm/customers', { name: 'Globex' })).body._id
    const data = {
      desc: 'Twelve *vans*', customer: 'Nile Logistics', contact: 'Amal', position: 'Head', email: 'amal@nile.example', phone: '+20 1', linkedin: 'in/amal',
      url: 'https://nile.example', address: '1 Corniche', city: 'Cairo', state: 'C', country: 'Egypt', postCode: '11511', status: 'inProgress', priority: '4000',
      probablity: 60, expectedRevenue: '48000', mrr: 400, periodRevenue: '1200', period: 3, estimateDays: '30', organizationId: client,
      projectAssemblyDataId: 'application', related: 'app', tags: ['fleet', 'vip'], fleetSize: 12, notes: { a: [1, null] },
    } // biome-ignore format: a list
    const id = await make({
      ...data,
      dueDate: '$iso8601:2026-03-31T17:00:00Z',
      remindDate: '2026-03-01T08:00:00.000Z',
      assignedUsers: [{ userId: `$userId:${enc(ben)}` }],
    })
    const found = await row(id)
    expect(found).toMatchObject({
      ...data,
      ...{
        id,
        title: 'Vans',
        name: 'Vans',
        color: 'cyan',
        projectAssemblyId: w.sales,
        rank: expect.any(Number),
        createdAt: NOW,
        updatedAt: NOW,
      },
      ...{
        dueDate: Date.parse('2026-03-31T17:00:00Z'),
        remindDate: Date.parse('2026-03-01T08:00:00Z'),
        authorId: enc(ada),
        attachments: [],
      },
      assignedUsers: [{ userId: enc(ben), name: expect.stringContaining('Ben'), email: ben.email }],
    })
    expect(found['remind Date']).toBe(found.remindDate)
    expect(found.probability ?? 60).toBe(60)
    expect((await as(ada).get(`/tasks/${id}`)).body).toMatchObject({
      ...{
        name: 'Vans',
        desc: 'Twelve *vans*',
        state: 'New lead',
        group: w.sales,
        priority: 4,
        deadline: Date.parse('2026-03-31T17:00:00Z') / 1000,
      },
      ...{ assignees: [ben._id], assignedBy: ada._id, customer: { _id: client, name: 'Globex' } },
      lead: {
        company: 'Nile Logistics',
        contact: 'Amal',
        probability: 60,
        expectedRevenue: '48000',
        mrr: '400',
        status: 'inProgress',
      },
    })
  })

  test('answers the ids, and updates with one', async () => {
    const { door, create, row } = await withPipeline()
    const { body } = await create({})
    expect(body).toEqual({ dataId: ID64, formId: 10100000, success: true })
    for (const [i, member] of ['id', 'dataId'].entries()) {
      const again = await door.post(`${FORM}/upsert`, { item: { [member]: body.dataId, data: { city: `Cairo ${i}` } } })
      expect(again.body).toEqual(body)
      expect(await row(body.dataId)).toMatchObject({ name: 'Vans', city: `Cairo ${i}` })
    }
  })

  test.each<[object, number, string]>([
    [{ name: undefined }, 400, 'name'],
    [{ categoryId: undefined }, 400, 'categoryId'],
    [{ projectAssemblyId: undefined }, 400, 'projectAssemblyId'],
    [{ name: '' }, 400, 'name'],
    [{ categoryId: 9999 }, 422, 'categoryId'],
    [{ categoryId: 1 }, 422, 'categoryId'],
    [{ projectAssemblyId: '1' }, 422, 'projectAssemblyId'],
    [{ probablity: 101 }, 422, 'probablity'],
    [{ probability: -1 }, 422, 'probab'],
    [{ expectedRevenue: 'much' }, 422, 'expectedRevenue'],
    [{ mrr: -1 }, 422, 'mrr'],
    [{ periodRevenue: '-1' }, 422, 'periodRevenue'],
    [{ dueDate: 'soon' }, 400, 'dueDate'],
    [{ dueDate: '$iso8601:2026-02-30T00:00:00Z' }, 400, 'dueDate'],
    [{ status: 'finished' }, 400, 'status'],
    [{ authorId: '$userId:AAAAAAAAAAA' }, 422, 'authorId'],
    [{ assignedUsers: [{ userId: 'x' }] }, 400, 'assignedUsers/0/userId'],
    [{ organizationId: '1' }, 422, 'organizationId'],
  ])('%j is %i at %s', async (data, status, field) => {
    const { create, page } = await withPipeline()
    const answer = await create(data)
    expect(answer.status, JSON.stringify(answer.body)).toBe(status)
    expect(answer.body).toMatchObject({ success: false, info: expect.any(String) })
    expect(answer.body.errors.map((error: { field: string }) => error.field).join()).toContain(field)
    const { total } = await page({})
    expect(total).toBe(0)
  })

  test('repeated with the same Idempotency-Key makes no second lead', async () => {
    const { w, door, categories, page } = await withPipeline()
    const body = { item: { data: { name: 'Vans', categoryId: categories[0].id, projectAssemblyId: w.sales } } }
    const key = { 'Idempotency-Key': 'a1' }
    const first = await door.post(`${FORM}/upsert`, body, key)
    expect((await door.post(`${FORM}/upsert`, body, key)).body).toEqual(first.body)
    expect((await page({})).total).toBe(1)
    expect((await door.post(`${FORM}/upsert`, { item: { data: { ...body.item.data, name: 'x' } } }, key)).status).toBe(
      422,
    )
    await door.post(`${FORM}/upsert`, body, { 'Idempotency-Key': 'a2' })
    expect((await page({})).total).toBe(2)
  })

  test('createdAt may be given; another author by those who may edit others’ leads alone', async () => {
    const { w, make, row, enc, as, ben } = await withPipeline()
    const id = await make({ createdAt: '2020-01-01T00:00:00Z', authorId: `$userId:${enc(ben)}` })
    expect(await row(id)).toMatchObject({ createdAt: Date.parse('2020-01-01T00:00:00Z'), authorId: enc(ben) })
    const create = { tasks: 'create', files: 'none', reports: 'none' }
    await as(w.ada).put(`/groups/${w.sales}`, { perms: { everybody: create, members: create } })
    const { stages } = (await as(w.ada).get(`/groups/${w.sales}`)).body
    const data = { name: 'x', categoryId: stages[0].id, projectAssemblyId: w.sales, authorId: `$userId:${enc(w.cem)}` }
    expect((await as(ben).post(`${FORM}/upsert`, { item: { data } })).status).toBe(403)
  })

  test('256 fields of one’s own and no more', async () => {
    const { create } = await withPipeline()
    const own = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`own${i}`, i]))
    expect((await create(own(256))).status).toBe(200)
    expect((await create(own(257))).status).toBe(422)
    expect((await create({ big: 'x'.repeat(66_000) })).status).toBe(422)
  })
})

describe('updateFields', () => {
  test('changes only what is given; another categoryId moves the lead', async () => {
    const { door, make, row, categories, as, ada } = await withPipeline()
    const id = await make({ city: 'Cairo' })
    const before = await row(id)
    const { body } = await door.post(`${FORM}/${id}/updateFields`, {
      taskId: id,
      item: { data: { categoryId: categories[3].id, probablity: 100 } },
    })
    expect(body).toEqual({ dataId: id, formId: 10100000, success: true })
    expect(await row(id)).toEqual({
      ...before,
      categoryId: categories[3].id,
      probablity: 100,
      ...('probability' in before && { probability: 100 }),
      updatedAt: expect.any(Number),
    })
    expect((await as(ada).get(`/tasks/${id}`)).body).toMatchObject({ state: 'Won', completedAt: NOW / 1000 })
    const types = (await as(ada).get(`/tasks/${id}/activities`)).body.map(({ type }: { type: string }) => type)
    expect(types).toContain('state-change')
  })

  test('taskId must be the one in the path; an unknown record is 404', async () => {
    const { door, make, website, as, ada } = await withPipeline()
    const id = await make()
    const task = (await as(ada).post('/tasks', { group: website, name: 'no lead' })).body._id
    const change = { item: { data: { city: 'x' } } }
    expect(await door.post(`${FORM}/${id}/updateFields`, { taskId: '1', ...change })).toMatchObject({
      status: 400,
      body: { success: false },
    })
    for (const other of ['1', 'x', task])
      expect((await door.post(`${FORM}/${other}/updateFields`, change)).status, other).toBe(404)
  })
})

describe('paginate', () => {
  test('answers a page, its total, and colours by place', async () => {
    const { make, page } = await withPipeline()
    for (let i = 0; i < 8; i++) await make({ name: `Lead ${i}` })
    const all = await page({})
    expect(Object.keys(all).sort()).toEqual(['rows', 'success', 'total'])
    expect(all).toMatchObject({ success: true, total: 8 })
    expect(all.rows.map(({ color }: { color: string }) => color)).toEqual([
      'cyan',
      'green',
      'blue',
      'geekblue',
      'purple',
      'gold',
      'cyan',
      'green',
    ])
    const part = await page({ start: 6, limit: 5 })
    expect(part.total).toBe(8)
    expect(part.rows.map(({ id }: { id: string }) => id)).toEqual(all.rows.slice(6).map(({ id }: { id: string }) => id))
  })

  test.each<[string, object, string[]]>([
    ['equality', { 'data.city': 'Cairo' }, ['a', 'b']],
    ['two conditions', { 'data.city': 'Cairo', 'data.mrr': 10 }, ['a']],
    ['$in', { 'data.city': { $in: ['Cairo', 'Izmir'] } }, ['a', 'b', 'c']],
    ['$nin', { 'data.city': { $nin: ['Cairo'] } }, ['c', 'd']],
    ['$eq', { 'data.city': { $eq: 'Izmir' } }, ['c']],
    ['$ne', { 'data.city': { $ne: 'Izmir' } }, ['a', 'b', 'd']],
    ['$gt', { 'data.mrr': { $gt: 10 } }, ['b']],
    ['$gte with digits', { 'data.mrr': { $gte: '10' } }, ['a', 'b']],
    ['$lt', { 'data.mrr': { $lt: 100 } }, ['a']],
    ['$lte', { 'data.mrr': { $lte: 100 } }, ['a', 'b']],
    ['$exists', { 'data.city': { $exists: false } }, ['d']],
    ['$and', { $and: [{ 'data.city': 'Cairo' }, { 'data.mrr': { $gt: 10 } }] }, ['b']],
    ['$or', { $or: [{ 'data.city': 'Izmir' }, { 'data.mrr': 10 }] }, ['a', 'c']],
    ['$not', { 'data.city': { $not: { $in: ['Cairo'] } } }, ['c', 'd']],
    ['an instant', { 'data.dueDate': { $lt: '$iso8601:2026-02-01T00:00:00Z' } }, ['a']],
    ['a person in a list', { 'data.assignedUsers.userId': '$userId:BEN' }, ['a']],
    ['a field of one’s own', { 'data.fleetSize': { $gte: 5 } }, ['d']],
    ['nothing', {}, ['a', 'b', 'c', 'd']],
  ])('filters by %s', async (_, filters, expected) => {
    const { make, page, enc, ben } = await withPipeline()
    await make({
      name: 'a',
      city: 'Cairo',
      mrr: 10,
      dueDate: '2026-01-31T00:00:00Z',
      assignedUsers: [{ userId: enc(ben) }],
    })
    await make({ name: 'b', city: 'Cairo', mrr: '100', dueDate: '2026-02-28T00:00:00Z' })
    await make({ name: 'c', city: 'Izmir' })
    await make({ name: 'd', fleetSize: 12 })
    const said = JSON.parse(JSON.stringify(filters).replace('BEN', enc(ben)))
    const { rows, total } = await page({ filters: said })
    expect(rows.map(({ name }: { name: string }) => name).sort()).toEqual(expected)
    expect(total).toBe(expected.length)
  })

  test('sorts in order, numbers as numbers; missing ones last in both directions; newest rank first when nothing is asked', async () => {
    const { make, page } = await withPipeline()
    await make({ name: 'a', mrr: '9', city: 'x' })
    await make({ name: 'b', mrr: '10', city: 'x' })
    await make({ name: 'c', mrr: '10', city: 'a' })
    await make({ name: 'd' })
    const list = async (sorts?: object) => (await page({ sorts })).rows.map(({ name }: { name: string }) => name)
    expect(await list()).toEqual(['d', 'c', 'b', 'a'])
    expect(await list({ 'data.mrr': 1, 'data.city': 1 })).toEqual(['a', 'c', 'b', 'd'])
    expect(await list({ 'data.mrr': -1, 'data.city': 1 })).toEqual(['c', 'b', 'a', 'd'])
    expect(await list({ createdAt: 1, 'data.name': -1 })).toEqual(['d', 'c', 'b', 'a'])
  })

  test.each<[object, string]>([
    [{ filters: { 'data.mrr': { $near: 1 } } }, '$near'],
    [{ filters: { owner: 1 } }, 'owner'],
    [{ filters: { 'data.mrr': 'much' } }, 'mrr'],
    [{ filters: { 'data.dueDate': 'soon' } }, 'dueDate'],
    [{ filters: [] }, 'filters'],
    [{ sorts: { 'data.mrr': 2 } }, 'mrr'],
    [{ sorts: { nonsense: 1 } }, 'nonsense'],
    [{ limit: 501 }, 'limit'],
    [{ limit: 0 }, 'limit'],
    [{ start: -1 }, 'start'],
    [{ rowsHandler: 'Other.toRows' }, 'rowsHandler'],
  ])('%j is 400 and names it', async (body, name) => {
    const { door } = await withPipeline()
    const answer = await door.post(`${FORM}/paginate`, body)
    expect(answer).toMatchObject({ status: 400, body: { success: false } })
    expect(answer.body.info).toContain(name)
  })

  test('other forms are 404; expired is read and never stored', async () => {
    const { door, make, row, clock, page } = await withPipeline()
    expect((await door.post('/cubedrive/formDataApi/10100001/paginate', {})).status).toBe(404)
    expect((await door.post('/cubedrive/formDataApi/x/upsert', {})).status).toBe(404)
    const id = await make({ dueDate: '2026-01-15T20:00:00Z' })
    expect((await row(id)).status).toBe('todo')
    clock.set('2026-01-15T20:00:01Z')
    expect((await row(id)).status).toBe('expired')
    expect((await page({ filters: { 'data.status': 'expired' } })).total).toBe(1)
  })
})

describe('actions', () => {
  test('addRemind reaches the assignees, by notification and by mail, when it is time', async () => {
    const { make, enc, ben, as, ada, clock, runJobs, mails } = await withPipeline()
    await make(
      { assignedUsers: [{ userId: enc(ben) }], remindDate: '2026-01-15T10:00:00Z' },
      { actions: ['OrganizationTaskActionHandler.addRemind'] },
    )
    await runJobs()
    const given = { type: 'task-created' }
    expect((await as(ben).get('/notifications')).body).toMatchObject([given])
    clock.set('2026-01-15T10:00:01Z')
    await runJobs()
    expect((await as(ben).get('/notifications')).body).toMatchObject([{ type: 'task-reminded' }, given])
    expect((await as(ada).get('/notifications')).body).toEqual([])
    expect(remindersIn({ mails }).map(({ to }) => JSON.stringify(to))).toEqual([expect.stringContaining(ben.email)])
  })

  test('sendEmailAtUserOnDesc mails whom the description mentions', async () => {
    const { make, enc, ben, cem, runJobs, mails } = await withPipeline()
    const desc = `Ask @[Ben Franklin]($userId:${enc(ben)}) or @${cem.email}, not @nobody@example.com`
    await make({ desc }, { actions: ['OrganizationTaskActionHandler.sendEmailAtUserOnDesc'] })
    await runJobs()
    const to = mails.map((mail) => JSON.stringify(mail.to)).join()
    expect(mails).toHaveLength(2)
    expect(to).toContain(ben.email)
    expect(to).toContain(cem.email)
  })

  test('an unknown one is 400, and nothing is saved', async () => {
    const { create, page } = await withPipeline()
    const answer = await create({}, { actions: ['OrganizationTaskActionHandler.addRemind', 'Other.doIt'] })
    expect(answer).toMatchObject({ status: 400, body: { success: false } })
    expect((await page({})).total).toBe(0)
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
