import { describe, expect, test } from 'vitest'
import { notify } from '../../server/store/notification/notifications.ts'
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
  const { ada, ben, cem, store, group, task, tell, list } = await withTask()
  const { userIds, eventId } = await tell([ada, ben, ada], 'Soon')
  await store.write(ada.actor, (tx) => notify(tx, userIds, eventId))
  await store.write(ada.actor, (tx) => notify(tx, [], eventId))
  await tell([ben])
  const told = {
    _id: expect.any(String),
    type: 'task-reminded',
    kind: 'reminder',
    user: ada._id,
    group: { _id: group, name: 'Apollo' },
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

  test('all of a task, as when it is opened, by nobody else', async () => {
    const { as, ada, ben, group, task, tell, list } = await withTask()
    await tell([ada, ben])
    await tell([ben])
    await as(ada).post('/tasks', { group, name: 'Plant', assignees: [ben._id] })
    for (const other of ['x', '1', group]) await as(ben).put('/notifications', { read: true, task: other })
    expect((await as(ben).get('/notifications/unread')).body).toEqual({ unread: 3 })
    expect((await as(ben).put('/notifications', { read: true, task })).body).toEqual({})
    expect(await list(ben, '?unread=true')).toMatchObject([{ taskName: 'Plant' }])
    expect(await list(ada, '?unread=true')).toHaveLength(1)
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
  expect(hidden).toMatchObject({ type: 'task-reminded', task: null, taskName: null, group: null })
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

describe('of a task that one has to do with one is told', () => {
  const typesOf = async (w: Awaited<ReturnType<typeof withTask>>, person: Person) =>
    (await w.list(person)).map(({ type, task }: { type: string; task: string }) => [type, task])

  test('when one is newly assigned to it, by somebody else', async () => {
    const w = await withTask()
    const { as, ada, ben, cem, group, task } = w
    const put = (assignees: string[]) => as(ada).put(`/tasks/${task}`, { assignees })
    await put([ada._id, ben._id])
    await put([ben._id, cem._id])
    await as(ada).put(`/tasks/${task}`, { name: 'Land softly', followers: [w.dan._id] })
    const made = (await as(ada).post('/tasks', { group, name: 'Plant', assignees: [ada._id, cem._id] })).body._id
    expect(await typesOf(w, ada)).toEqual([])
    expect(await typesOf(w, ben)).toEqual([['task-updated', task]])
    expect(await w.list(ben)).toMatchObject([{ kind: 'assigned', user: ada._id }])
    expect(await typesOf(w, cem)).toEqual([
      ['task-created', made],
      ['task-updated', task],
    ])
    expect(await typesOf(w, w.dan)).toEqual([])
  })

  test('when it is commented on, or one is mentioned there, once', async () => {
    const w = await withTask()
    const { as, ada, ben, cem, dan, task, list } = w
    await as(ada).put(`/tasks/${task}`, { assignees: [ben._id], followers: [ada._id, ben._id, cem._id] })
    await as(ben).put('/notifications', { read: true })
    const mention = (person: Person) => ({ id: person._id, name: person.firstname })
    const post = (content: string, mentions: Person[] = []) =>
      as(ben).post(`/tasks/${task}/activities`, { content, mentions: mentions.map(mention) })
    const { _id } = (await post('Soon', [ada, ben])).body
    const told = { type: 'task-posted', user: ben._id, task, content: 'Soon', readAt: null }
    expect(await list(ada)).toMatchObject([{ ...told, kind: 'mentioned' }])
    expect(await list(cem)).toMatchObject([{ ...told, kind: 'commented' }])
    expect(await list(ben, '?unread=true')).toEqual([])
    expect(await list(dan)).toEqual([])
    const body = { content: 'Soon, @Dan', mentions: [mention(ada), mention(dan)] }
    expect((await as(ben).put(`/tasks/${task}/activities/${_id}/content`, body)).status).toBe(200)
    expect(await list(dan)).toMatchObject([{ ...told, content: 'Soon, @Dan' }])
    expect(await list(ada)).toHaveLength(1)
  })

  test('unless one may not see it', async () => {
    const w = await withTask()
    const { as, ada, ben, cem, group, task, list } = w
    await as(ada).put(`/tasks/${task}`, { followers: [ada._id, ben._id] })
    await as(ada).put(`/groups/${group}`, { private: true })
    const mentions = [{ id: cem._id, name: 'Cem' }]
    expect((await as(ada).post(`/tasks/${task}/activities`, { content: 'Secret', mentions })).status).toBe(200)
    const count = w.store.engine.reader.selectFrom('notification').selectAll()
    expect(await count.execute()).toEqual([])
    expect(await list(ben)).toEqual([])
  })

  test('not by the next copy of one that recurs', async () => {
    const w = await withTask()
    const { as, ada, ben, group, task, list } = w
    const recurrence = { type: 'monthly', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }
    const deadline = seconds('2026-03-02T10:00:00Z')
    const edit = { assignees: [ben._id], deadline, recurrent: true, recurrence }
    expect((await as(ada).put(`/tasks/${task}`, edit)).status).toBe(200)
    await as(ada).put(`/tasks/${task}/state`, { value: 'cb_completed' })
    expect((await as(ada).get(`/tasks?group=${group}`)).body).toHaveLength(2)
    expect(await list(ben)).toMatchObject([{ type: 'task-updated', task }])
  })
})
