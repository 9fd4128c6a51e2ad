import { describe, expect, test } from 'vitest'
import { uploaded } from '../support/upload.ts'
import { world } from '../support/world.ts'

const DAY = 86_400
const NOON = 1769817600
const STEPS = [{ name: 'Ask' }, { name: 'Pay', assignees: [] }]
const RECURRENCE = { type: 'weekly', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }

/** What the rows of the tables need: a client, a tag, a file, a custom field, a parent project. */
async function prepared() {
  const w = await world()
  const door = w.as(w.ada)
  const made = async (path: string, body: object): Promise<string> => (await door.post(path, body)).body._id
  await door.put(`/groups/${w.website}`, { customFields: [{ name: 'Floor', type: 'text' }] })
  const part = await made('/groups', { name: 'A part', parents: [w.website] })
  const customer = await made('/crm/customers', { name: 'Nile' })
  const tag = await made('/tags', { group: w.website, name: 'urgent' })
  const file = await uploaded(w, w.ada, 'a plan')
  const make = (more: object = {}) => made('/tasks', { group: w.website, name: 'Pay rent', ...more })
  return { w, door, part, customer, tag, file, make }
}
type Prepared = Awaited<ReturnType<typeof prepared>>
type Given = (p: Prepared) => object | Promise<object>

describe('Tasks › Get Tasks › query parameters', () => {
  const rows: [name: string, found: Given, other: Given, query: (p: Prepared) => string][] = [
    ['group', () => ({}), ({ part }) => ({ group: part }), ({ w }) => `group=${w.website}`],
    ['assignee', ({ w }) => ({ assignees: [w.ben._id] }), () => ({}), ({ w }) => `assignee=${w.ben._id}`],
    ['tag (its name)', ({ tag }) => ({ tags: [tag] }), () => ({}), () => 'tag=urgent'],
    ['customer', ({ customer }) => ({ customer }), () => ({}), ({ customer }) => `customer=${customer}`],
    ['startDate and endDate: the start falls into it', () => ({ start: NOON }), () => ({ start: NOON + DAY }), () => `startDate=${NOON}&endDate=${NOON + 5}`],
    ['startDate and endDate: the deadline falls into it', () => ({ deadline: NOON }), () => ({ deadline: NOON - 1 }), () => `startDate=${NOON}&endDate=${NOON}`],
    ['recursive: empty, only the given project', () => ({}), ({ part }) => ({ group: part }), ({ w }) => `group=${w.website}&recursive=`],
    ['search: text in the name', () => ({ name: 'Buy bread' }), () => ({ desc: 'bread' }), () => 'search=BREAD'],
  ] // biome-ignore format: a table
  test.each(rows)('%s', async (_, found, other, query) => {
    const p = await prepared()
    const id = await p.make(await found(p))
    await p.make(await other(p))
    const { body } = await p.door.get(`/tasks?${query(p)}`)
    expect(body.map((task: { _id: string }) => task._id)).toEqual([id])
  })

  test('assignedBy', async () => {
    const { w, door, make } = await prepared()
    await make()
    const { _id } = (await w.as(w.ben).post('/tasks', { group: w.website, name: 'x' })).body
    expect((await door.get(`/tasks?assignedBy=${w.ben._id}`)).body).toMatchObject([{ _id }])
  })

  test('limit and skip', async () => {
    const { door, make } = await prepared()
    const [a, b, c] = [await make(), await make(), await make()]
    const ids = async (query: string) =>
      (await door.get(`/tasks?${query}`)).body.map((task: { _id: string }) => task._id)
    expect([await ids('limit=2'), await ids('limit=2&skip=1'), await ids('skip=2')]).toEqual([[c, b], [b, a], [a]])
  })

  test('startDate must be used with endDate', async () => {
    const { door } = await prepared()
    for (const query of ['startDate=1', 'endDate=1']) expect((await door.get(`/tasks?${query}`)).status).toBe(400)
  })

  test.each([
    ['archived=true', ['archived']],
    ['archived=false', ['open']],
    ['archived=all', ['open', 'archived']],
    ['', ['open']],
  ])('archived: %s', async (query, names) => {
    const { door, make } = await prepared()
    await door.put(`/tasks/${await make({ name: 'archived' })}/archive`, { value: true })
    await make({ name: 'open' })
    expect((await door.get(`/tasks?${query}`)).body.map((task: { name: string }) => task.name)).toEqual(names)
  })

  test("recursive: 'true' gets tasks in descended projects, too", async () => {
    const { w, door, part, make } = await prepared()
    const ids = [await make({ group: part }), await make()]
    const { body } = await door.get(`/tasks?group=${w.website}&recursive=true`)
    expect(body.map((task: { _id: string }) => task._id).sort()).toEqual(ids.sort())
  })

  test('include: only these properties', async () => {
    const { door, make } = await prepared()
    const _id = await make({ desc: 'By Monday' })
    expect((await door.get('/tasks?include=name,desc')).body).toEqual([{ _id, name: 'Pay rent', desc: 'By Monday' }])
  })

  test('exclude: not these; not together with include', async () => {
    const { door, make } = await prepared()
    await make()
    const [task] = (await door.get('/tasks?exclude=name,tags')).body
    expect(Object.keys(task)).not.toEqual(expect.arrayContaining(['name']))
    expect(task).not.toHaveProperty('tags')
    expect(task).toHaveProperty('state')
    expect((await door.get('/tasks?include=name&exclude=tags')).status).toBe(400)
  })

  test('some details are not returned; Get Task By Id gets all', async () => {
    const { door, make, file } = await prepared()
    const id = await make({ desc: 'By Monday', files: [file], stepType: 'steps', steps: STEPS })
    const [item] = (await door.get('/tasks')).body
    const { body } = await door.get(`/tasks/${id}`)
    for (const name of ['desc', 'files', 'steps']) {
      expect(item).not.toHaveProperty(name)
      expect(body).toHaveProperty(name)
    }
  })
})

/** Every member of a body, with what it comes back as where that differs. */
const MEMBERS: [name: string, given: (p: Prepared) => object, shown?: (p: Prepared) => object][] = [
  ['private', () => ({ private: true })],
  ['recurrent and recurrence', () => ({ recurrent: true, deadline: NOON, recurrence: RECURRENCE })],
  ['steps as a CheckList, whose ids the server sets', () => ({ stepType: 'steps', steps: STEPS }), () => ({ stepType: 'steps', steps: STEPS.map(({ name }) => ({ id: expect.any(String), name, assignees: [], completed: false })) })],
  ['steps as a ProgressBar', () => ({ stepType: 'progress', steps: { completed: 1, total: 4 } })],
  ["stepType 'none'", () => ({ stepType: 'none' })],
  ['files', ({ file }) => ({ files: [file] }), ({ file }) => ({ files: [{ _id: file }] })],
  ['customer', ({ customer }) => ({ customer }), ({ customer }) => ({ customer: { _id: customer, name: 'Nile' } })],
  ['tags (ids)', ({ tag }) => ({ tags: [tag] })],
  ['priority', () => ({ priority: 5 })],
  ['assignees', ({ w }) => ({ assignees: [w.ben._id] })],
  ['deadline', () => ({ deadline: NOON })],
  ['start', () => ({ start: NOON })],
  ['desc', () => ({ desc: 'By Monday' })],
  ['name', () => ({ name: 'Pay power' })],
  ['state', () => ({ state: 'cb_suspended' })],
  ['estimatedTime', () => ({ estimatedTime: 5400 })],
  ['customFields', () => ({ customFields: { Floor: '3' } })],
  ['followers', ({ w }) => ({ followers: [w.cem._id] })],
] // biome-ignore format: a table

describe('Tasks › Create Task › request body', () => {
  test.each(MEMBERS)('%s', async (_, given, shown = given) => {
    const p = await prepared()
    const { status, body } = await p.door.post('/tasks', { group: p.w.website, name: 'Pay rent', ...given(p) })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({ group: p.w.website, ...shown(p) })
    expect((await p.door.get(`/tasks/${body._id}`)).body).toEqual(body)
  })

  test.each(['group', 'name'])('%s is required', async (field) => {
    const { w, door } = await prepared()
    const { status, body } = await door.post('/tasks', { group: w.website, name: 'x', [field]: undefined })
    expect([status, body.errors[0].field]).toEqual([400, `/${field}`])
  })

  test('defaults: private, recurrent, stepType, priority, state, followers', async () => {
    const { w, door } = await prepared()
    const { body } = await door.post('/tasks', { group: w.website, name: 'x', assignees: [w.ben._id] })
    expect(body).toMatchObject({ private: false, recurrent: false, stepType: 'none', priority: 3, state: 'cb_waiting' })
    expect(body.followers.toSorted()).toEqual([w.ada._id, w.ben._id].toSorted()) // owner and assignees
  })

  test('parent', async () => {
    const { door, make } = await prepared()
    const parent = await make()
    expect((await door.get(`/tasks/${await make({ parent })}`)).body.parent).toBe(parent)
  })

  test('workFlowId is taken', async () => {
    const { w, door } = await prepared()
    expect((await door.post('/tasks', { group: w.website, name: 'x', workFlowId: '5' })).status).toBe(200)
  })

  test('recurrence should be set if recurrent is true; steps, if stepType asks for them', async () => {
    const { w, door } = await prepared()
    for (const [more, field] of [
      [{ recurrent: true }, '/recurrence'],
      [{ stepType: 'steps' }, '/steps'],
      [{ stepType: 'progress' }, '/steps'],
    ] as const)
      expect(await door.post('/tasks', { group: w.website, name: 'x', ...more })).toMatchObject({
        status: 400,
        body: { errors: [{ field }] },
      })
  })

  test.each([
    [0, 400],
    [1, 200],
    [5, 200],
    [6, 400],
  ])('priority is 1 to 5: %i', async (priority, status) => {
    const { w, door } = await prepared()
    expect((await door.post('/tasks', { group: w.website, name: 'x', priority })).status).toBe(status)
  })
})

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
