import { describe, expect, test } from 'vitest'
import { MEMBERS, NOON, type Prepared, prepared, RECURRENCE } from '../support/task-calls.ts'

describe('Tasks › Update Task › request body', () => {
  test.each(MEMBERS)('%s', async (_, given, shown = given) => {
    const p = await prepared()
    const id = await p.make()
    const { status, body } = await p.door.put(`/tasks/${id}`, given(p))
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.task).toMatchObject(shown(p))
    expect(Object.keys(body).toSorted()).toEqual(['activity', 'task'])
  })

  test('group, with state where it is to change', async () => {
    const { door, part, make } = await prepared()
    const { body } = await door.put(`/tasks/${await make()}`, { group: part, state: 'cb_active' })
    expect(body.task).toMatchObject({ group: part, state: 'cb_active' })
  })

  test('state is required when the other project lacks the present one', async () => {
    const { w, door, make } = await prepared()
    const answer = await door.put(`/tasks/${await make()}`, { group: w.sales })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: '/state' }] } })
  })

  test('subtasks', async () => {
    const { door, make } = await prepared()
    const subtasks = [await make(), await make()]
    expect((await door.put(`/tasks/${await make()}`, { subtasks })).body.task.subtasks).toEqual(subtasks)
  })

  test('workflowId is taken', async () => {
    const { door, make } = await prepared()
    expect((await door.put(`/tasks/${await make()}`, { workflowId: '5' })).status).toBe(200)
  })

  test.each([
    [false, 'Pay rent'],
    [true, 'Pay power'],
  ])('updateTemplate %j: future copies', async (updateTemplate, name) => {
    const { door, make } = await prepared()
    const id = await make({ recurrent: true, deadline: NOON, recurrence: RECURRENCE })
    await door.put(`/tasks/${id}`, { name: 'Pay power', updateTemplate })
    await door.put(`/tasks/${id}/state`, { value: 'cb_completed' })
    const [copy] = (await door.get('/tasks?completed=false')).body
    expect(copy.name).toBe(name)
  })

  test('only given fields are updated', async () => {
    const { door, make } = await prepared()
    const id = await make({ desc: 'By Monday', priority: 5 })
    expect((await door.put(`/tasks/${id}`, { name: 'x' })).body.task).toMatchObject({ desc: 'By Monday', priority: 5 })
  })

  test.each([
    ['desc', 'd', '', ''],
    ['deadline', NOON, null, null],
    ['deadline', NOON, 0, null],
    ['start', NOON, null, null],
    ['assignees', ['1'], [], []],
    ['private', true, false, false],
    ['private', true, null, false],
  ])('a field is unset with null or a falsy value: %s', async (field, set, unset, shown) => {
    const { door, make } = await prepared()
    const id = await make({ [field]: set })
    expect((await door.put(`/tasks/${id}`, { [field]: unset })).body.task[field]).toEqual(shown)
  })
})

describe('Tasks › other calls', () => {
  test('Get Task By Id', async () => {
    const { door, make } = await prepared()
    const id = await make()
    expect(await door.get(`/tasks/${id}`)).toMatchObject({ status: 200, body: { _id: id } })
  })

  test('Delete Task', async () => {
    const { door, make } = await prepared()
    const id = await make()
    expect((await door.delete(`/tasks/${id}`)).status).toBe(200)
    expect((await door.get(`/tasks/${id}`)).status).toBe(404)
  })

  test('Add Subtask to Task: the id of the task to be added', async () => {
    const { door, make } = await prepared()
    const [parent, subtask] = [await make(), await make()]
    expect(await door.post(`/tasks/${parent}/subtasks`, { subtask })).toMatchObject({
      status: 200,
      body: { _id: parent, subtasks: [subtask] },
    })
    expect((await door.post(`/tasks/${parent}/subtasks`, {})).status).toBe(400)
  })

  test.each(['cb_active', 'cb_completed', 'cb_suspended'])('Update Task State: %s', async (value) => {
    const { door, make } = await prepared()
    const id = await make()
    const { body } = await door.put(`/tasks/${id}/state`, { value })
    expect(body).toMatchObject({ task: id, data: { oldState: { name: 'cb_waiting' }, newState: { name: value } } })
    expect((await door.get(`/tasks/${id}`)).body.state).toBe(value)
    expect((await door.put(`/tasks/${id}/state`, {})).status).toBe(400)
  })

  const COMMENTS: [string, (p: Prepared & { post: string }) => object, number][] = [
    ['content', () => ({ content: 'Hello' }), 200],
    ['fileIds', ({ file }) => ({ fileIds: [file] }), 200],
    ['neither content nor fileIds', () => ({}), 400],
    ['mentions', ({ w }) => ({ content: '@Ben', mentions: [{ id: w.ben._id, name: 'Ben' }] }), 200],
    ['replyToId', ({ post }) => ({ content: 'Yes', replyToId: post }), 200],
  ]
  test.each(COMMENTS)('Create Task Comment: %s', async (_, given, status) => {
    const p = await prepared()
    const id = await p.make()
    const post = (await p.door.post(`/tasks/${id}/activities`, { content: 'First' })).body._id
    const body = given({ ...p, post })
    const answer = await p.door.post(`/tasks/${id}/activities`, body)
    expect(answer.status).toBe(status)
    const { fileIds, ...shown } = body as { fileIds?: string[] }
    if (status === 200)
      expect(answer.body).toMatchObject({ type: 'post', ...shown, ...(fileIds && { files: [{ _id: fileIds[0] }] }) })
  })

  test('Change Task Comment Visibility: true shows it to the client of a shared task, false hides it', async () => {
    const { door, make } = await prepared()
    const id = await make()
    const { _id } = (await door.post(`/tasks/${id}/activities`, { content: 'Hello' })).body
    const put = (body: object) => door.put(`/tasks/${id}/activities/${_id}`, body)
    expect(await put({ value: false })).toMatchObject({ status: 200, body: { _id, customerCanSee: false } })
    expect((await put({ value: true })).status).toBe(422) // this task is not shared
    expect((await put({})).status).toBe(400)
  })

  test('Get Task Activities', async () => {
    const { door, make } = await prepared()
    const id = await make()
    await door.post(`/tasks/${id}/activities`, { content: 'Hello' })
    expect((await door.get(`/tasks/${id}/activities`)).body).toMatchObject([{ type: 'post', content: 'Hello' }])
  })
})
