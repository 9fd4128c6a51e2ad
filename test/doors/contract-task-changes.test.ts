import { describe, expect, test } from 'vitest'
import { expectMembers, make, withTask } from '../support/contract-tasks.ts'
import { uploaded } from '../support/upload.ts'
import { seconds, world } from '../support/world.ts'

const WAITING = { name: 'cb_waiting', type: 'waiting', color: '#f39c12', textColor: '#fff', isDefault: true }

const ACTIVE = { name: 'cb_active', type: 'active', color: '#2ecc71', textColor: '#fff' }

const COMPLETED = { name: 'cb_completed', type: 'completed', color: '#d8d8d8', textColor: '#333' }

const SUSPENDED = { name: 'cb_suspended', type: 'suspended', color: '#7d5fff', textColor: '#fff' }

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
