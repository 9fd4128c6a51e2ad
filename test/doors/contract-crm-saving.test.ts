import { describe, expect, test } from 'vitest'
import { FORM, withPipeline } from '../support/contract-crm.ts'
import { remindersIn, seconds } from '../support/world.ts'

const NOW = seconds('2026-01-15T09:00:00Z') * 1000

const ID64 = expect.stringMatching(/^\d{15,20}$/)

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
