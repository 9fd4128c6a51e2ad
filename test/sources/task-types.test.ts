import { describe, expect, test } from 'vitest'
import { uploaded } from '../support/upload.ts'
import { world } from '../support/world.ts'

const NOON = 1769817600
const number = expect.any(Number)
const string = expect.any(String)

async function withTask(more: object = {}) {
  const w = await world()
  const door = w.as(w.ada)
  const { status, body: task } = await door.post('/tasks', { group: w.website, name: 'Pay rent', ...more })
  expect(status, JSON.stringify(task)).toBe(200)
  return { w, door, task }
}

describe('Data › Task', () => {
  test.each<[line: string, is: unknown]>([
    ['_id', expect.stringMatching(/^[0-9]+$/)],
    ['name', 'Pay rent'],
    ['desc', 'By Monday'],
    ['state', 'cb_waiting'],
    ['start', NOON - 5],
    ['deadline', NOON],
    ['assignees', [string]],
    ['assignedBy', string],
    ['followers', [string, string]],
    ['priority', 4],
    ['priorityScore', number],
    ['group', string],
    ['completedAt', null],
    ['archivedAt', null],
    ['stepType', 'steps'],
    ['steps', [expect.objectContaining({ id: string, name: 'Ask' })]],
    ['customer', { _id: string, name: 'Nile' }],
    ['createdAt', number],
    ['files', [{ _id: string }]],
    ['tags', [string]],
    ['subtasks', [string]],
    ['parent', string],
    ['private', true],
    ['estimatedTime', 5400],
    ['customFields', { Floor: '3' }],
    ['lastCopy', true],
  ])('%s', async (line, is) => {
    const w = await world()
    const door = w.as(w.ada)
    const made = async (path: string, body: object) => (await door.post(path, body)).body._id
    await door.put(`/groups/${w.website}`, { customFields: [{ name: 'Floor', type: 'text' }] })
    const parent = await made('/tasks', { group: w.website, name: 'Move' })
    const id = await made('/tasks', {
      ...{ group: w.website, name: 'Pay rent', desc: 'By Monday', start: NOON - 5, deadline: NOON, priority: 4, parent },
      ...{ assignees: [w.ben._id], stepType: 'steps', steps: [{ name: 'Ask' }], files: [await uploaded(w, w.ada, 'a plan')] },
      ...{ tags: [await made('/tags', { group: w.website, name: 'urgent' })], private: true, estimatedTime: 5400 },
      ...{ customer: await made('/crm/customers', { name: 'Nile' }), customFields: { Floor: '3' }, recurrent: true },
      recurrence: { type: 'daily', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' },
    }) // biome-ignore format: a list of members
    await made('/tasks', { group: w.website, name: 'Ask', parent: id })
    expect((await door.get(`/tasks/${id}`)).body[line]).toEqual(is)
  })

  test('priorityScore: the lowest is at the top', async () => {
    const { w, door, task } = await withTask()
    w.clock.advance(1000)
    const { body: newer } = await door.post('/tasks', { group: w.website, name: 'x' })
    expect(newer.priorityScore).toBeLessThan(task.priorityScore)
    const { body } = await door.put(`/tasks/${task._id}`, { priorityScore: newer.priorityScore - 1 })
    expect(body.task.priorityScore).toBe(newer.priorityScore - 1)
  })

  test.each(['completedAt', 'archivedAt'])('%s is a number once it is', async (field) => {
    const { door, task } = await withTask()
    await door.put(`/tasks/${task._id}/state`, { value: 'cb_completed' })
    await door.put(`/tasks/${task._id}/archive`, { value: true })
    expect((await door.get(`/tasks/${task._id}`)).body[field]).toEqual(number)
  })
})

describe('Data › Task Steps', () => {
  test('ProgressBar: completed and total', async () => {
    const steps = { completed: 1, total: 4 }
    expect((await withTask({ stepType: 'progress', steps })).task.steps).toEqual(steps)
  })

  test.each<[line: string, step: object, is: unknown]>([
    ['id', {}, string],
    ['name', {}, 'Ask'],
    ['desc', { desc: 'By phone' }, 'By phone'],
    ['assignees', { assignees: ['1'] }, ['1']],
    ['stepType', { stepType: 'steps', steps: [{ name: 'Dial' }] }, 'steps'],
    ['steps', { stepType: 'steps', steps: [{ name: 'Dial' }] }, [{ id: string, name: 'Dial', assignees: [], completed: false }]],
    ['stepType', { stepType: 'progress', completed: 2, total: 4 }, 'progress'],
    ['completed', { stepType: 'progress', completed: 2, total: 4 }, 2],
    ['total', { stepType: 'progress', completed: 2, total: 4 }, 4],
    ['completed', { completed: true }, true],
    ['completed', {}, false],
    ['stepType', {}, undefined],
  ])('TaskStep: %s of %j', async (line, step, is) => {
    const { task } = await withTask({ stepType: 'steps', steps: [{ name: 'Ask', ...step }] })
    expect(task.steps[0][line]).toEqual(is)
  }) // biome-ignore format: a table
})

describe('Data › Recurrence', () => {
  const plain = { type: 'daily', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }
  const days = [true, false, false, false, false, false, false]

  test.each<object>([
    ...['daily', 'weekly', 'monthly'].map((type) => ({ type })),
    ...[1, 3].map((period) => ({ period })),
    ...['after-deadline', 'completed'].map((createWhen) => ({ createWhen })),
    ...[true, false].map((active) => ({ active })),
    { stopCondition: 'none' },
    { stopCondition: 'date', end: NOON + 1e6 },
    { stopCondition: 'count', maxCount: 2 },
    { type: 'weekly', days },
  ])('%j', async (more) => {
    const recurrence = { ...plain, ...more }
    const { task } = await withTask({ recurrent: true, deadline: NOON, recurrence })
    expect(task.recurrence).toMatchObject(recurrence)
  })

  test.each<object>([
    { type: 'yearly' },
    { period: 0 },
    { createWhen: 'now' },
    { active: 'yes' },
    { stopCondition: 'never' },
    { type: 'weekly', days: [true] },
  ])('another is refused: %j', async (more) => {
    const w = await world()
    const body = { group: w.website, name: 'x', recurrent: true, deadline: NOON, recurrence: { ...plain, ...more } }
    expect((await w.as(w.ada).post('/tasks', body)).status).toBe(400)
  })

  const open = async ({ door }: Awaited<ReturnType<typeof withTask>>) => (await door.get('/tasks?completed=false')).body

  test.each([
    ['createWhen completed: when it is completed', plain, 1],
    ['active false: paused', { ...plain, active: false }, 0],
    ['maxCount 1: no copies', { ...plain, stopCondition: 'count', maxCount: 1 }, 0],
    ['maxCount 2: the task is the first copy', { ...plain, stopCondition: 'count', maxCount: 2 }, 1],
    ['end: until the date', { ...plain, stopCondition: 'date', end: NOON + 3600 }, 0],
  ])('%s', async (_, recurrence, copies) => {
    const made = await withTask({ recurrent: true, deadline: NOON, recurrence })
    await made.door.put(`/tasks/${made.task._id}/state`, { value: 'cb_completed' })
    expect(await open(made)).toHaveLength(copies)
  })

  test('createWhen after-deadline: when the deadline has passed', async () => {
    const made = await withTask({
      recurrent: true,
      deadline: NOON,
      recurrence: { ...plain, createWhen: 'after-deadline' },
    })
    made.w.clock.set(new Date((NOON + 60) * 1000).toISOString())
    await made.w.runJobs()
    expect(await open(made)).toHaveLength(2)
  })

  test('days: on these days of the week, Monday first', async () => {
    const made = await withTask({ recurrent: true, deadline: NOON, recurrence: { ...plain, type: 'weekly', days } })
    await made.door.put(`/tasks/${made.task._id}/state`, { value: 'cb_completed' })
    const [copy] = await open(made)
    expect(new Date(copy.deadline * 1000).getUTCDay()).toBe(1)
  })
})

describe('Data › Task Activity', () => {
  test.each<[type: string, act: (made: Awaited<ReturnType<typeof withTask>>) => Promise<unknown>]>([
    ['post', ({ door, task }) => door.post(`/tasks/${task._id}/activities`, { content: 'Hello' })],
    ['update', ({ door, task }) => door.put(`/tasks/${task._id}`, { name: 'Pay power' })],
    ['progress', ({ door, task }) => door.put(`/tasks/${task._id}/steps/${task.steps[0].id}`, { completed: true })],
    ['archive', ({ door, task }) => door.put(`/tasks/${task._id}/archive`, { value: true })],
    ['state-change', ({ door, task }) => door.put(`/tasks/${task._id}/state`, { value: 'cb_active' })],
    [
      'restore',
      async ({ door, task }) => {
        await door.put(`/tasks/${task._id}/archive`, { value: true })
        await door.put(`/tasks/${task._id}/archive`, { value: false })
      },
    ],
  ])('type %s', async (type, act) => {
    const made = await withTask({ stepType: 'steps', steps: [{ name: 'Ask' }] })
    await act(made)
    const activities = (await made.door.get(`/tasks/${made.task._id}/activities`)).body
    expect(activities.at(-1)).toMatchObject({
      ...{ _id: string, user: made.w.ada._id, type, createdAt: number, customerCanSee: false, mentions: [] },
      ...(type === 'post' ? { content: 'Hello', files: [] } : {}),
    })
  })

  test('type delete: in the feed, as the task is gone', async () => {
    const { door, task } = await withTask()
    await door.delete(`/tasks/${task._id}`)
    expect((await door.get('/events')).body.at(-1)).toMatchObject({ type: 'task-deleted', task: task._id })
  })

  test('data holds the info about the update', async () => {
    const { door, task } = await withTask()
    const { activity } = (await door.put(`/tasks/${task._id}`, { name: 'Pay power' })).body
    expect(activity.data).toEqual({ changes: [{ field: 'name', from: 'Pay rent', to: 'Pay power' }] })
  })

  test('files, replyToId, mentions and customerCanSee of a post', async () => {
    const { w, door, task } = await withTask()
    const file = await uploaded(w, w.ada, 'a plan')
    const post = async (body: object) => (await door.post(`/tasks/${task._id}/activities`, body)).body
    const first = await post({ content: 'First' })
    expect(first).not.toHaveProperty('replyToId')
    const mentions = [{ id: w.ben._id, name: 'Ben' }]
    const second = await post({ content: '@Ben', fileIds: [file], replyToId: first._id, mentions })
    expect(second).toMatchObject({
      files: [{ _id: file, name: string }],
      replyToId: first._id,
      mentions,
      customerCanSee: false,
    })
  })
})

describe('Data › Task State', () => {
  test('TaskStateActivity, with the lines of TaskState', async () => {
    const { w, door, task } = await withTask()
    const { body } = await door.put(`/tasks/${task._id}/state`, { value: 'cb_active' })
    const state = { color: expect.stringMatching(/^#/), textColor: expect.stringMatching(/^#/) }
    expect(body).toEqual({
      ...{ _id: string, user: w.ada._id, task: task._id, type: 'state-change' },
      data: {
        oldState: { name: 'cb_waiting', type: 'waiting', ...state, isDefault: true },
        newState: { name: 'cb_active', type: 'active', ...state },
      },
    })
  })

  test.each(['waiting', 'active', 'completed', 'suspended', 'cancelled'])('type %s', async (type) => {
    const { w, door } = await withTask()
    const taskStates = [
      { name: 'Open', type: 'waiting', color: '#111111', isDefault: true },
      { name: 'Mine', type, color: '#222222' },
    ]
    const { status } = await door.put(`/groups/${w.sales}`, {})
    expect(status).toBe(200)
    const { body: group } = await door.post('/groups', { name: 'Own states', taskStates })
    expect(group.taskStates).toMatchObject(taskStates)
    expect((await door.post('/tasks', { group: group._id, name: 'x', state: 'Mine' })).body.state).toBe('Mine')
  })

  test.each(['cb_waiting', 'cb_active', 'cb_completed', 'cb_suspended'])('Default Task States: %s', async (state) => {
    expect((await withTask({ state })).task.state).toBe(state)
  })

  test('the project says whether its states are customized', async () => {
    const { w, door } = await withTask()
    expect((await door.get(`/groups/${w.website}`)).body).not.toHaveProperty('taskStates')
  })
})
