import { expect, test } from 'vitest'
import { seconds, type World, world } from '../support/world.ts'

async function withLeads(w: World) {
  const stages = [
    { name: 'New' },
    { name: 'Offer' },
    { name: 'Won', color: 'done' },
    { name: 'Lost', color: 'cancelled' },
  ]
  const pipeline: string = (await w.as(w.ada).post('/pipelines', { name: 'Deals', currency: 'EUR', stages })).body._id
  const make = async (state: string, lead: object = {}, more: object = {}): Promise<string> =>
    (await w.as(w.ada).post('/tasks', { group: pipeline, name: 'A lead', state, lead, ...more })).body._id
  const summary = async (person = w.ada, query = '') =>
    (await w.as(person).get(`/pipelines/${pipeline}/summary${query}`)).body
  return { pipeline, make, summary }
}

test('sums are exact, by stage and by the month of the expected close in the zone of the reader', async () => {
  const w = await world({ now: '2026-01-15T09:00:00Z' })
  const { make, summary } = await withLeads(w)
  const due = (iso: string) => ({ deadline: seconds(iso) })
  await make('New', { expectedRevenue: '0.1', probability: 50 }, due('2026-01-31T20:59:59Z')) // January, in Istanbul
  await make('New', { expectedRevenue: '0.2', probability: 50 }, due('2026-01-31T21:00:00Z'))
  await make('New', { expectedRevenue: '999999999999999', probability: 33.333333 }, due('2026-01-14T20:59:59Z'))
  await make('Offer', { expectedRevenue: '999999999999999', probability: 1 }, due('2026-01-14T21:00:00Z'))
  await make('Offer', {}, due('2026-07-01T00:00:00Z'))
  await make('Offer', { expectedRevenue: '12345678901.23' })
  await make('Won', { expectedRevenue: '100', probability: 10 }, due('2026-01-20T00:00:00Z'))
  await make('Lost', { expectedRevenue: '7', probability: 90 })
  const archived = await make('New', { expectedRevenue: '1000' })
  await w.as(w.ada).put(`/tasks/${archived}/archive`, { value: true })

  const body = await summary()
  expect(body).toMatchObject({ currency: 'EUR', count: 8 })
  expect(body.stages).toMatchObject([
    { name: 'New', type: 'waiting', count: 3, amount: '999999999999999.3', weighted: '333333329999999.82' },
    { name: 'Offer', count: 3, amount: '1000012345678900.23', weighted: '9999999999999.99' },
    { name: 'Won', type: 'completed', count: 1, amount: '100', weighted: '100' },
    { name: 'Lost', type: 'cancelled', count: 1, amount: '7', weighted: '0' },
  ])
  const months = body.months.map(({ month, count, amount }: Record<string, string>) => [month, count, amount])
  expect(months).toEqual([
    ['overdue', 1, '999999999999999'],
    ['2026-01', 2, '999999999999999.1'],
    ['2026-02', 1, '0.2'],
    ['2026-03', 0, '0'],
    ['2026-04', 0, '0'],
    ['2026-05', 0, '0'],
    ['2026-06', 0, '0'],
    ['later', 1, '0'],
    ['noDate', 1, '12345678901.23'],
  ])
  expect((await summary(w.ada, '?months=1')).months).toHaveLength(4)
  await w.as(w.ben).put('/app/me', { localization: { timezone: 'America/New_York' } })
  expect((await summary(w.ben)).months[1]).toMatchObject({ month: '2026-01', count: 2, amount: '0.3' })
})

test('leads that one may not see do not count, and a project has no such thing', async () => {
  const w = await world()
  const { pipeline, make, summary } = await withLeads(w)
  await make('New', { expectedRevenue: '5' }, { private: true })
  expect((await summary(w.ben)).stages[0]).toMatchObject({ count: 0, amount: '0', weighted: '0' })
  expect((await summary(w.ada)).stages[0]).toMatchObject({ count: 1, amount: '5' })
  for (const [person, id] of [
    [w.eve, pipeline],
    [w.ada, w.website],
    [w.ada, 'x'],
    [w.ada, '1'],
  ] as const) {
    expect((await w.as(person).get(`/pipelines/${id}/summary`)).status).toBe(404)
  }
  expect((await w.as(w.ada).get(`/pipelines/${pipeline}/summary?months=25`)).status).toBe(400)
})

test('why leads were won and lost is kept with them and counted', async () => {
  const w = await world()
  const { pipeline, make, summary } = await withLeads(w)
  const say = (id: string, value: string, reason?: string | null) =>
    w.as(w.ada).put(`/tasks/${id}/state`, { value, reason })
  const lead = async (id: string) => (await w.as(w.ben).get(`/tasks/${id}`)).body.lead
  const [first, second, third] = [
    await make('New', { expectedRevenue: '10', nextStep: 'Call Grace' }),
    await make('Offer', { expectedRevenue: '20.5' }),
    await make('Offer'),
  ]
  expect(await lead(first)).toMatchObject({ nextStep: 'Call Grace', reason: null })
  expect((await say(first, 'Lost', ' Too dear ')).status).toBe(200)
  expect(await lead(first)).toMatchObject({ reason: 'Too dear' })
  await say(second, 'Lost')
  await say(second, 'Lost', 'Too dear') // said later
  await say(third, 'Won', 'Quick')
  const { stages, reasons } = await summary()
  expect(reasons).toEqual([
    { stage: stages[3].id, type: 'cancelled', reason: 'Too dear', count: 2, amount: '30.5' },
    { stage: stages[2].id, type: 'completed', reason: 'Quick', count: 1, amount: '0' },
  ])
  const history = (await w.as(w.ada).get(`/tasks/${second}/activities`)).body
  expect(history.at(-1)).toMatchObject({
    type: 'update',
    data: { changes: [{ field: 'lead.reason', from: null, to: 'Too dear' }] },
  })

  await say(first, 'Won')
  expect(await lead(first)).toMatchObject({ reason: null })
  await w.as(w.ada).put(`/tasks/${second}`, { state: 'Offer' })
  expect(await lead(second)).toMatchObject({ reason: null })
  await w.as(w.ada).put(`/tasks/${second}`, { state: 'Lost', lead: { reason: 'Gone' } })
  expect(await lead(second)).toMatchObject({ reason: 'Gone' })
  await say(third, 'Won', '')
  expect((await summary()).reasons).toMatchObject([{ reason: 'Gone' }])
  expect(await say(third, 'Offer', 'x')).toMatchObject({ status: 422, body: { errors: [{ field: '/reason' }] } })
  expect((await w.as(w.ada).get(`/tasks/${third}`)).body.state).toBe('Won')
  const task = (await w.as(w.ada).post('/tasks', { group: w.website, name: 'A task' })).body._id
  expect(await say(task, 'cb_completed', 'x')).toMatchObject({ status: 422, body: { errors: [{ field: '/reason' }] } })
  expect(pipeline).toBeTruthy()
})

test('who is assigned to a lead says why it was lost, and edits nothing else of it', async () => {
  const w = await world()
  const { make } = await withLeads(w)
  const id = await make('New', {}, { assignees: [w.ben._id] })
  expect((await w.as(w.ben).put(`/tasks/${id}/state`, { value: 'Lost', reason: 'Too late' })).status).toBe(200)
  expect((await w.as(w.ben).get(`/tasks/${id}`)).body.lead.reason).toBe('Too late')
  expect((await w.as(w.ben).put(`/tasks/${id}`, { lead: { nextStep: 'x' } })).status).toBe(403)
})

test('tasks are listed by whether they are leads', async () => {
  const w = await world()
  const { pipeline, make } = await withLeads(w)
  const client = (await w.as(w.ada).post('/crm/customers', { name: 'Navy' })).body._id
  const lead = await make('New', {}, { customer: client })
  const task = (await w.as(w.ada).post('/tasks', { group: w.website, name: 'A task', customer: client })).body._id
  const ids = async (query: string) =>
    (await w.as(w.ada).get(`/tasks?customer=${client}&${query}`)).body.map(({ _id }: { _id: string }) => _id)
  expect(await ids('kind=pipeline')).toEqual([lead])
  expect(await ids('kind=project')).toEqual([task])
  expect(await ids('')).toEqual([task, lead])
  expect(await ids(`kind=project&group=${pipeline}`)).toEqual([])
})
