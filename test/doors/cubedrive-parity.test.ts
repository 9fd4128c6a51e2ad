import { expect, test } from 'vitest'
import { crm } from '../support/crm.ts'
import { uploaded } from '../support/upload.ts'
import { seconds, world } from '../support/world.ts'

test('a lead made in the CRM is a task of the main API', async () => {
  const w = await world()
  const { body: client } = await w.as(w.ada).post('/crm/customers', { name: 'Nile' })
  const file = await uploaded(w, w.ada, 'offer', 'offer.txt')
  const my = crm(w)
  const id = await my.make({
    desc: 'twelve', customer: 'Nile', contact: 'Nil', postCode: '1', priority: '4999', probablity: 40, mrr: 12.5, period: '3', status: 'inProgress',
    dueDate: '2026-01-15T08:00:00Z', remindDate: '2026-02-01T00:00:00Z', tags: ['hot'], attachments: [file], assignedUsers: [my.user(w.ben)],
    organizationId: client._id, categoryId: await my.stage('Proposal'), authorId: my.user(w.cem), rank: 7, own: 'x',
  }) // biome-ignore format: a list of fields

  const [task] = (await w.as(w.dan).get(`/tasks?group=${w.sales}&include=name,state,tags,files,lead`)).body
  const [tag] = (await w.as(w.ada).get(`/tags?group=${w.sales}`)).body
  expect(task).toMatchObject({ _id: id, name: 'Fleet', state: 'Proposal', tags: [tag._id], files: [{ _id: file }] })
  expect((await w.as(w.ada).get(`/tasks/${id}`)).body).toMatchObject({
    desc: 'twelve', group: w.sales, assignedBy: w.cem._id, assignees: [w.ben._id], followers: [w.cem._id, w.ben._id], priority: 4, priorityScore: -7,
    deadline: seconds('2026-01-15T08:00:00Z'), customer: { _id: client._id, name: 'Nile' },
    lead: {
      company: 'Nile', contact: 'Nil', postCode: '1', position: null, probability: 40, mrr: '12.5', period: 3, remindAt: seconds('2026-02-01T00:00:00Z'),
      status: 'expired',
    },
  }) // biome-ignore format: a list of members
})

test('a task made in a pipeline is a row of the CRM', async () => {
  const w = await world()
  const lead = {
    company: 'Nile',
    probability: 20,
    expectedRevenue: '1000.50',
    period: 12,
    status: 'done',
    remindAt: seconds('2026-02-01T00:00:00Z'),
  }
  const task = {
    group: w.sales,
    name: 'Fleet',
    state: 'Won',
    assignees: [w.ben._id],
    deadline: seconds('2026-01-01T00:00:00Z'),
    priority: 5,
    lead,
  }
  const { body } = await w.as(w.ada).post('/tasks', task)
  const my = crm(w)
  expect(await my.rows()).toMatchObject([
    {
      id: body._id, name: 'Fleet', customer: 'Nile', probablity: 20, expectedRevenue: '1000.5', period: '12', status: 'done', priority: '5000',
      categoryId: await my.stage('Won'), dueDate: Date.parse('2026-01-01'), remindDate: Date.parse('2026-02-01'), assignedUsers: [{ email: w.ben.email }],
    },
  ]) // biome-ignore format: a list of members
})

test('the priority of one is that of the other', async () => {
  const w = await world()
  const my = crm(w)
  const id = await my.make()
  const both = async () => [(await w.as(w.ada).get(`/tasks/${id}`)).body.priority, (await my.row(id))?.priority]
  const inCrm = (priority: unknown) => my.updateFields(id, { priority })
  const inMain = (priority: number) => w.as(w.ada).put(`/tasks/${id}`, { priority })
  expect(await both()).toEqual([3, '3000'])
  await inCrm('6000')
  expect(await both()).toEqual([5, '6000'])
  await inMain(5)
  expect(await both()).toEqual([5, '6000'])
  await inMain(2)
  expect(await both()).toEqual([2, '2000'])
  await inCrm('500')
  expect(await both()).toEqual([1, '500'])
  await inCrm(1999)
  expect(await both()).toEqual([1, 1999])
  await inMain(4)
  expect(await both()).toEqual([4, '4000'])
})

test('comments, files, tags, states and the fields of the lead show through both', async () => {
  const w = await world()
  const my = crm(w)
  const ada = w.as(w.ada)
  const id = await my.make({ own: 1, tags: ['hot'] })
  const file = await uploaded(w, w.ada, 'offer', 'offer.txt')
  expect((await ada.post(`/tasks/${id}/activities`, { content: 'Called them' })).status).toBe(200)
  await ada.put(`/tasks/${id}`, { files: [file], lead: { company: 'Nile', mrr: '7', remindAt: null }, tags: [] })
  await ada.put(`/tasks/${id}/state`, { value: 'Proposal' })
  expect(await my.row(id)).toMatchObject({
    attachments: [{ id: file, name: 'offer.txt' }], customer: 'Nile', mrr: '7', tags: [], categoryId: await my.stage('Proposal'), own: 1,
  }) // biome-ignore format: a list of fields

  w.clock.advance(1000)
  await my.updateFields(id, { customer: 'Nile Ltd', own: 2, priority: '3500', tags: ['cold'] })
  await my.updateFields(id, { categoryId: await my.stage('Won'), city: 'Cairo' })
  const { body: task } = await ada.get(`/tasks/${id}`)
  expect(task).toMatchObject({
    state: 'Won',
    completedAt: w.clock.now() / 1000,
    lead: { company: 'Nile Ltd', city: 'Cairo', mrr: '7' },
  })

  const { body: history } = await ada.get(`/tasks/${id}/activities`)
  const changes = history.map((activity: { type: string; data?: { changes?: { field: string }[] } }) => [
    activity.type,
    activity.data?.changes?.map(({ field }) => field),
  ])
  expect(changes).toEqual([
    ['post', undefined],
    ['update', ['tags', 'files', 'lead.company', 'lead.mrr']],
    ['state-change', undefined],
    ['update', ['tags', 'lead.company', 'lead.priorityDigits', 'lead.extra.own']],
    ['state-change', undefined],
    ['update', ['lead.city']],
  ])
  expect(history[5]).toMatchObject({
    user: w.ada._id,
    data: { changes: [{ field: 'lead.city', from: null, to: 'Cairo' }] },
  })
})

test('members of a lead are for those who may edit it, through both', async () => {
  const w = await world()
  const my = crm(w)
  const id = await my.make({ assignedUsers: [my.user(w.cem)] })
  expect((await w.as(w.cem).put(`/tasks/${id}`, { lead: { company: 'x' } })).status).toBe(403)
  expect((await w.as(w.ben).put(`/tasks/${id}`, { lead: { company: 'x' } })).status).toBe(403)
  expect((await w.as(w.cem).put(`/tasks/${id}`, { lead: { company: null } })).status).toBe(200)
  expect(await my.row(id)).toMatchObject({ customer: null })
})

test('a change of the lead alone is a change of the task', async () => {
  const w = await world()
  const my = crm(w)
  const id = await my.make()
  w.clock.advance(60_000)
  await w.as(w.ada).put(`/tasks/${id}`, { lead: { company: 'Nile' } })
  expect(await my.row(id)).toMatchObject({ updatedAt: w.clock.now() })
})

test('what the main API empties is empty through both, and adds up to nothing', async () => {
  const { as, ada, sales } = await world()
  const emptied = { company: '', expectedRevenue: '', mrr: '', periodRevenue: '' }
  const { body: lead } = await as(ada).post('/tasks', { group: sales, name: 'Globex', lead: emptied })
  expect(lead.lead).toMatchObject({ company: null, expectedRevenue: null, mrr: null, periodRevenue: null })
  await as(ada).put(`/tasks/${lead._id}`, { lead: { company: 'Globex', mrr: '12' } })
  await as(ada).put(`/tasks/${lead._id}`, { lead: emptied })
  const paginate = (filters: object) => as(ada).post('/cubedrive/formDataApi/10100000/paginate', { filters })
  for (const filters of [{ 'data.mrr': { $gte: 0 } }, { 'data.mrr': { $exists: true } }, { 'data.customer': '' }])
    expect(await paginate(filters)).toMatchObject({ status: 200, body: { total: 0 } })
  expect((await paginate({ 'data.mrr': { $exists: false } })).body).toMatchObject({ rows: [{ mrr: null }] })
  expect((await as(ada).get(`/pipelines/${sales}/summary`)).status).toBe(200)
  expect((await as(ada).get('/reports/leads')).status).toBe(200)
})

test('a lead that recurs makes a lead', async () => {
  const w = await world()
  const my = crm(w)
  const id = await my.make({
    mrr: 5,
    own: 'x',
    dueDate: '2026-01-31T09:00:00Z',
    remindDate: '2026-01-30T00:00:00Z',
    status: 'inProgress',
  })
  const recurrence = { type: 'monthly', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }
  expect((await w.as(w.ada).put(`/tasks/${id}`, { recurrent: true, recurrence })).status).toBe(200)
  expect((await my.updateFields(id, { categoryId: await my.stage('Won') })).status).toBe(200)
  const rows = await my.rows({}, { sorts: { id: 1 } })
  expect(rows).toMatchObject([
    { id, mrr: 5, own: 'x', categoryId: await my.stage('Won') },
    {
      mrr: 5,
      own: 'x',
      categoryId: await my.stage('New lead'),
      status: 'todo',
      remindDate: null,
      dueDate: Date.parse('2026-02-28T09:00:00Z'),
    },
  ])
})

test('what leaves its pipeline is no row, and is one again when it comes back', async () => {
  const w = await world()
  const my = crm(w)
  const id = await my.make({ mrr: 5, own: 'x' })
  const move = async (group: string, state: string) => (await w.as(w.ada).put(`/tasks/${id}`, { group, state })).status
  expect(await move(w.website, 'cb_waiting')).toBe(200)
  expect(await my.rows()).toEqual([])
  expect((await my.updateFields(id, { name: 'x' })).status).toBe(404)
  expect((await w.as(w.ada).get(`/tasks/${id}`)).body).not.toHaveProperty('lead')
  expect(await move(w.sales, 'Won')).toBe(200)
  expect(await my.rows()).toMatchObject([{ id, mrr: 5, own: 'x' }])
})
