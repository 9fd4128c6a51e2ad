import { describe, expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { crm, openSales, type Row } from '../support/crm.ts'
import { uploaded } from '../support/upload.ts'
import { world } from '../support/world.ts'

const names = (rows: readonly Row[]) => rows.map((row) => row.name)

test('a row has all data of its lead', async () => {
  const w = await world()
  const { body: client } = await w.as(w.ada).post('/crm/customers', { name: 'Nile Logistics' })
  const file = await uploaded(w, w.ada, 'offer', 'offer.txt')
  const my = crm(w)
  const texts = {
    name: 'Fleet', desc: '*12* vans', customer: 'Nile', contact: 'Nil', position: 'Buyer', email: 'nil@nile.eg', phone: '+20 1', linkedin: 'in/nil',
    url: 'https://nile.eg', address: 'Corniche 1', city: 'Cairo', state: 'C', country: 'EG', postCode: '11511', status: 'inProgress', priority: '4500',
  } // biome-ignore format: a list of fields
  const numbers = {
    probablity: 40,
    expectedRevenue: '48000.5',
    mrr: 12,
    periodRevenue: '7',
    period: 3,
    estimateDays: '14',
    rank: 5,
  }
  const id = await my.make({
    ...texts,
    ...numbers,
    dueDate: '$iso8601:2026-03-31T17:00:00Z',
    remindDate: '2026-03-30T10:00:00+03:00',
    createdAt: '2025-12-01T00:00:00Z',
    assignedUsers: [{ userId: my.user(w.ben) }, my.user(w.cem)],
    attachments: [file],
    tags: ['hot', 'Zürich'],
    organizationId: client._id,
    projectAssemblyDataId: 'application',
    related: 'app',
    fleet: { size: [12, null, true], 'a.b': '' },
  })
  const shown = (person: typeof w.ada) => w.encryptedIds.encrypt('user', person.id)
  expect(await my.row(id)).toEqual({
    ...texts,
    ...numbers,
    id,
    title: 'Fleet',
    color: 'cyan',
    categoryId: await my.stage('New lead'),
    createdAt: Date.parse('2025-12-01T00:00:00Z'),
    updatedAt: w.clock.now(),
    dueDate: Date.parse('2026-03-31T17:00:00Z'),
    remindDate: Date.parse('2026-03-30T07:00:00Z'),
    'remind Date': Date.parse('2026-03-30T07:00:00Z'),
    authorId: shown(w.ada),
    assignedUsers: [
      { userId: shown(w.ben), name: 'Ben Franklin', email: w.ben.email },
      { userId: shown(w.cem), name: 'Cem Karaca', email: w.cem.email },
    ],
    attachments: [{ id: file, name: 'offer.txt' }],
    tags: ['hot', 'Zürich'],
    organizationId: client._id,
    projectAssemblyId: w.sales,
    projectAssemblyDataId: 'application',
    related: 'app',
    fleet: { size: [12, null, true], 'a.b': '' },
  })
})

test('what a lead does not have is null, its client empty, its priority 3000', async () => {
  const w = await world()
  const my = crm(w)
  expect(await my.row(await my.make())).toMatchObject({
    desc: '', customer: null, probablity: null, mrr: null, period: null, dueDate: null, remindDate: null, 'remind Date': null, organizationId: '',
    priority: '3000', status: 'todo', tags: [], attachments: [], assignedUsers: [], rank: w.clock.now(),
  }) // biome-ignore format: a list of fields
})

test('pages, colours, the default order and the total', async () => {
  const w = await world()
  const my = crm(w)
  for (let i = 0; i < 8; i++) await my.make({ name: `n${i}`, rank: i < 6 ? i : 9 })
  w.clock.advance(1000)
  await my.updateFields((await my.rows({ 'data.name': 'n6' }))[0]?.id, { city: 'Bursa' })

  const { body } = await my.paginate({ rowsHandler: 'OrganizationTaskRowsHandler.toTasks' })
  expect(body).toMatchObject({ success: true, total: 8 })
  expect(names(body.rows)).toEqual(['n6', 'n7', 'n5', 'n4', 'n3', 'n2', 'n1', 'n0'])
  const colors = body.rows.map((row: Row) => row.color)
  expect(colors).toEqual(['cyan', 'green', 'blue', 'geekblue', 'purple', 'gold', 'cyan', 'green'])

  const page = async (start: number, limit: number) =>
    (await my.paginate({ start, limit, sorts: { 'data.name': 1 } })).body
  expect(await page(6, 5)).toMatchObject({
    total: 8,
    rows: [
      { name: 'n6', color: 'cyan' },
      { name: 'n7', color: 'green' },
    ],
  })
  expect(await page(0, 8)).toMatchObject({ total: 8 })
  expect(await page(8, 5)).toMatchObject({ total: 8, rows: [] })
  expect(await page(1e9, 500)).toMatchObject({ total: 8, rows: [] })
  expect((await my.paginate({ filters: { 'data.name': { $in: ['n1', 'n2', 'x'] } }, limit: 1 })).body.total).toBe(2)
})

describe('filters', () => {
  test('find by what rows show', async () => {
    const w = await world()
    const my = crm(w)
    const late = await my.make({
      name: 'late',
      dueDate: '2026-01-15T08:59:59Z',
      tags: ['hot'],
      assignedUsers: [my.user(w.ben)],
      mrr: '9.50',
    })
    const done = await my.make({ name: 'done', dueDate: '2026-01-01', status: 'done', priority: '6000', mrr: 10 })
    const won = await my.make({ name: 'won', dueDate: '2026-01-01', categoryId: await my.stage('Won'), customer: '' })
    const found = async (filters: object) => (await my.rows(filters, { sorts: { id: 1 } })).map((row) => row.id)

    expect(await found({ 'data.status': 'expired' })).toEqual([late])
    expect(await found({ 'data.status': { $ne: 'expired' } })).toEqual([done, won])
    expect((await my.row(late))?.status).toBe('expired')
    expect(await found({ 'data.mrr': { $lt: '10' } })).toEqual([late])
    expect(await found({ 'data.mrr': { $in: ['9.5', '10.0'] } })).toEqual([late, done])
    expect(await found({ 'data.priority': { $gt: 3000 } })).toEqual([done])
    expect(await found({ 'data.assignedUsers.userId': my.user(w.ben) })).toEqual([late])
    expect(await found({ 'data.assignedUsers.userId': { $ne: my.user(w.ben) } })).toEqual([done, won])
    expect(await found({ 'data.assignedUsers.email': w.ben.email })).toEqual([late])
    expect(await found({ 'data.tags': { $in: ['hot', 'cold'] } })).toEqual([late])
    expect(await found({ 'data.authorId': { $in: [my.user(w.ada)] } })).toEqual([late, done, won])
    expect(await found({ 'data.authorId': my.user(w.eve) })).toEqual([])
    expect(await found({ 'data.organizationId': '' })).toEqual([late, done, won])
    expect(await found({ 'data.dueDate': { $lt: '$iso8601:2026-01-15T00:00:00+03:00' } })).toEqual([done, won])
    expect(await found({ $or: [{ id: late }, { 'data.categoryId': await my.stage('Won') }] })).toEqual([late, won])
    expect(await found({ $and: [{}, { $not: { id: late } }] })).toEqual([done, won])
    expect(await found({ 'data.projectAssemblyId': w.website })).toEqual([])
    expect(
      await found({
        'data.projectAssemblyId': w.sales,
        'data.related': 'app',
        'data.projectAssemblyDataId': 'application',
      }),
    ).toEqual([late, done, won])
  })

  test('tell the types of extra fields apart, and look into lists', async () => {
    const w = await world()
    const my = crm(w)
    const values = {
      number: 1,
      digits: '1',
      boolean: true,
      list: [2, 'x', true],
      object: { x: 1 },
      none: null,
      empty: '',
    }
    const keys = Object.keys(values)
    for (const name of keys) await my.make({ name, x: values[name as keyof typeof values] })
    const found = async (condition: unknown) => names(await my.rows({ 'data.x': condition }, { sorts: { id: 1 } }))

    expect(await found(1)).toEqual(['number'])
    expect(await found('1')).toEqual(['digits'])
    expect(await found(true)).toEqual(['boolean', 'list'])
    expect(await found({ $gt: 0 })).toEqual(['number', 'list'])
    expect(await found({ $gte: '1' })).toEqual(['digits', 'list'])
    expect(await found({ $lt: true })).toEqual([])
    expect(await found({ $in: ['', 2] })).toEqual(['list', 'empty'])
    expect(await found({ $exists: false })).toEqual(['none'])
    expect(await found(null)).toEqual(['none'])
    const order = async (direction: number) => names(await my.rows({}, { sorts: { 'data.x': direction, id: 1 } }))
    expect(await order(1)).toEqual(['number', 'list', 'empty', 'digits', 'boolean', 'object', 'none'])
    expect(await order(-1)).toEqual(['boolean', 'list', 'digits', 'empty', 'number', 'object', 'none'])
  })

  test('as many as there may be are answered', async () => {
    const w = await world()
    const my = crm(w)
    await my.make()
    const conditions = Array.from({ length: 99 }, (_, i) => ({
      [`data.x${i}`]: { $in: Array.from({ length: 50 }, String) },
    }))
    const { status, body } = await my.paginate({ filters: { $or: conditions, 'data.name': 'Fleet' } })
    expect({ status, total: body.total, info: body.info }).toEqual({ status: 200, total: 0 })
    const empty = await my.paginate({ filters: { $and: Array.from({ length: 50_000 }, () => ({})) } })
    expect({ status: empty.status, total: empty.body.total }).toEqual({ status: 200, total: 1 })
  })
})

test('only leads that the caller may see are rows', async () => {
  const w = await world()
  const my = crm(w)
  await w.as(w.ada).post('/tasks', { group: w.website, name: 'no lead' })
  await w.as(w.ada).post('/tasks', { group: w.sales, name: 'private', private: true, assignees: [w.cem._id] })
  await my.make({ name: 'open' })
  const archived = await my.make({ name: 'archived' })
  await w.as(w.ada).put(`/tasks/${archived}/archive`, { value: true })
  const deleted = await my.make({ name: 'deleted' })
  await w.as(w.ada).delete(`/tasks/${deleted}`)

  const seen = async (person: typeof w.ada) => {
    const { body } = await crm(w, person).paginate({ sorts: { 'data.name': 1 }, limit: 1 })
    return [body.total, ...names(body.rows)]
  }
  expect(await seen(w.ada)).toEqual([2, 'open'])
  expect(await seen(w.cem)).toEqual([2, 'open'])
  expect(await seen(w.ben)).toEqual([1, 'open'])
  expect(await seen(w.eve)).toEqual([0])
  await openSales(w, 'none')
  expect(await seen(w.ben)).toEqual([0])
  expect(await seen(w.cem)).toEqual([1, 'private'])
  expect(await crm(w, w.eve).rows({ 'data.projectAssemblyId': w.sales })).toEqual([])
})

test.each<[object, string]>([
  [{ rowsHandler: 'x' }, '/rowsHandler'],
  [{ start: -1 }, '/start'],
  [{ start: '0x' }, '/start'],
  [{ limit: 0 }, '/limit'],
  [{ limit: 501 }, '/limit'],
  [{ limit: 1.5 }, '/limit'],
  [{ sorts: [] }, '/sorts'],
  [{ sorts: { 'data.name': 'asc' } }, '/sorts/data.name'],
  [{ sorts: { name: 1 } }, '/sorts/name'],
  [{ filters: 'x' }, '/filters'],
  [{ filters: { name: 'x' } }, '/filters/name'],
  [{ filters: { 'data.tags.x': 'x' } }, '/filters/data.tags.x'],
  [{ filters: { 'data.name': 1 } }, '/filters/data.name'],
  [{ filters: { 'data.name': { $regex: 'x' } } }, '/filters/data.name/$regex'],
  [{ filters: { 'data.mrr': 'many' } }, '/filters/data.mrr'],
  [{ filters: { 'data.dueDate': { $gt: '2026-02-30' } } }, '/filters/data.dueDate/$gt'],
  [{ filters: { 'data.authorId': { $gt: 'x' } } }, '/filters/data.authorId/$gt'],
  [{ filters: { $nor: [] } }, '/filters/$nor'],
])('%j is refused', async (body, field) => {
  const w = await world()
  const answer = await crm(w).paginate(body)
  expect(answer).toMatchObject({ status: 400, body: { success: false, errors: [{ field }] } })
})

test('all that is wrong with a page is said at once, and nothing changes', async () => {
  const w = await world()
  const before = await contents(w)
  const { body } = await crm(w).paginate({ filters: { 'data.x': { $a: 1 }, y: 1 }, sorts: { z: 1 } })
  expect(body.errors.map(({ field }: { field: string }) => field)).toEqual([
    '/filters/data.x/$a',
    '/filters/y',
    '/sorts/z',
  ])
  expect(await contents(w)).toEqual(before)
})

test('a start of 500 is the most, and a body that is no JSON says where', async () => {
  const w = await world()
  expect((await crm(w).paginate({ limit: 500 })).status).toBe(200)
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${w.ada.token}` }
  const request = {
    method: 'POST' as const,
    url: '/cubedrive/formDataApi/10100000/paginate',
    headers,
    payload: '{limit: 1}',
  }
  const answer = await w.app.inject(request)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().info).toMatch(/The body is not JSON: .*position 1/)
  expect((await w.as(w.ada).post('/cubedrive/formDataApi/10100001/paginate', {})).status).toBe(404)
  expect(await w.as(w.ada).get('/cubedrive/formDataApi/10100000/paginate')).toMatchObject({
    status: 405,
    headers: { allow: 'POST' },
  })
  expect((await w.as(null).post('/cubedrive/formDataApi/10100000/paginate', {})).status).toBe(401)
})
