import { describe, expect, test } from 'vitest'
import { notify } from '../../server/store/notifications.ts'
import { record } from '../../server/usecases/record.ts'
import { contents } from '../support/contents.ts'
import { type Person, seconds, type World, world } from '../support/world.ts'

/** A world with an open project, and a way to tell people of something about a task. */
async function withTask() {
  const w: World = await world({ now: '2026-03-01T10:00:00Z' })
  const { as, ada, store } = w
  const group: string = (await as(ada).post('/groups', { name: 'Apollo' })).body._id
  const task: string = (await as(ada).post('/tasks', { group, name: 'Land' })).body._id
  const tell = (people: Person[], content: string | null = null) =>
    store.write(ada.actor, async (tx) => {
      const event = await record(tx, {
        type: 'task.reminded',
        taskId: task,
        projectId: group,
        content,
        data: { remindAt: 0 },
      })
      const userIds = people.map(({ id }) => id)
      await notify(tx, userIds, event.id)
      return { userIds, eventId: event.id }
    })
  const list = async (person: Person, query = '') => (await as(person).get(`/notifications${query}`)).body
  return { ...w, group, task, tell, list }
}

test('whom an event is told has it, once, newest first', async () => {
  const { ada, ben, cem, store, task, tell, list } = await withTask()
  const { userIds, eventId } = await tell([ada, ben, ada], 'Soon')
  await store.write(ada.actor, (tx) => notify(tx, userIds, eventId))
  await store.write(ada.actor, (tx) => notify(tx, [], eventId))
  await tell([ben])
  const told = {
    _id: expect.any(String),
    type: 'task-reminded',
    task,
    taskName: 'Land',
    createdAt: seconds('2026-03-01T10:00:00Z'),
    readAt: null,
  }
  expect(await list(ada)).toEqual([{ ...told, content: 'Soon' }])
  expect(await list(ben)).toEqual([told, { ...told, content: 'Soon' }])
  expect(await list(cem)).toEqual([])
})

test('what is not read is counted, up to a hundred', async () => {
  const { as, ada, ben, tell, list } = await withTask()
  const unread = async () => (await as(ben).get('/notifications/unread')).body
  expect(await unread()).toEqual({ unread: 0 })
  await tell([ben, ada])
  await tell([ben])
  expect(await unread()).toEqual({ unread: 2 })
  const [newest] = await list(ben)
  await as(ben).put(`/notifications/${newest._id}`, { read: true })
  expect(await unread()).toEqual({ unread: 1 })
  for (let i = 0; i < 105; i++) await tell([ben])
  expect(await unread()).toEqual({ unread: 100 })
  await as(ben).put('/notifications', { read: true })
  expect(await unread()).toEqual({ unread: 0 })
  expect((await as(ada).get('/notifications/unread')).body).toEqual({ unread: 1 })
})

test('the list goes on before the last one seen', async () => {
  const { ben, tell, list } = await withTask()
  for (let i = 0; i < 3; i++) await tell([ben])
  const [a, b, c] = await list(ben)
  expect(await list(ben, '?limit=2')).toEqual([a, b])
  expect(await list(ben, `?limit=2&before=${b._id}`)).toEqual([c])
  expect(await list(ben, '?before=x')).toEqual([])
})

test.each([
  ['limit=0', 'limit'],
  ['limit=501', 'limit'],
  ['unread=1', 'unread'],
  ['after=1', 'after'],
])('a list with %s is refused', async (query, field) => {
  const { as, ada } = await world()
  expect(await as(ada).get(`/notifications?${query}`)).toMatchObject({ status: 400, body: { errors: [{ field }] } })
})

describe('notifications are read', () => {
  test('one by one, and unread again', async () => {
    const { as, ben, clock, tell, list } = await withTask()
    await tell([ben])
    await tell([ben])
    const [a, b] = await list(ben)
    clock.set('2026-03-01T11:00:00Z')
    const readAt = seconds('2026-03-01T11:00:00Z')
    const put = (read: unknown) => as(ben).put(`/notifications/${a._id}`, { read })
    expect((await put(true)).body).toEqual({ ...a, readAt })
    clock.set('2026-03-01T12:00:00Z')
    expect((await put(true)).body).toEqual({ ...a, readAt })
    expect(await list(ben, '?unread=true')).toEqual([b])
    expect(await list(ben, '?unread=false')).toEqual([{ ...a, readAt }, b])
    expect((await put(false)).body).toEqual(a)
    for (const body of [null, 'true', 1]) expect((await put(body)).status).toBe(400)
  })

  test('all at once, by nobody else', async () => {
    const { as, ada, ben, tell, list } = await withTask()
    await tell([ada, ben])
    await tell([ada, ben])
    expect((await as(ben).put('/notifications', { read: false })).status).toBe(400)
    expect((await as(ben).put('/notifications', {})).status).toBe(400)
    expect(await list(ben, '?unread=true')).toHaveLength(2)
    expect(await as(ben).put('/notifications', { read: true })).toMatchObject({ status: 200, body: {} })
    expect(await list(ben, '?unread=true')).toEqual([])
    expect(await list(ada, '?unread=true')).toHaveLength(2)
  })
})

test('they name no task that their reader may no longer see', async () => {
  const { as, ada, ben, group, task, tell, list } = await withTask()
  await tell([ada, ben], 'Secret')
  await as(ada).put(`/groups/${group}`, { private: true })
  const [hidden] = await list(ben)
  expect(hidden).toMatchObject({ type: 'task-reminded', task: null })
  expect(hidden).not.toHaveProperty('content')
  expect((await as(ben).put(`/notifications/${hidden._id}`, { read: true })).body.task).toBe(null)
  expect(await list(ada)).toMatchObject([{ task, content: 'Secret' }])
})

test("a user's notifications are that user's alone", async () => {
  const w = await withTask()
  const { as, ada, ben, eve, tell, list } = w
  await tell([ada])
  const [{ _id }] = await list(ada)
  const before = await contents(w)
  for (const person of [ben, eve]) {
    expect(await list(person)).toEqual([])
    expect((await as(person).put(`/notifications/${_id}`, { read: true })).status).toBe(404)
    await as(person).put('/notifications', { read: true })
  }
  for (const id of ['x', '1']) expect((await as(ada).put(`/notifications/${id}`, { read: true })).status).toBe(404)
  expect((await as(null).get('/notifications')).status).toBe(401)
  expect(await contents(w)).toEqual(before)
})
