import { describe, expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { crm } from '../support/crm.ts'
import { uploaded } from '../support/upload.ts'
import { world } from '../support/world.ts'

describe('upsert', () => {
  test('makes a lead, owned by the caller', async () => {
    const w = await world()
    const my = crm(w)
    const { status, body } = await my.upsert({ actions: [], item: { data: await my.data() } })
    expect({ status, body }).toEqual({
      status: 200,
      body: { success: true, formId: 10100000, dataId: expect.stringMatching(/^\d+$/) },
    })
    expect(await my.row(body.dataId)).toMatchObject({
      name: 'Fleet',
      authorId: w.encryptedIds.encrypt('user', w.ada.id),
    })
  })

  test.each(['id', 'dataId'])('with item.%s changes what is given of that lead', async (member) => {
    const w = await world()
    const my = crm(w)
    const id = await my.make({ city: 'Cairo', mrr: '5' })
    const { status, body } = await my.upsert({ item: { [member]: id, data: { city: null, name: 'Vans' } } })
    expect({ status, body }).toEqual({ status: 200, body: { success: true, formId: 10100000, dataId: id } })
    expect(await my.row(id)).toMatchObject({ name: 'Vans', city: null, mrr: '5' })
  })

  test('an empty id makes a lead', async () => {
    const w = await world()
    const my = crm(w)
    const { body } = await my.upsert({ item: { id: '', dataId: null, data: await my.data() } })
    expect(await my.row(body.dataId)).toBeDefined()
  })

  test('a row that is sent back changes nothing', async () => {
    const w = await world()
    const file = await uploaded(w, w.ada, 'offer')
    const my = crm(w)
    const id = await my.make({
      dueDate: '2026-01-01', remindDate: '2026-01-02T00:00:00Z', mrr: 3, period: '6', priority: 4500, tags: ['a', 'b'], attachments: [file], probablity: 5,
      assignedUsers: [my.user(w.ben)], own: { x: [1] }, customer: 'Nile', categoryId: await my.stage('Won'), status: 'inProgress',
    }) // biome-ignore format: a list of fields
    const late = await my.make({ dueDate: '2026-01-01' })
    w.clock.advance(1000)
    const before = await contents(w)
    for (const data of await my.rows()) {
      expect((await my.upsert({ item: { id: data.id, data } })).status).toBe(200)
      expect((await my.updateFields(data.id, data)).status).toBe(200)
    }
    expect((await my.row(late))?.status).toBe('expired')
    expect((await my.row(id))?.status).toBe('inProgress')
    expect(await contents(w)).toEqual(before)
  })

  test('whatever is missing is said at once', async () => {
    const w = await world()
    const { status, body } = await crm(w).upsert({ item: { data: {} } })
    expect(status).toBe(400)
    expect(body.errors).toEqual(
      ['name', 'categoryId', 'projectAssemblyId'].map((field) => ({
        field: `/item/data/${field}`,
        message: 'is required',
        code: 'required',
        params: {},
      })),
    )
    expect(await crm(w).upsert({})).toMatchObject({ status: 400, body: { errors: [{ field: '/item' }] } })
    expect(await crm(w).upsert({ item: {} })).toMatchObject({
      status: 400,
      body: { errors: [{ field: '/item/data' }] },
    })
  })

  test('of a record that there is not', async () => {
    const w = await world()
    const task = (await w.as(w.ada).post('/tasks', { group: w.website, name: 'no lead' })).body._id
    const lead = await crm(w).make()
    const before = await contents(w)
    for (const id of [task, '1', 'x', '99999999999999999999']) {
      const { status, body } = await crm(w).upsert({ item: { id, data: { name: 'x' } } })
      expect({ status, body }).toMatchObject({ status: 422, body: { success: false, errors: [{ field: '/item/id' }] } })
      expect((await crm(w).updateFields(id, { name: 'x' })).status).toBe(404)
    }
    const eve = crm(w, w.eve)
    expect((await eve.upsert({ item: { dataId: lead, data: { name: 'x' } } })).body.errors).toMatchObject([
      { field: '/item/dataId' },
    ])
    expect((await eve.updateFields(lead, { name: 'x' })).status).toBe(404)
    expect((await eve.upsert({ item: { data: await crm(w).data() } })).body.errors).toMatchObject([
      { field: '/item/data/projectAssemblyId' },
    ])
    expect((await crm(w).upsert({ item: { id: lead, dataId: '5', data: {} } })).body.errors).toMatchObject([
      { field: '/item/dataId' },
    ])
    expect(await contents(w)).toEqual(before)
  })
})

const WRONG: [object, number, string][] = [
  [{ name: '' }, 400, 'name'],
  [{ name: ' ' }, 400, 'name'],
  [{ name: null }, 400, 'name'],
  [{ name: 'x'.repeat(1001) }, 400, 'name'],
  [{ desc: 5 }, 400, 'desc'],
  [{ customer: {} }, 400, 'customer'],
  [{ email: 'x'.repeat(1001) }, 400, 'email'],
  [{ categoryId: 'five' }, 400, 'categoryId'],
  [{ categoryId: '-1' }, 400, 'categoryId'],
  [{ categoryId: '' }, 400, 'categoryId'],
  [{ categoryId: '1' }, 422, 'categoryId'],
  [{ categoryId: null }, 400, 'categoryId'],
  [{ categoryId: 1 }, 422, 'categoryId'],
  [{ categoryId: 5.5 }, 422, 'categoryId'],
  [{ categoryId: 1e300 }, 422, 'categoryId'],
  [{ projectAssemblyId: '' }, 400, 'projectAssemblyId'],
  [{ projectAssemblyId: 5 }, 400, 'projectAssemblyId'],
  [{ projectAssemblyId: 'x' }, 422, 'projectAssemblyId'],
  [{ projectAssemblyId: '__proto__' }, 422, 'projectAssemblyId'],
  [{ status: 'open' }, 400, 'status'],
  [{ priority: 'high' }, 400, 'priority'],
  [{ priority: -1 }, 400, 'priority'],
  [{ priority: 1.5 }, 400, 'priority'],
  [{ priority: '1'.repeat(16) }, 400, 'priority'],
  [{ probablity: 101 }, 422, 'probablity'],
  [{ probability: -1 }, 422, 'probablity'],
  [{ probablity: '40' }, 400, 'probablity'],
  [{ mrr: 'many' }, 422, 'mrr'],
  [{ mrr: '-1' }, 422, 'mrr'],
  [{ mrr: -0.01 }, 422, 'mrr'],
  [{ mrr: 1e21 }, 422, 'mrr'],
  [{ mrr: true }, 400, 'mrr'],
  [{ expectedRevenue: '1.00001' }, 422, 'expectedRevenue'],
  [{ expectedRevenue: '1,5' }, 422, 'expectedRevenue'],
  [{ periodRevenue: 'NaN' }, 422, 'periodRevenue'],
  [{ period: '-3' }, 422, 'period'],
  [{ period: -3 }, 422, 'period'],
  [{ period: 'month' }, 422, 'period'],
  [{ estimateDays: 1e10 }, 422, 'estimateDays'],
  [{ estimateDays: [] }, 400, 'estimateDays'],
  [{ dueDate: 'tomorrow' }, 400, 'dueDate'],
  [{ dueDate: '$iso8601:2026-02-30' }, 400, 'dueDate'],
  [{ dueDate: 1e300 }, 400, 'dueDate'],
  [{ remindDate: '$iso8601:' }, 400, 'remindDate'],
  [{ 'remind Date': true }, 400, 'remind Date'],
  [{ createdAt: 'x' }, 400, 'createdAt'],
  [{ authorId: 5 }, 400, 'authorId'],
  [{ authorId: '$userId:AAAAAAAAAAA' }, 422, 'authorId'],
  [{ assignedUsers: 'x' }, 400, 'assignedUsers'],
  [{ assignedUsers: [{ id: 'x' }] }, 400, 'assignedUsers/0/userId'],
  [{ assignedUsers: ['$userId:nobody'] }, 400, 'assignedUsers/0'],
  [{ assignedUsers: ['$userId:AAAAAAAAAAA'] }, 422, 'assignedUsers'],
  [{ assignedUsers: Array(501).fill('AAAAAAAAAAA') }, 400, 'assignedUsers'],
  [{ attachments: [{ name: 'x' }] }, 400, 'attachments/0/id'],
  [{ attachments: ['1'] }, 422, 'attachments'],
  [{ attachments: [{ id: '__proto__' }] }, 422, 'attachments'],
  [{ tags: 'x' }, 400, 'tags'],
  [{ tags: [''] }, 400, 'tags/0'],
  [{ tags: ['x'.repeat(101)] }, 400, 'tags/0'],
  [{ organizationId: '1' }, 422, 'organizationId'],
  [{ organizationId: 'x' }, 422, 'organizationId'],
  [{ projectAssemblyDataId: 'x' }, 400, 'projectAssemblyDataId'],
  [{ related: 'x' }, 400, 'related'],
  [{ rank: '5' }, 400, 'rank'],
  [{ rank: 1e16 }, 400, 'rank'],
]

test('wrong values are refused, each with its field, and change nothing', async () => {
  const w = await world()
  const my = crm(w)
  const lead = await my.make()
  const before = await contents(w)
  for (const [data, status, field] of WRONG) {
    const whole = { ...(await my.data()), ...data }
    for (const answer of [
      await my.upsert({ item: { data: whole } }),
      await my.upsert({ item: { id: lead, data } }),
      await my.updateFields(lead, data),
    ]) {
      const fields = (answer.body.errors ?? []).map((error: { field: string }) => error.field)
      expect({ data, status: answer.status, fields }).toEqual({ data, status, fields: [`/item/data/${field}`] })
    }
  }
  expect(await contents(w)).toEqual(before)
})

test('all wrong values are named at once', async () => {
  const w = await world()
  const my = crm(w)
  const fields = async (data: object) =>
    (await my.upsert({ item: { data: await my.data(data) } })).body.errors.map(({ field }: { field: string }) =>
      field.replace('/item/data/', ''),
    )
  expect(await fields({ name: '', dueDate: 'x', status: 'x', tags: [5] })).toEqual([
    'name',
    'status',
    'dueDate',
    'tags/0',
  ])
  expect(
    await fields({
      categoryId: 1,
      mrr: 'x',
      assignedUsers: ['AAAAAAAAAAA'],
      authorId: 'AAAAAAAAAAA',
      organizationId: 'z',
    }),
  ).toEqual(
    ['categoryId', 'mrr', 'assignedUsers', 'authorId', 'organizationId'], // biome-ignore format: as above
  )
})

test('a component that is no pipeline, or has no such category', async () => {
  const w = await world()
  const my = crm(w)
  const { body: other } = await w.as(w.ada).post('/pipelines', { name: 'Other' })
  const refused = async (data: object) => (await my.upsert({ item: { data: await my.data(data) } })).body.errors
  expect(await refused({ categoryId: other.stages[0].id })).toMatchObject([{ field: '/item/data/categoryId' }])
  const [state] = (await w.as(w.ada).post('/groups', { name: 'P', taskStates: [{ name: 'x', type: 'waiting' }] })).body
    .taskStates
  const { body: plain } = await w.as(w.ada).get('/groups')
  const project = plain.find(({ name }: { name: string }) => name === 'P')._id
  expect(await refused({ projectAssemblyId: project, categoryId: state.id })).toMatchObject([
    { field: '/item/data/projectAssemblyId' },
  ])
  const id = await my.make()
  expect((await my.updateFields(id, { projectAssemblyId: project, categoryId: state.id })).status).toBe(422)
})
