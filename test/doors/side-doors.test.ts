import { expect, test } from 'vitest'
import { uploaded } from '../support/upload.ts'
import { remindersIn, seconds, type World, world } from '../support/world.ts'

const DAY = 24 * 3600 * 1000

const make = async ({ as, ada }: World, group: string, more: object = {}): Promise<string> =>
  (await as(ada).post('/tasks', { group, name: 'x', ...more })).body._id

test('a task that one may only look at cannot be taken under one of one’s own', async () => {
  const w = await world()
  const other = await make(w, w.website)
  const own = await make(w, w.website, { assignees: [w.cem._id] })
  const { status } = await w.as(w.cem).put(`/tasks/${own}`, { subtasks: [other] })
  expect(status).toBe(403)
  expect((await w.as(w.ada).get(`/tasks/${other}`)).body.parent).toBeNull()
  expect((await w.as(w.ada).put(`/tasks/${own}`, { subtasks: [other] })).status).toBe(200)
})

test('the history of a task names no subtask that its reader may not see', async () => {
  const w = await world()
  const parent = await make(w, w.website)
  const [open, hidden] = [await make(w, w.website), await make(w, w.secret)]
  await w.as(w.ada).put(`/tasks/${parent}`, { subtasks: [hidden, open] })
  const { body } = await w.as(w.ben).put(`/tasks/${parent}`, { subtasks: [] })
  expect(body.activity.data.changes).toEqual([{ field: 'subtasks', from: [open], to: [] }])
  expect(JSON.stringify((await w.as(w.ben).get(`/tasks/${parent}/activities`)).body)).not.toContain(hidden)
  expect(JSON.stringify((await w.as(w.ada).get(`/tasks/${parent}/activities`)).body)).toContain(hidden)
})

test('a task names neither a parent nor a former project that its reader may not know of', async () => {
  const w = await world()
  const parent = await make(w, w.secret)
  const id = await make(w, w.secret)
  await w.as(w.ada).put(`/tasks/${id}`, { parent })
  await w.as(w.ada).put(`/tasks/${id}`, { group: w.website })
  const all = async (person: World['ada']) => {
    const read = ['', '/activities', '/permissions'].map((part) => w.as(person).get(`/tasks/${id}${part}`))
    return JSON.stringify((await Promise.all([...read, w.as(person).get('/events')])).map(({ body }) => body))
  }
  for (const hidden of [parent, w.secret]) {
    expect(await all(w.ada)).toContain(hidden)
    expect(await all(w.ben)).not.toContain(hidden)
  }
  expect((await w.as(w.ben).get(`/tasks/${id}/activities`)).body).toMatchObject([
    { data: { changes: [{ field: 'group', from: null, to: w.website }] } },
  ])
  expect((await w.as(w.ada).get(`/tasks?parent=${parent}`)).body).toMatchObject([{ _id: id }])
  expect((await w.as(w.ben).get(`/tasks?parent=${parent}`)).body).toEqual([])

  const { body } = await w.as(w.ben).get(`/tasks/${id}`)
  expect(body.parent).toBeNull()
  expect(await w.as(w.ben).put(`/tasks/${id}`, body)).toMatchObject({ status: 200, body: { activity: null } })
  expect((await w.as(w.ada).get(`/tasks/${id}`)).body.parent).toBe(parent)
})

test('who reads a lead and sends it back reminds nobody of it again', async () => {
  const w = await world()
  const remindAt = seconds('2026-01-15T10:00:00Z')
  const id = await make(w, w.sales, { assignees: [w.ben._id], lead: { remindAt } })
  w.clock.advance(DAY)
  await w.runJobs()
  expect(remindersIn(w)).toHaveLength(1)
  for (const person of [w.ada, w.cem]) {
    const { body } = await w.as(person).get(`/tasks/${id}`)
    expect((await w.as(person).put(`/tasks/${id}`, body)).status).toBe(200)
  }
  await w.runJobs()
  expect(remindersIn(w)).toHaveLength(1)
})

test.each([
  ['a task made private by one who has nothing to do with it', { private: true }],
  ['that and more', { private: true, state: 'cb_completed' }],
])('%s is answered once more, and is then out of their sight', async (_, change) => {
  const w = await world()
  const id = await make(w, w.website)
  const { status, body } = await w.as(w.ben).put(`/tasks/${id}`, change)
  expect({ status, task: body.task }).toMatchObject({ status: 200, task: { _id: id, ...change } })
  expect((await w.as(w.ben).get(`/tasks/${id}`)).status).toBe(404)
  expect((await w.as(w.ada).get(`/tasks/${id}`)).body).toMatchObject(change)
})

test.each(['1e0', ' 1', '01', '1.0', '0x1'])('%j mentions nobody', async (id) => {
  const w = await world()
  const task = await make(w, w.website)
  expect(
    await w.as(w.ada).post(`/tasks/${task}/activities`, { content: 'Hi', mentions: [{ id, name: 'Ada' }] }),
  ).toMatchObject({ status: 422, body: { errors: [{ field: '/mentions' }] } })
})

const DAILY = { type: 'daily', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }

test('the next copy of a task is made without the files and the people that are gone by then', async () => {
  const w = await world()
  const [gone, kept] = [await uploaded(w, w.ada, 'gone.txt'), await uploaded(w, w.ada, 'kept.txt')]
  const people = [w.ben._id, w.cem._id]
  const id = await make(w, w.website, {
    deadline: seconds('2026-01-20T09:00:00Z'),
    recurrent: true,
    recurrence: DAILY,
    assignees: people,
    files: [gone, kept],
  })
  await w.as(w.ada).put(`/tasks/${id}`, { files: [kept] })
  await w.as(w.ada).delete(`/organization/users/${w.ben._id}`)
  w.clock.advance(2 * DAY)
  await w.runJobs() // a day later the file that hangs on nothing is removed

  expect((await w.as(w.ada).put(`/tasks/${id}/state`, { value: 'cb_completed' })).status).toBe(200)
  const [copy] = (await w.as(w.ada).get('/tasks?completed=false&include=files,assignees,followers')).body
  expect(copy).toMatchObject({ files: [{ _id: kept }], assignees: [w.cem._id], followers: [w.ada._id, w.cem._id] })
})

test('a project that loses its last admin comes to the manager who removed them', async () => {
  const w = await world()
  await w.as(w.ada).put(`/groups/${w.secret}`, { admins: [w.ben._id] })
  await w.as(w.ada).put(`/groups/${w.website}`, { admins: [w.ben._id, w.cem._id] })
  expect((await w.as(w.ada).get(`/groups/${w.secret}`)).status).toBe(404)

  await w.as(w.ada).delete(`/organization/users/${w.ben._id}`)
  expect((await w.as(w.ada).get(`/groups/${w.secret}`)).body.admins).toEqual([w.ben._id, w.ada._id])
  expect((await w.as(w.ada).get(`/groups/${w.website}`)).body.admins).toEqual([w.ben._id, w.cem._id])
})
