import { expect, test } from 'vitest'
import { emptyTrashes } from '../../server/jobs/empty-trash.ts'
import type { JobContext } from '../../server/jobs/job.ts'
import { contents } from '../support/contents.ts'
import { uploaded } from '../support/upload.ts'
import { seconds, world } from '../support/world.ts'

const DAY = 86_400_000

test('a deleted task comes back as it was: under its parent, over its subtasks, with its comments', async () => {
  const { as, ada, website } = await world()
  const door = as(ada)
  const make = async (body: object) => (await door.post('/tasks', { group: website, ...body })).body
  const house = await make({ name: 'Move house' })
  const rent = await make({ name: 'Pay rent', parent: house._id, state: 'cb_active' })
  const bank = await make({ name: 'Ask the bank', parent: rent._id })
  const taken = await make({ name: 'Find the form', parent: rent._id })
  await door.post(`/tasks/${rent._id}/activities`, { content: 'By Friday.' })
  const before = (await door.get(`/tasks/${rent._id}`)).body

  await door.delete(`/tasks/${rent._id}`)
  expect((await door.get(`/tasks/${bank._id}`)).body.parent).toBe(null)
  expect((await door.get(`/tasks/${house._id}`)).body.subtasks).toEqual([])
  await door.put(`/tasks/${taken._id}`, { parent: house._id }) // it lies elsewhere by now

  const restored = await door.post(`/tasks/${rent._id}/restore`)
  expect(restored.status).toBe(200)
  expect(restored.body).toEqual({ ...before, subtasks: [bank._id] })
  expect((await door.get(`/tasks/${bank._id}`)).body.parent).toBe(rent._id)
  expect((await door.get(`/tasks/${house._id}`)).body.subtasks).toEqual([taken._id, rent._id])
  const activities = (await door.get(`/tasks/${rent._id}/activities`)).body
  expect(activities.map(({ type }: { type: string }) => type)).toEqual(['post', 'delete', 'restore'])
  expect(activities[2].data).toEqual({ from: 'trash' })
  expect((await door.post(`/tasks/${rent._id}/restore`)).body).toEqual(restored.body) // again changes nothing
  expect((await door.get(`/tasks/${rent._id}/activities`)).body).toHaveLength(3)
})

test('the trees that grew meanwhile never close to a ring', async () => {
  const { as, ada, website } = await world()
  const door = as(ada)
  const make = async (body: object) => (await door.post('/tasks', { group: website, ...body })).body._id
  const top = await make({ name: 'Top' })
  const middle = await make({ name: 'Middle', parent: top })
  const low = await make({ name: 'Low', parent: middle })
  await door.delete(`/tasks/${middle}`)
  await door.put(`/tasks/${top}`, { parent: low })
  const { body } = await door.post(`/tasks/${middle}/restore`)
  expect(body).toMatchObject({ parent: top, subtasks: [] })
  expect((await door.get(`/tasks/${low}`)).body).toMatchObject({ parent: null, subtasks: [top] })
})

test('a series goes on, and a reminder that is yet to come comes', async () => {
  const w = await world({ now: '2026-01-15T09:00:00Z' })
  const door = w.as(w.ada)
  const recurrence = { type: 'daily', period: 1, createWhen: 'after-deadline', active: true, stopCondition: 'none' }
  const deadline = seconds('2026-01-16T09:00:00Z')
  const task = { group: w.website, name: 'Water', deadline, recurrent: true, recurrence }
  const water = (await door.post('/tasks', task)).body._id
  const lead = (
    await door.post('/tasks', { group: w.sales, name: 'Globex', lead: { remindAt: seconds('2026-01-16T08:00:00Z') } })
  ).body._id
  for (const id of [water, lead]) await door.delete(`/tasks/${id}`)
  for (const id of [water, lead]) expect((await door.post(`/tasks/${id}/restore`)).status).toBe(200)
  w.clock.set('2026-01-16T09:01:00Z')
  await w.runJobs()
  expect((await door.get(`/tasks?group=${w.website}&search=Water`)).body).toHaveLength(2)
  expect((await door.get('/notifications')).body).toMatchObject([{ task: lead }])
})

test('the trash of a project shows what one may restore, what was deleted last first', async () => {
  const w = await world()
  const { as, ada, ben, cem, eve, website } = w
  const make = async (who: typeof ada, name: string) =>
    (await as(who).post('/tasks', { group: website, name })).body._id
  const [first, second] = [await make(ben, 'First'), await make(ada, 'Second')]
  expect((await as(ada).delete(`/tasks/${second}`)).status).toBe(200)
  w.clock.advance(1000)
  expect((await as(ben).delete(`/tasks/${first}`)).status).toBe(200)
  const names = async (who: typeof ada) =>
    (await as(who).get(`/tasks/trash?group=${website}`)).body.map(({ name }: { name: string }) => name)
  expect(await names(ada)).toEqual(['First', 'Second'])
  expect(await names(ben)).toEqual(['First']) // may edit, and delete what is his
  expect(await names(cem)).toEqual([])
  expect(await names(eve)).toEqual([])

  const before = await contents(w)
  expect((await as(ben).post(`/tasks/${second}/restore`)).status).toBe(403)
  expect((await as(cem).post(`/tasks/${first}/restore`)).status).toBe(403)
  expect((await as(eve).post(`/tasks/${first}/restore`)).status).toBe(404)
  expect((await as(ada).post('/tasks/1/restore')).status).toBe(404)
  expect(await contents(w)).toEqual(before)
})

test('what went with its project is not restored by itself', async () => {
  const { as, ada } = await world()
  const group = (await as(ada).post('/groups', { name: 'Short-lived' })).body._id
  const task = (await as(ada).post('/tasks', { group, name: 'Rent' })).body._id
  await as(ada).delete(`/groups/${group}`)
  expect((await as(ada).post(`/tasks/${task}/restore`)).status).toBe(404)
  expect((await as(ada).get(`/tasks/trash?group=${group}`)).body).toEqual([])
})

test('after a month a deleted task goes for good, with all that was only about it', async () => {
  const w = await world()
  const { as, ada, ben, website, sales } = w
  const context = { store: w.store, log: w.app.log } as Pick<JobContext, 'store' | 'log'> as JobContext // all that it needs
  const tag = (await as(ada).post('/tags', { group: website, name: 'urgent' })).body._id
  const before = await contents(w)
  const [file, said] = [await uploaded(w, ada, 'a plan'), await uploaded(w, ada, 'another plan')]
  const body = { group: website, name: 'Rent', assignees: [ben._id], tags: [tag], files: [file] }
  const task = (await as(ada).post('/tasks', body)).body._id
  await as(ada).post(`/tasks/${task}/activities`, { content: 'See here', fileIds: [said] })
  const lead = (await as(ada).post('/tasks', { group: sales, name: 'Globex', lead: { contact: 'Hank' } })).body._id
  for (const id of [task, lead]) await as(ada).delete(`/tasks/${id}`)

  w.clock.advance(30 * DAY - 1000)
  await emptyTrashes.run(context)
  expect((await as(ada).get(`/tasks/trash?group=${website}`)).body).toHaveLength(1)
  w.clock.advance(2000)
  await emptyTrashes.run(context)
  expect((await as(ada).get(`/tasks/trash?group=${website}`)).body).toEqual([])
  expect((await as(ada).post(`/tasks/${task}/restore`)).status).toBe(404)
  w.clock.advance(2 * DAY)
  await w.runJobs()
  const after = await contents(w)
  for (const table of [
    'task',
    'task_person',
    'task_tag',
    'lead',
    'lead_term',
    'event',
    'file',
    'file_use',
    'notification',
  ])
    expect(after[table], table).toEqual(before[table])
})

test('a task whose state has gone meanwhile comes back in the default one, and is finished only where that finishes it', async () => {
  const { as, ada, website } = await world()
  const door = as(ada)
  const put = (...taskStates: { name: string; type: string }[]) => door.put(`/groups/${website}`, { taskStates })
  const [open, shipped] = [
    { name: 'Open', type: 'active' },
    { name: 'Shipped', type: 'completed' },
  ]
  await put(open, shipped)
  const make = async () => {
    const { _id } = (await door.post('/tasks', { group: website, name: 'Ship it', state: 'Shipped' })).body
    await door.delete(`/tasks/${_id}`)
    return _id
  }
  const [first, second] = [await make(), await make()]
  expect((await door.post(`/tasks/${first}/restore`)).body).toMatchObject({ state: 'Shipped', completedAt: 1768467600 })
  await door.delete(`/tasks/${first}`)

  expect((await put(open)).status).toBe(200)
  for (const id of [first, second])
    expect((await door.post(`/tasks/${id}/restore`)).body).toMatchObject({ state: 'Open', completedAt: null })
})
