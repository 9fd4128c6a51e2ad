import { describe, expect, test } from 'vitest'
import { uploaded } from '../support/upload.ts'
import { type Answer, seconds, type World, type WorldOptions, world } from '../support/world.ts'

/** Part A of the main API's contract, row by row and rule by rule, as an integration that was written for Cubicl relies on it. */

const TASK_MEMBERS = [
  '_id', 'name', 'desc', 'state', 'start', 'deadline', 'assignees', 'assignedBy', 'followers', 'priority', 'priorityScore', 'group',
  'completedAt', 'createdAt', 'stepType', 'customer', 'files', 'tags', 'subtasks', 'parent', 'private',
] // biome-ignore format: a list
const MAY_HAVE = [
  'portalFollowers', 'archivedAt', 'steps', 'email', 'support', 'sharedWithCustomer', 'workflow', 'estimatedTime', 'customFields',
  'recurrent', 'recurrence', 'lastCopy', 'lead', 'allDay',
] // biome-ignore format: a list
const LONG = ['desc', 'steps', 'files', 'recurrence']

const WAITING = { name: 'cb_waiting', type: 'waiting', color: '#f39c12', textColor: '#fff', isDefault: true }
const ACTIVE = { name: 'cb_active', type: 'active', color: '#2ecc71', textColor: '#fff' }
const COMPLETED = { name: 'cb_completed', type: 'completed', color: '#d8d8d8', textColor: '#333' }
const SUSPENDED = { name: 'cb_suspended', type: 'suspended', color: '#7d5fff', textColor: '#fff' }

const make = async ({ as, ada, website }: World, more: object = {}) => {
  const { status, body } = await as(ada).post('/tasks', { group: website, name: 'Pay rent', ...more })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const names = ({ body }: Answer) => body.map(({ name }: { name: string }) => name)

async function withTask(more: object = {}, options: WorldOptions = {}) {
  const w = await world(options)
  return { ...w, w, task: await make(w, more) }
}

function expectMembers(value: object, must: string[], may: string[]) {
  expect(Object.keys(value)).toEqual(expect.arrayContaining(must))
  expect([...must, ...may]).toEqual(expect.arrayContaining(Object.keys(value)))
}

describe('1: GET /tasks', () => {
  test('leaves out the long members unless they are asked for', async () => {
    const steps = { stepType: 'steps', steps: [{ name: 'One' }] }
    const recurrence = { type: 'daily', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }
    const { as, ada } = await withTask({ desc: 'x', ...steps, recurrent: true, recurrence })
    const [listed] = (await as(ada).get('/tasks')).body
    expectMembers(listed, TASK_MEMBERS.filter((name) => !LONG.includes(name)), MAY_HAVE.filter((name) => !LONG.includes(name))) // biome-ignore format: one thought
    const [whole] = (await as(ada).get('/tasks?include=desc,steps,files,recurrence')).body
    expect(Object.keys(whole).sort()).toEqual(['_id', ...LONG].sort())
  })

  test('filters by group, assignee, owner, tag, client and text, newest first', async () => {
    const w = await world()
    const { as, ada, ben, cem, website, sales } = w
    const tag = (await as(ada).post('/tags', { group: website, name: 'Urgent' })).body._id
    const client = (await as(ada).post('/crm/customers', { name: 'Globex' })).body._id
    await make(w, { name: 'of Ben', assignees: [ben._id] })
    await make(w, { name: 'tagged', tags: [tag] })
    await make(w, { name: 'for Globex', customer: client })
    await make(w, { name: 'IŞIK Kiralık', group: sales })
    await as(ben).post('/tasks', { group: website, name: 'by Ben' })
    const list = async (query: string) => names(await as(ada).get(`/tasks?${query}`))
    expect(await list('')).toEqual(['by Ben', 'IŞIK Kiralık', 'for Globex', 'tagged', 'of Ben'])
    expect(await list(`group=${sales}`)).toEqual(['IŞIK Kiralık'])
    expect(await list(`assignee=${ben._id}`)).toEqual(['of Ben'])
    expect(await list(`assignedBy=${ben._id}`)).toEqual(['by Ben'])
    expect(await list('tag=Urgent')).toEqual(['tagged'])
    expect(await list(`tag=${tag}`)).toEqual([])
    expect(await list(`customer=${client}`)).toEqual(['for Globex'])
    for (const text of ['ışık', 'IŞIK', 'işık', 'kİralik', 'kiral'])
      expect(await list(`search=${encodeURIComponent(text)}`), text).toEqual(['IŞIK Kiralık'])
    expect(await list(`group=${website}&assignee=${ben._id}&search=BEN`)).toEqual(['of Ben'])
    expect(names(await as(cem).get('/tasks?search=ben'))).toEqual(['by Ben', 'of Ben'])
  })

  test('answers 50 unless another number is asked for, 500 at most, from where it is told', async () => {
    const w = await world()
    for (let i = 0; i < 52; i++) await make(w, { name: `${i}` })
    const list = async (query: string) => names(await w.as(w.ada).get(`/tasks?${query}`))
    expect(await list('')).toHaveLength(50)
    expect(await list('limit=2')).toEqual(['51', '50'])
    expect(await list('limit=2&skip=50')).toEqual(['1', '0'])
    expect(await list('limit=500&skip=52')).toEqual([])
    for (const query of ['limit=0', 'limit=501', 'limit=1.5', 'limit=x', 'limit=', 'skip=-1', 'skip=x']) {
      expect((await w.as(w.ada).get(`/tasks?${query}`)).status, query).toBe(400)
    }
  })

  test('an interval takes both ends, includes them, and looks at start and deadline', async () => {
    const w = await world()
    const { as, ada } = w
    await make(w, { name: 'starts', start: 1000, deadline: 9000 })
    await make(w, { name: 'ends', start: 100, deadline: 2000 })
    await make(w, { name: 'spans', start: 100, deadline: 9000 })
    await make(w, { name: 'never' })
    const list = async (query: string) => names(await as(ada).get(`/tasks?${query}`))
    expect(await list('startDate=1000&endDate=2000')).toEqual(['ends', 'starts'])
    expect(await list('startDate=1000&endDate=1000')).toEqual(['starts'])
    expect(await list('startDate=1001&endDate=1999')).toEqual([])
    for (const query of [
      'startDate=1',
      'endDate=1',
      'startDate=2&endDate=1',
      'startDate=x&endDate=y',
      'startDate=2026-01-01&endDate=2026-01-02',
    ]) {
      expect((await as(ada).get(`/tasks?${query}`)).status, query).toBe(400)
    }
  })

  test('archived and recursive', async () => {
    const w = await world()
    const { as, ada, website } = w
    const child = (await as(ada).post('/groups', { name: 'Part', parents: [website] })).body._id
    const grandchild = (await as(ada).post('/groups', { name: 'Part of it', parents: [child] })).body._id
    const old = await make(w, { name: 'old' })
    await as(ada).put(`/tasks/${old._id}/archive`, { value: true })
    await make(w, { name: 'top' })
    await make(w, { name: 'below', group: grandchild })
    const list = async (query: string) => names(await as(ada).get(`/tasks?group=${website}&${query}`))
    expect(await list('')).toEqual(['top'])
    expect(await list('archived=false')).toEqual(['top'])
    expect(await list('archived=true')).toEqual(['old'])
    expect(await list('archived=all')).toEqual(['top', 'old'])
    expect(await list('recursive=true')).toEqual(['below', 'top'])
    for (const recursive of ['', 'false']) expect(await list(`recursive=${recursive}`)).toEqual(['top'])
    for (const query of ['archived=yes', 'archived=1', 'recursive=1']) {
      expect((await as(ada).get(`/tasks?${query}`)).status, query).toBe(400)
    }
  })
})

test('2: GET /tasks/:id answers the task, whole', async () => {
  const { as, ada, task } = await withTask({ desc: 'x', stepType: 'progress', steps: { completed: 1, total: 4 } })
  const { status, body } = await as(ada).get(`/tasks/${task._id}`)
  expect(status).toBe(200)
  expectMembers(body, TASK_MEMBERS, MAY_HAVE)
  expect(body).toMatchObject({ desc: 'x', stepType: 'progress', steps: { completed: 1, total: 4 }, files: [] })
  expect(typeof body._id).toBe('string')
  expect(typeof body.createdAt).toBe('number')
})

describe('3: POST /tasks', () => {
  test('needs a group and a name; the rest has defaults', async () => {
    const { ada, website, task } = await withTask()
    expect(task).toMatchObject({
      ...{
        name: 'Pay rent',
        desc: '',
        state: 'cb_waiting',
        start: null,
        deadline: null,
        assignees: [],
        assignedBy: ada._id,
      },
      ...{
        followers: [ada._id],
        priority: 3,
        group: website,
        completedAt: null,
        stepType: 'none',
        customer: null,
        files: [],
        tags: [],
      },
      ...{ subtasks: [], parent: null, private: false, createdAt: seconds('2026-01-15T09:00:00Z') },
    })
  })

  test('takes all that the contract names', async () => {
    const w = await world()
    const { as, ada, ben, cem } = w
    const fields = [{ name: 'Room', type: 'text' }]
    const group = (await as(ada).post('/groups', { name: 'Office', customFields: fields })).body._id
    const tag = (await as(ada).post('/tags', { group, name: 'urgent' })).body._id
    const customer = (await as(ada).post('/crm/customers', { name: 'Globex' })).body._id
    const file = await uploaded(w, ada, 'plan')
    const parent = (await make(w))._id
    const recurrence = {
      type: 'weekly',
      period: 2,
      createWhen: 'after-deadline',
      active: true,
      stopCondition: 'count',
      maxCount: 5,
      days: [true, false, false, false, false, false, true],
    }
    const steps = [
      { name: 'Ask', assignees: [cem._id] },
      { name: 'Count', stepType: 'progress', completed: 1, total: 3, assignees: [] },
      {
        name: 'Both',
        stepType: 'steps',
        completed: true,
        assignees: [],
        steps: [{ name: 'One', completed: true, assignees: [] }],
      },
    ]
    const given = {
      group, name: 'Everything', desc: '*', state: 'cb_active', start: 1000, deadline: 2000, assignees: [ben._id], followers: [cem._id], priority: 5,
      tags: [tag], customer, files: [file], stepType: 'steps', steps, estimatedTime: 60, customFields: { Room: 'A' }, private: true, recurrent: true, recurrence, parent,
    } // biome-ignore format: a list
    const { status, body } = await as(ada).post('/tasks', given)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({
      ...given,
      customer: { _id: customer, name: 'Globex' },
      files: [{ _id: file }],
      lastCopy: true,
      steps: [
        { id: expect.any(String), name: 'Ask', assignees: [cem._id], completed: false },
        { id: expect.any(String), name: 'Count', stepType: 'progress', completed: 1, total: 3 },
        {
          id: expect.any(String),
          name: 'Both',
          stepType: 'steps',
          completed: true,
          steps: [{ id: expect.any(String), completed: true }],
        },
      ],
    })
    expect(body.steps[0]).not.toHaveProperty('stepType')
    expect((await as(ada).get(`/tasks/${parent}`)).body.subtasks).toEqual([body._id])
  })

  test('followers, when absent, are the owner and the assignees', async () => {
    const { ada, ben, task } = await withTask({ assignees: ['2'] })
    expect(task.followers.sort()).toEqual([ada._id, ben._id].sort())
  })

  test.each([
    ['workFlowId', '1'],
    ['workflowId', '1'],
  ])('knows %s', async (name, value) => {
    expect((await withTask({ [name]: value })).task.name).toBe('Pay rent')
  })

  test.each<[object, number, string]>([
    [{ name: '' }, 400, '/name'],
    [{ priority: 0 }, 400, '/priority'],
    [{ priority: 6 }, 400, '/priority'],
    [{ priority: '3' }, 400, '/priority'],
    [{ deadline: '1769817600' }, 400, '/deadline'],
    [{ assignees: '2' }, 400, '/assignees'],
    [{ private: 'true' }, 400, '/private'],
    [{ stepType: 'stepps' }, 400, '/stepType'],
    [{ stepType: 'steps' }, 400, '/steps'],
    [{ stepType: 'progress' }, 400, '/steps'],
    [{ recurrent: true }, 400, '/recurrence'],
    [{ state: 'cb_unknown' }, 422, '/state'],
    [{ parent: '1' }, 422, '/parent'],
    [{ tags: ['urgent'] }, 422, '/tags'],
    [{ files: ['1'] }, 422, '/files'],
    [{ customFields: { Nope: 'x' } }, 422, '/customFields/Nope'],
  ])('%j is %i at %s', async (more, status, field) => {
    const { as, ada, website } = await world()
    const answer = await as(ada).post('/tasks', { group: website, name: 'x', ...more })
    expect(answer.status).toBe(status)
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toEqual([field])
  })
})

describe('4: PUT /tasks/:id', () => {
  test('changes what is given, and answers the activity with the task', async () => {
    const { as, ada, ben, task } = await withTask()
    const { body } = await as(ada).put(`/tasks/${task._id}`, { name: 'Pay the rent', assignees: [ben._id] })
    expect(Object.keys(body).sort()).toEqual(['activity', 'task'])
    expect(body.task).toEqual({ ...task, name: 'Pay the rent', assignees: [ben._id] })
    expectActivity(body.activity, 'update')
    expect(body.activity.data.changes).toEqual([
      { field: 'name', from: 'Pay rent', to: 'Pay the rent' },
      { field: 'assignees', from: [], to: [ben._id] },
    ])
  })

  test('of nothing answers no activity', async () => {
    const { as, ada, task } = await withTask()
    expect((await as(ada).put(`/tasks/${task._id}`, task)).body).toEqual({ activity: null, task })
    expect((await as(ada).put(`/tasks/${task._id}`, {})).body).toEqual({ activity: null, task })
  })

  test('a state alone is a state change, steps alone are progress; with other changes an update is written beside them', async () => {
    const { as, ada, task } = await withTask({ stepType: 'steps', steps: [{ name: 'One' }] })
    const put = async (body: object) => (await as(ada).put(`/tasks/${task._id}`, body)).body.activity
    expect((await put({ state: 'cb_active' })).type).toBe('state-change')
    expect((await put({ steps: [{ ...task.steps[0], completed: true }] })).type).toBe('progress')
    const both = await put({ state: 'cb_completed', name: 'y' })
    expect(both.type).toBe('update')
    const types = (await as(ada).get(`/tasks/${task._id}/activities`)).body.map(({ type }: { type: string }) => type)
    expect(types.sort()).toEqual(['progress', 'state-change', 'state-change', 'update'])
  })

  test('moving to a project that lacks the state needs one that it has', async () => {
    const { as, ada, task } = await withTask({ state: 'cb_active' })
    const taskStates = [
      { name: 'To do', type: 'waiting' },
      { name: 'Done', type: 'completed' },
    ]
    const group = (await as(ada).post('/groups', { name: 'Other', taskStates })).body._id
    const refused = await as(ada).put(`/tasks/${task._id}`, { group })
    expect([400, 422]).toContain(refused.status)
    expect(refused.body.errors[0].field).toBe('/state')
    expect((await as(ada).put(`/tasks/${task._id}`, { group, state: 'Done' })).body.task).toMatchObject({
      group,
      state: 'Done',
      completedAt: expect.any(Number),
    })
  })

  test.each(['steps', 'progress'])('steps are needed when the step type becomes %s', async (stepType) => {
    const { as, ada, task } = await withTask()
    const answer = await as(ada).put(`/tasks/${task._id}`, { stepType })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: '/steps' }] } })
  })

  test('a cycle of subtasks is 422', async () => {
    const { as, ada, w, task } = await withTask()
    const child = await make(w, { parent: task._id })
    expect((await as(ada).put(`/tasks/${task._id}`, { parent: child._id })).status).toBe(422)
    expect((await as(ada).put(`/tasks/${task._id}`, { parent: task._id })).status).toBe(422)
    expect((await as(ada).put(`/tasks/${child._id}`, { subtasks: [task._id] })).status).toBe(422)
    expect((await as(ada).put(`/tasks/${task._id}`, { subtasks: [] })).body.task.subtasks).toEqual([])
    expect((await as(ada).get(`/tasks/${child._id}`)).body.parent).toBe(null)
  })
})

test('5: DELETE /tasks/:id answers the id; then it is not there', async () => {
  const { as, ada, task } = await withTask()
  expect(await as(ada).delete(`/tasks/${task._id}`)).toMatchObject({ status: 200, body: { _id: task._id } })
  expect((await as(ada).get(`/tasks/${task._id}`)).status).toBe(404)
  expect((await as(ada).delete(`/tasks/${task._id}`)).status).toBe(404)
  expect((await as(ada).get('/tasks')).body).toEqual([])
})

test('6: POST /tasks/:id/subtasks puts a task that there is under another, and answers that', async () => {
  const { as, ada, website, task } = await withTask()
  const { _id } = (await as(ada).post('/tasks', { group: website, name: 'Ask' })).body
  const { status, body } = await as(ada).post(`/tasks/${task._id}/subtasks`, { subtask: _id })
  expect({ status, body }).toEqual({ status: 200, body: { ...task, subtasks: [_id] } })
  expect((await as(ada).get(`/tasks/${_id}`)).body).toMatchObject({ name: 'Ask', parent: task._id })
  for (const wrong of [{}, { subtask: { name: 'Ask' } }, { subtask: 5 }])
    expect(await as(ada).post(`/tasks/${task._id}/subtasks`, wrong)).toMatchObject({
      status: 400,
      body: { errors: [{ field: '/subtask' }] },
    })
})

describe('7: PUT /tasks/:id/state', () => {
  test('answers the change, with the default states as they are recorded', async () => {
    const { as, ada, task } = await withTask()
    const states = [WAITING, ACTIVE, COMPLETED, SUSPENDED, WAITING]
    for (const [i, newState] of states.slice(1).entries()) {
      const { status, body } = await as(ada).put(`/tasks/${task._id}/state`, { value: newState.name })
      expect(status).toBe(200)
      expect(body).toEqual({
        _id: expect.any(String),
        user: ada._id,
        task: task._id,
        type: 'state-change',
        data: { oldState: states[i], newState },
      })
      const { completedAt } = (await as(ada).get(`/tasks/${task._id}`)).body
      expect(completedAt).toEqual(newState === COMPLETED ? seconds('2026-01-15T09:00:00Z') : null)
    }
  })

  test('completedAt is set by cancelled as well', async () => {
    const { as, ada } = await world()
    const taskStates = [
      { name: 'Open', type: 'waiting' },
      { name: 'Off', type: 'cancelled' },
    ]
    const group = (await as(ada).post('/groups', { name: 'Other', taskStates })).body._id
    const task = (await as(ada).post('/tasks', { group, name: 'x' })).body
    await as(ada).put(`/tasks/${task._id}/state`, { value: 'Off' })
    expect((await as(ada).get(`/tasks/${task._id}`)).body.completedAt).toEqual(expect.any(Number))
  })

  test.each<[object, number]>([
    [{}, 400],
    [{ value: 1 }, 400],
    [{ value: 'Nowhere' }, 422],
    [{ value: 'Pending' }, 422],
  ])('%j is %i', async (body, status) => {
    const { as, ada, task } = await withTask()
    const answer = await as(ada).put(`/tasks/${task._id}/state`, body)
    expect(answer).toMatchObject({ status, body: { errors: [{ field: '/value' }] } })
  })
})

describe('8 and 10: activities', () => {
  test('a post has what the contract says, and they come oldest first', async () => {
    const { w, as, ada, ben, task } = await withTask()
    const file = await uploaded(w, ada, 'plan', 'plan.txt')
    const mentions = [{ id: ben._id, name: 'Ben' }]
    const { status, body } = await as(ada).post(`/tasks/${task._id}/activities`, {
      content: 'Look, Ben',
      fileIds: [file],
      mentions,
    })
    expect(status, JSON.stringify(body)).toBe(200)
    expectActivity(body, 'post')
    expect(body).toMatchObject({
      ...{
        user: ada._id,
        content: 'Look, Ben',
        customerCanSee: false,
        mentions,
        createdAt: seconds('2026-01-15T09:00:00Z'),
      },
      files: [{ _id: file, name: 'plan.txt' }],
    })
    const { body: reply } = await as(ben).post(`/tasks/${task._id}/activities`, { content: 'Yes', replyToId: body._id })
    expect(reply).toMatchObject({ replyToId: body._id, mentions: [] })
    expect((await as(ada).get(`/tasks/${task._id}/activities`)).body).toEqual([body, reply])
  })

  test.each<[object, number]>([
    [{}, 400],
    [{ content: '' }, 400],
    [{ fileIds: [] }, 400],
    [{ content: 'x', fileIds: ['1'] }, 422],
    [{ content: 'x', replyToId: '1' }, 422],
    [{ content: 'x', mentions: [{ id: '999', name: 'Nobody' }] }, 422],
  ])('%j is %i', async (body, status) => {
    const { as, ada, task } = await withTask()
    expect((await as(ada).post(`/tasks/${task._id}/activities`, body)).status).toBe(status)
    expect((await as(ada).get(`/tasks/${task._id}/activities`)).body).toEqual([])
  })

  test('a reply is to a post of the same task', async () => {
    const { w, as, ada, task } = await withTask()
    const other = await make(w)
    const post = (await as(ada).post(`/tasks/${other._id}/activities`, { content: 'x' })).body._id
    expect((await as(ada).post(`/tasks/${task._id}/activities`, { content: 'y', replyToId: post })).status).toBe(422)
  })

  test('creating writes none; archiving, restoring and states write theirs', async () => {
    const { as, ada, task } = await withTask()
    await as(ada).put(`/tasks/${task._id}/archive`, { value: true })
    await as(ada).put(`/tasks/${task._id}/archive`, { value: false })
    await as(ada).put(`/tasks/${task._id}/state`, { value: 'cb_active' })
    const { body } = await as(ada).get(`/tasks/${task._id}/activities`)
    expect(body.map(({ type }: { type: string }) => type)).toEqual(['archive', 'restore', 'state-change'])
  })
})

test('9: PUT /tasks/:taskId/activities/:activityId, on a task that no client has to do with', async () => {
  const { as, ada, task } = await withTask()
  const post = (await as(ada).post(`/tasks/${task._id}/activities`, { content: 'x' })).body
  const path = `/tasks/${task._id}/activities/${post._id}`
  expect(await as(ada).put(path, { value: true })).toMatchObject({ status: 422 })
  expect(await as(ada).put(path, { value: false })).toMatchObject({ status: 200, body: post })
  expect(await as(ada).put(path, { value: 'true' })).toMatchObject({ status: 400 })
  expect((await as(ada).put(`/tasks/${task._id}/activities/1`, { value: true })).status).toBe(404)
})

describe('rules', () => {
  test('a private task is seen by its owner, assignees and followers only', async () => {
    const { as, ada, ben, cem, dan, task } = await withTask({ private: true, assignees: ['2'], followers: ['3'] })
    for (const person of [ada, ben, cem]) expect((await as(person).get(`/tasks/${task._id}`)).status).toBe(200)
    expect((await as(dan).get(`/tasks/${task._id}`)).status).toBe(404)
    expect((await as(dan).get('/tasks')).body).toEqual([])
  })

  test('an assignee of a closed project may comment, change state and progress and add files; its owner may also edit, archive and delete', async () => {
    const w = await world()
    const { as, ada, cem, secret } = w
    const task = await make(w, { group: secret, assignees: [cem._id], stepType: 'steps', steps: [{ name: 'One' }] })
    const file = await uploaded(w, cem, 'x')
    const door = as(cem)
    const path = `/tasks/${task._id}`
    expect((await door.get(path)).status).toBe(200)
    expect((await door.post(`${path}/activities`, { content: 'x' })).status).toBe(200)
    expect((await door.put(`${path}/state`, { value: 'cb_active' })).status).toBe(200)
    expect((await door.put(`${path}/steps/${task.steps[0].id}`, { completed: true })).status).toBe(200)
    expect((await door.put(path, { files: [file] })).status).toBe(200)
    expect((await door.put(path, { name: 'y' })).status).toBe(403)
    expect((await door.put(`${path}/archive`, { value: true })).status).toBe(403)
    expect((await door.delete(path)).status).toBe(403)
    expect((await as(ada).delete(path)).status).toBe(200)
  })

  const monthly = { type: 'monthly', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }

  test('a monthly task of the 31st falls on the last days of short months; its steps are reset, its comments stay behind', async () => {
    const { w, as, ada } = await withTask({
      ...{
        deadline: seconds('2026-01-31T18:00:00+03:00'),
        stepType: 'steps',
        steps: [{ name: 'Pay', completed: true }],
      },
      ...{ recurrent: true, recurrence: monthly },
    })
    const newest = async () => (await as(ada).get('/tasks?limit=1')).body[0]
    const dates: number[] = []
    for (let i = 0; i < 3; i++) {
      const { _id } = await newest()
      await as(ada).post(`/tasks/${_id}/activities`, { content: 'done' })
      await as(ada).put(`/tasks/${_id}/state`, { value: 'cb_completed' })
      const next = (await as(ada).get(`/tasks/${(await newest())._id}`)).body
      expect(next).toMatchObject({
        state: 'cb_waiting',
        lastCopy: true,
        steps: [{ completed: false }],
        archivedAt: null,
      })
      expect((await as(ada).get(`/tasks/${next._id}/activities`)).body).toEqual([])
      expect((await as(ada).get(`/tasks/${_id}`)).body.lastCopy).not.toBe(true)
      dates.push(next.deadline)
    }
    expect(dates).toEqual(['2026-02-28', '2026-03-31', '2026-04-30'].map((day) => seconds(`${day}T18:00:00+03:00`)))
    expect(w).toBeDefined()
  })

  test('completing twice, or opening again and completing, makes one next copy', async () => {
    const { as, ada, task } = await withTask({ recurrent: true, recurrence: monthly })
    for (const value of ['cb_completed', 'cb_completed', 'cb_active', 'cb_completed'])
      await as(ada).put(`/tasks/${task._id}/state`, { value })
    expect((await as(ada).get('/tasks?archived=all')).body).toHaveLength(2)
  })

  test('after-deadline makes its copy within 60 seconds after the deadline, once', async () => {
    const recurrence = { ...monthly, type: 'daily', createWhen: 'after-deadline', stopCondition: 'count', maxCount: 2 }
    const { w, as, ada, clock, runJobs } = await withTask({
      deadline: seconds('2026-01-15T10:00:00Z'),
      recurrent: true,
      recurrence,
    })
    await runJobs()
    expect((await as(ada).get('/tasks')).body).toHaveLength(1)
    clock.set('2026-01-15T10:01:00Z')
    await runJobs()
    await runJobs()
    expect((await as(ada).get('/tasks')).body.map(({ deadline }: { deadline: number }) => deadline)).toEqual([
      seconds('2026-01-16T10:00:00Z'),
      seconds('2026-01-15T10:00:00Z'),
    ])
    clock.set('2026-01-20T00:00:00Z')
    await runJobs()
    expect((await as(ada).get('/tasks')).body).toHaveLength(2)
    expect(w).toBeDefined()
  })

  test.each<[string, object, number]>([
    ['a count of 0', { recurrence: { ...monthly, stopCondition: 'count', maxCount: 0 } }, 422],
    ['no day of the week', { recurrence: { ...monthly, type: 'weekly', days: Array(7).fill(false) } }, 422],
    ['after a deadline that there is not', { recurrence: { ...monthly, createWhen: 'after-deadline' } }, 422],
    ['six days', { recurrence: { ...monthly, type: 'weekly', days: Array(6).fill(true) } }, 400],
    ['no period', { recurrence: { ...monthly, period: undefined } }, 400],
    ['a yearly one', { recurrence: { ...monthly, type: 'yearly' } }, 400],
  ])('%s is refused', async (_, more, status) => {
    const { as, ada, website } = await world()
    expect((await as(ada).post('/tasks', { group: website, name: 'x', recurrent: true, ...more })).status).toBe(status)
  })
})

function expectActivity(activity: object, type: string) {
  const must = ['_id', 'user', 'type', 'createdAt', 'customerCanSee', 'mentions']
  const may = [
    'portalUser',
    'emailUser',
    'data',
    'content',
    'files',
    'replyToId',
    'customFields',
    'emailDetails',
    'mailStatus',
  ]
  expectMembers(activity, must, may)
  expect(activity).toMatchObject({
    type,
    _id: expect.any(String),
    createdAt: expect.any(Number),
    mentions: expect.any(Array),
  })
}
