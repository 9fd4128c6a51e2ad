import { describe, expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { crm, openSales } from '../support/crm.ts'
import { uploaded } from '../support/upload.ts'
import { seconds, world } from '../support/world.ts'

const FORM = '/cubedrive/formDataApi/10100000'

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

describe('fields', () => {
  test.each(['mrr', 'expectedRevenue', 'periodRevenue', 'period', 'estimateDays', 'priority'])(
    '%s comes back in the type it came in',
    async (field) => {
      const w = await world()
      const my = crm(w)
      const id = await my.make({ [field]: 4000 })
      expect((await my.row(id))?.[field]).toBe(4000)
      await my.updateFields(id, { city: 'Cairo' })
      expect((await my.row(id))?.[field]).toBe(4000)
      await my.updateFields(id, { [field]: '5000' })
      expect((await my.row(id))?.[field]).toBe('5000')
      await my.updateFields(id, { [field]: '' })
      expect((await my.row(id))?.[field]).toBe(field === 'priority' ? '3000' : null)
    },
  )

  test('null and what is empty unset', async () => {
    const w = await world()
    const { body: client } = await w.as(w.ada).post('/crm/customers', { name: 'Nile' })
    const my = crm(w)
    const given = {
      desc: 'd', customer: 'c', email: 'e', postCode: '1', probablity: 1, mrr: '1', period: 1, dueDate: '2026-02-01', remindDate: '2026-02-01',
      status: 'done', priority: '5000', organizationId: client._id, tags: ['a'], assignedUsers: [my.user(w.ben)], own: 'x',
    } // biome-ignore format: a list of fields
    const unset = {
      desc: '', customer: null, email: null, postCode: null, probablity: null, mrr: null, period: null, dueDate: null, remindDate: null,
      status: 'todo', priority: '3000', organizationId: '', tags: [], assignedUsers: [], 'remind Date': null,
    } // biome-ignore format: a list of fields
    const nulls = Object.fromEntries(Object.keys(given).map((field) => [field, null]))
    const lists = { tags: [], assignedUsers: [], own: null }
    for (const empty of [nulls, { ...Object.fromEntries(Object.keys(given).map((field) => [field, ''])), ...lists }]) {
      const id = await my.make(given)
      expect(await my.row(id)).toMatchObject({ desc: 'd', organizationId: client._id, own: 'x', priority: '5000' })
      expect((await my.updateFields(id, empty)).status).toBe(200)
      expect(await my.row(id)).toMatchObject(unset)
      expect(await my.row(id)).not.toHaveProperty('own')
    }
  })

  test('a reminder for a day alone goes out at the time that the caller has set', async () => {
    const w = await world()
    await openSales(w, 'edit')
    await w.as(w.ben).put('/app/me', { localization: { reminderTime: '07:30' } })
    const remindDate = '2026-02-01'
    const id = await crm(w).make({ remindDate })
    expect(await crm(w).row(id)).toMatchObject({ remindDate: Date.parse('2026-02-01T09:00:00+03:00') })
    const my = crm(w, w.ben)
    await my.updateFields(id, { 'remind Date': `$iso8601:${remindDate}` })
    expect(await my.row(id)).toMatchObject({ remindDate: Date.parse('2026-02-01T07:30:00+03:00') })
    await my.updateFields(id, { remindDate: `${remindDate}T10:00` })
    expect(await my.row(id)).toMatchObject({ remindDate: Date.parse('2026-02-01T10:00:00+03:00') })
  })

  test('probability and "remind Date" are other names', async () => {
    const w = await world()
    const my = crm(w)
    const id = await my.make({ probability: 70, 'remind Date': '$iso8601:2026-02-01T00:00:00Z' })
    expect(await my.row(id)).toMatchObject({ probablity: 70, remindDate: Date.parse('2026-02-01T00:00:00Z') })
    expect(await my.row(id)).not.toHaveProperty('probability')
    await my.updateFields(id, { probablity: 0, probability: 9 })
    expect(await my.row(id)).toMatchObject({ probablity: 0 })
  })

  test('instants without an offset are read in the zone of the organization, and may be numbers', async () => {
    const w = await world()
    const my = crm(w)
    const dueDate = async (given: unknown) => (await my.row(await my.make({ dueDate: given })))?.dueDate
    expect(await dueDate('2026-02-01')).toBe(Date.parse('2026-02-01T20:59:59Z')) // a day, until it ends
    expect(await dueDate('$iso8601:2026-02-01T10:00')).toBe(Date.parse('2026-02-01T07:00:00Z'))
    expect(await dueDate(Date.parse('2026-02-01'))).toBe(Date.parse('2026-02-01'))
  })

  test('of your own are kept, merged and taken out', async () => {
    const w = await world()
    const my = crm(w)
    const own = {
      toString: 'x',
      constructor: 1,
      'a.b': [null, { c: '' }],
      "it's": true,
      company: 'own',
      $x: 1.5,
      null: false,
      nothing: null,
    }
    const id = await my.make(own)
    const { nothing, ...kept } = own
    expect(await my.row(id)).toMatchObject({ ...own, customer: null })
    expect((await my.rows({ 'data.nothing': { $exists: false } })).map((row) => row.id)).toEqual([id])
    await my.updateFields(id, { 'a.b': null, more: 0, $x: '' })
    expect(await my.row(id)).toHaveProperty('nothing', null)
    await my.updateFields(id, { nothing: null })
    expect(await my.row(id)).not.toHaveProperty('nothing')
    const { 'a.b': gone, ...left } = kept
    expect(await my.row(id)).toMatchObject({ ...left, more: 0, $x: '' })
    expect(await my.row(id)).not.toHaveProperty('a.b')
  })

  test('of your own are 256 and 64 KiB at most', async () => {
    const w = await world()
    const my = crm(w)
    const many = Object.fromEntries(Array.from({ length: 256 }, (_, i) => [`x${i}`, i]))
    const id = await my.make(many)
    const before = await contents(w)
    expect(await my.updateFields(id, { x256: 1 })).toMatchObject({
      status: 422,
      body: { errors: [{ field: '/item/data' }] },
    })
    expect((await my.upsert({ item: { data: await my.data({ ...many, y: 1 }) } })).status).toBe(422)
    expect(await contents(w)).toEqual(before)
    expect((await my.updateFields(id, { x256: 1, x0: null })).status).toBe(200)

    const room = 64 * 1024 - '{"x":""}'.length
    expect((await my.upsert({ item: { data: await my.data({ x: 'x'.repeat(room) }) } })).status).toBe(200)
    expect((await my.upsert({ item: { data: await my.data({ x: 'x'.repeat(room + 1) }) } })).status).toBe(422)
    expect((await my.upsert({ item: { data: await my.data({ ['n'.repeat(100)]: 1 }) } })).status).toBe(200)
    expect((await my.upsert({ item: { data: await my.data({ ['n'.repeat(101)]: 1 }) } })).status).toBe(400)
  })

  test('the server gives stay the server’s', async () => {
    const w = await world()
    const my = crm(w)
    const id = await my.make({ id: '5', title: 'x', color: 'gold', updatedAt: 5, dataId: '7' })
    expect(await my.row(id)).toMatchObject({ id, title: 'Fleet', color: 'cyan', updatedAt: w.clock.now() })
    expect(await my.row(id)).not.toHaveProperty('dataId')
  })

  test('createdAt and rank may be given', async () => {
    const w = await world()
    const my = crm(w)
    const id = await my.make({ createdAt: '2020-01-01T00:00:00Z', rank: -1.5 })
    expect(await my.row(id)).toMatchObject({
      createdAt: Date.parse('2020-01-01'),
      rank: -1.5,
      updatedAt: w.clock.now(),
    })
    await my.updateFields(id, { createdAt: '2021-01-01T00:00:00Z', rank: 7 })
    expect(await my.row(id)).toMatchObject({ createdAt: Date.parse('2021-01-01'), rank: 7 })
    expect((await w.as(w.ada).get(`/tasks/${id}`)).body.createdAt).toBe(seconds('2021-01-01'))
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

describe('updateFields', () => {
  test('changes what is given, and answers as upsert does', async () => {
    const w = await world()
    const my = crm(w)
    const id = await my.make({ city: 'Cairo', tags: ['a'] })
    w.clock.advance(5000)
    const { status, body } = await my.updateFields(id, { mrr: '12' }, { taskId: id })
    expect({ status, body }).toEqual({ status: 200, body: { success: true, formId: 10100000, dataId: id } })
    expect(await my.row(id)).toMatchObject({ mrr: '12', city: 'Cairo', tags: ['a'], updatedAt: w.clock.now() })
    expect((await my.updateFields(id, {})).status).toBe(200)
  })

  test('wants the taskId of the path', async () => {
    const w = await world()
    const my = crm(w)
    const id = await my.make()
    const answer = await my.updateFields(id, { name: 'x' }, { taskId: `${id}0` })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: '/taskId' }] } })
    expect(await my.row(id)).toMatchObject({ name: 'Fleet' })
  })

  test('moves the lead to another stage, and to another pipeline', async () => {
    const w = await world()
    const my = crm(w)
    const id = await my.make({ tags: ['hot'], mrr: '5' })
    const won = await my.stage('Won')
    await my.updateFields(id, { categoryId: won })
    expect(await my.row(id)).toMatchObject({ categoryId: won })
    const task = async () => (await w.as(w.ada).get(`/tasks/${id}`)).body
    expect(await task()).toMatchObject({ state: 'Won', completedAt: w.clock.now() / 1000 })

    const { body: other } = await w
      .as(w.ada)
      .post('/pipelines', { name: 'Other', stages: [{ name: 'In' }, { name: 'Out' }] })
    expect(await my.updateFields(id, { projectAssemblyId: other._id })).toMatchObject({
      status: 400,
      body: { errors: [{ field: '/item/data/categoryId' }] },
    })
    const [first] = other.stages
    expect(
      (await my.updateFields(id, { projectAssemblyId: other._id, categoryId: first.id, tags: ['hot'] })).status,
    ).toBe(200)
    expect(await my.row(id)).toMatchObject({
      projectAssemblyId: other._id,
      categoryId: first.id,
      tags: ['hot'],
      mrr: '5',
    })
    expect(await task()).toMatchObject({ group: other._id, state: 'In', completedAt: null })
  })
})

describe('permissions', () => {
  test('viewers change nothing; assignees move the lead along', async () => {
    const w = await world()
    const id = await crm(w).make({ assignedUsers: [crm(w).user(w.cem)] })
    const before = await contents(w)
    const ben = crm(w, w.ben)
    expect((await ben.upsert({ item: { data: await ben.data() } })).status).toBe(403)
    for (const data of [
      { name: 'x' },
      { city: 'x' },
      { own: 1 },
      { tags: ['new'] },
      { categoryId: await ben.stage('Won') },
      { createdAt: '2020-01-01' },
    ]) {
      expect((await ben.updateFields(id, data)).status).toBe(403)
    }
    const cem = crm(w, w.cem)
    for (const data of [{ city: 'x' }, { mrr: 1 }, { priority: '3500' }, { own: 1 }])
      expect((await cem.updateFields(id, data)).status).toBe(403)
    expect(await contents(w)).toEqual(before)
    expect((await cem.updateFields(id, { categoryId: await cem.stage('Won') })).status).toBe(200)
  })

  test('another author is for those who may edit others’ leads', async () => {
    const w = await world()
    await openSales(w, 'create')
    const ben = crm(w, w.ben)
    const before = await contents(w)
    expect((await ben.upsert({ item: { data: await ben.data({ authorId: ben.user(w.cem) }) } })).status).toBe(403)
    expect(await contents(w)).toEqual(before)
    const id = await ben.make({ authorId: ben.user(w.ben) })
    expect((await ben.updateFields(id, { authorId: ben.user(w.cem) })).status).toBe(403)
    const given = await crm(w).make({ authorId: ben.user(w.ben).replace('$userId:', '') })
    expect(await ben.row(given)).toMatchObject({ authorId: w.encryptedIds.encrypt('user', w.ben.id) })
  })
})

describe('Idempotency-Key', () => {
  const key = { 'idempotency-key': 'import 1' }

  test('makes one lead of a create that is sent again, and answers the same', async () => {
    const w = await world()
    const my = crm(w)
    const body = { item: { data: await my.data({ tags: ['a'] }) } }
    const answers = [await my.upsert(body, key), await my.upsert(body, key), await my.upsert(body, key)]
    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1)
    expect((await my.paginate({})).body.total).toBe(1)
    const twins = await Promise.all([1, 2, 3, 4].map(() => my.upsert(body, { 'idempotency-key': 'import 2' })))
    const made = twins.filter(({ status }) => status === 200)
    expect(new Set(made.map((answer) => answer.body.dataId)).size).toBe(1)
    const refused = twins.filter((answer) => !made.includes(answer))
    for (const { status, body } of refused) expect([status, body.code]).toEqual([409, 'idempotency_in_progress'])
    expect((await my.paginate({})).body.total).toBe(2)
  })

  test('is refused with another request, is each user’s own, and is free again after a refusal', async () => {
    const w = await world()
    const my = crm(w)
    expect((await my.upsert({ item: { data: await my.data({ mrr: 'x' }) } }, key)).status).toBe(422)
    const first = await my.upsert({ item: { data: await my.data() } }, key)
    expect(first.status).toBe(200)
    expect(await my.upsert({ item: { data: await my.data({ city: 'x' }) } }, key)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'idempotency-key' }] },
    })
    await openSales(w, 'create')
    const second = await crm(w, w.ben).upsert({ item: { data: await my.data() } }, key)
    expect(second.status).toBe(200)
    expect(second.body.dataId).not.toBe(first.body.dataId)
    for (const bad of ['', 'x'.repeat(256)])
      expect((await my.upsert({ item: { data: await my.data() } }, { 'idempotency-key': bad })).status).toBe(400)
  })
})

test('a body that is no JSON says where; other forms and methods are not there', async () => {
  const w = await world()
  const headers = { 'content-type': 'application/json', 'x-auth-token': w.ada.token }
  for (const path of ['upsert', '5/updateFields']) {
    const answer = await w.app.inject({
      method: 'POST',
      url: `${FORM}/${path}`,
      headers,
      payload: '{"item": {data: {}}}',
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ success: false, info: expect.stringMatching(/not JSON: .*position 10/) })
  }
  const ada = w.as(w.ada)
  expect((await ada.post('/cubedrive/formDataApi/10100001/upsert', {})).status).toBe(404)
  expect((await ada.post('/cubedrive/formDataApi/10100001/5/updateFields', {})).status).toBe(404)
  expect((await ada.put(`${FORM}/upsert`, {})).status).toBe(405)
  expect((await w.as(null).post(`${FORM}/upsert`, {})).status).toBe(401)
})
