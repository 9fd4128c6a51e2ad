import { describe, expect, test } from 'vitest'
import { recurrence, UNKNOWN } from '../support/made-tasks.ts'
import { seconds, world } from '../support/world.ts'

describe('a change', () => {
  test('touches what is given, and is an activity that names each field with its old and new value', async () => {
    const { as, ada, ben, website } = await world()
    const task = (await as(ada).post('/tasks', { group: website, name: 'Pay rent', desc: 'soon' })).body
    const { status, body } = await as(ada).put(`/tasks/${task._id}`, {
      name: 'Pay the rent',
      deadline: seconds('2026-02-01'),
      assignees: [ben._id],
    })
    expect(status).toBe(200)
    expect(body.task).toEqual({ ...task, name: 'Pay the rent', deadline: seconds('2026-02-01'), assignees: [ben._id] })
    expect(body.activity).toMatchObject({
      type: 'update',
      user: ada._id,
      data: {
        changes: [
          { field: 'name', from: 'Pay rent', to: 'Pay the rent' },
          { field: 'deadline', from: null, to: seconds('2026-02-01') },
          { field: 'assignees', from: [], to: [ben._id] },
        ],
      },
    })
    expect((await as(ada).get(`/tasks/${task._id}/activities`)).body).toEqual([body.activity])
  })

  test('of nothing is no activity: what was read may be sent back', async () => {
    const { as, ada, website } = await world()
    const client = (await as(ada).post('/crm/customers', { name: 'Globex' })).body._id
    const steps = [
      { name: 'One', assignees: [ada._id] },
      { name: 'Two', stepType: 'progress', total: 5 },
    ]
    const more = { customer: client, stepType: 'steps', steps, recurrent: true, recurrence: recurrence({}) }
    const task = (
      await as(ada).post('/tasks', { group: website, name: 'Pay rent', deadline: seconds('2026-02-01'), ...more })
    ).body
    const { status, body } = await as(ada).put(`/tasks/${task._id}`, task)
    expect(status).toBe(200)
    expect(body).toEqual({ activity: null, task })
  })

  test('with null or what is falsy for the type unsets', async () => {
    const { as, ada, ben, website } = await world()
    const set = { desc: 'x', start: 1000, deadline: 2000, assignees: [ben._id], estimatedTime: 60, private: true }
    const task = (await as(ada).post('/tasks', { group: website, name: 'x', ...set })).body
    const unset = {
      desc: '',
      start: 0,
      deadline: null,
      assignees: null,
      followers: [],
      estimatedTime: 0,
      private: null,
    }
    const { body } = await as(ada).put(`/tasks/${task._id}`, unset)
    expect(body.task).toMatchObject({
      desc: '',
      start: null,
      deadline: null,
      assignees: [],
      followers: [],
      private: false,
    })
    expect(body.task).not.toHaveProperty('estimatedTime')
  })

  test('of custom fields touches those that are given; an empty value unsets one, null all', async () => {
    const { as, ada, website } = await world()
    const customFields = ['Room', 'Code', 'Key'].map((name) => ({ name, type: 'text' }))
    await as(ada).put(`/groups/${website}`, { customFields })
    const values = { Room: 'A', Code: 'x', Key: 'y' }
    const { _id } = (await as(ada).post('/tasks', { group: website, name: 'x', customFields: values })).body
    const changed = async (customFields: object | null) =>
      (await as(ada).put(`/tasks/${_id}`, { customFields })).body.task.customFields
    expect(await changed({})).toEqual(values)
    expect(await changed({ Room: null, Code: '', Key: 'z' })).toEqual({ Key: 'z' })
    expect(await changed(null)).toEqual({})
  })

  test('leaves a custom field alone whose option is gone by now', async () => {
    const { as, ada, website } = await world()
    const fields = (...options: string[]) => ({
      customFields: [
        { name: 'Room', type: 'select', options },
        { name: 'Seats', type: 'number' },
      ],
    })
    await as(ada).put(`/groups/${website}`, fields('A', 'B'))
    const task = (await as(ada).post('/tasks', { group: website, name: 'x', customFields: { Room: 'A' } })).body
    await as(ada).put(`/groups/${website}`, fields('B'))
    const change = { ...task, customFields: { ...task.customFields, Seats: '12' } }
    const { body } = await as(ada).put(`/tasks/${task._id}`, change)
    expect(body.task.customFields).toEqual({ Room: 'A', Seats: '12' })
  })

  test('of the state alone is a state-change; with others an update is beside it, and the answer', async () => {
    const { as, ada, website } = await world()
    const task = (await as(ada).post('/tasks', { group: website, name: 'x' })).body
    const alone = (await as(ada).put(`/tasks/${task._id}`, { state: 'cb_active' })).body
    expect(alone.activity).toMatchObject({
      type: 'state-change',
      data: { oldState: { name: 'cb_waiting' }, newState: { name: 'cb_active' } },
    })
    const both = (await as(ada).put(`/tasks/${task._id}`, { state: 'cb_completed', name: 'y' })).body
    expect(both.activity).toMatchObject({ type: 'update', data: { changes: [{ field: 'name' }] } })
    expect(both.task).toMatchObject({ state: 'cb_completed', completedAt: seconds('2026-01-15T09:00:00Z') })
    const { body } = await as(ada).get(`/tasks/${task._id}/activities`)
    expect(body.map((a: { type: string }) => a.type)).toEqual(['state-change', 'state-change', 'update'])
  })

  test('of what steps have been done alone is progress', async () => {
    const { as, ada, website } = await world()
    const steps = [{ name: 'One' }, { name: 'Two' }]
    const task = (await as(ada).post('/tasks', { group: website, name: 'x', stepType: 'steps', steps })).body
    expect(task.steps).toEqual([
      { id: expect.any(String), name: 'One', assignees: [], completed: false },
      { id: expect.any(String), name: 'Two', assignees: [], completed: false },
    ])
    const done = task.steps.map((step: object) => ({ ...step, completed: true }))
    const { body } = await as(ada).put(`/tasks/${task._id}`, { steps: done })
    expect(body.activity.type).toBe('progress')
    expect(body.task.steps).toEqual(done)
    const renamed = (await as(ada).put(`/tasks/${task._id}`, { steps: [{ ...done[0], name: 'Uno' }, done[1]] })).body
    expect(renamed.activity.type).toBe('update')
    expect(renamed.task.steps[0]).toEqual({ ...done[0], name: 'Uno' })
  })

  test('to another kind of steps asks for them', async () => {
    const { as, ada, website } = await world()
    const task = (await as(ada).post('/tasks', { group: website, name: 'x' })).body
    expect(await as(ada).put(`/tasks/${task._id}`, { stepType: 'progress' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: '/steps' }] },
    })
    const { body } = await as(ada).put(`/tasks/${task._id}`, {
      stepType: 'progress',
      steps: { completed: 1, total: 4 },
    })
    expect(body.task).toMatchObject({ stepType: 'progress', steps: { completed: 1, total: 4 } })
    expect((await as(ada).put(`/tasks/${task._id}`, { stepType: 'none' })).body.task).not.toHaveProperty('steps')
  })

  test('of the project asks for a state where the other lacks the present one, and keeps tags by name', async () => {
    const { as, ada, website } = await world()
    const other = (await as(ada).post('/groups', { name: 'Office', taskStates: [{ name: 'Open', type: 'active' }] }))
      .body._id
    const [here, there] = [
      (await as(ada).post('/tags', { group: website, name: 'Urgent' })).body._id,
      (await as(ada).post('/tags', { group: other, name: 'urgent' })).body._id,
    ]
    const lonely = (await as(ada).post('/tags', { group: website, name: 'Lonely' })).body._id
    const task = (await as(ada).post('/tasks', { group: website, name: 'x', tags: [here, lonely] })).body
    expect(await as(ada).put(`/tasks/${task._id}`, { group: other })).toMatchObject({
      status: 400,
      body: { errors: [{ field: '/state' }] },
    })
    const { body } = await as(ada).put(`/tasks/${task._id}`, { group: other, state: 'Open' })
    expect(body.task).toMatchObject({ group: other, state: 'Open', tags: [there] })
    expect((await as(ada).get(`/tasks?group=${other}&tag=URGENT`)).body).toMatchObject([{ _id: task._id }])
    expect((await as(ada).get(`/tasks?group=${website}`)).body).toEqual([])
  })

  test('of the project keeps the values that custom fields of the same name can hold there, and drops the others', async () => {
    const { as, ada, website } = await world()
    const room = (...options: string[]) => ({ name: 'Room', type: 'select', options })
    const fields = ['Code', 'Lonely'].map((name) => ({ name, type: 'text' }))
    await as(ada).put(`/groups/${website}`, { customFields: [room('A', 'B'), ...fields] })
    const there = { name: 'Office', customFields: [room('B'), { name: 'code', type: 'text' }] }
    const group = (await as(ada).post('/groups', there)).body._id
    const moved = async (Room: string, change: object = {}) => {
      const customFields = { Room, Code: 'x', Lonely: 'y' }
      const { _id } = (await as(ada).post('/tasks', { group: website, name: 'x', customFields })).body
      return as(ada).put(`/tasks/${_id}`, { group, ...change })
    }
    expect((await moved('B')).body.task).toMatchObject({ group, customFields: { Room: 'B', code: 'x' } })
    expect((await moved('A')).body.task.customFields).toEqual({ code: 'x' })
    expect((await moved('B', { customFields: { code: 'z' } })).body.task.customFields).toEqual({ Room: 'B', code: 'z' })
    expect((await moved('B', { customFields: null })).body.task.customFields).toEqual({})
    expect(await moved('A', { customFields: { Room: 'A' } })).toMatchObject({
      status: 422,
      body: { errors: [{ field: '/customFields/Room' }] },
    })
  })

  test('that is refused changes nothing', async () => {
    const { as, ada, website } = await world()
    const task = (await as(ada).post('/tasks', { group: website, name: 'x' })).body
    const bad = { name: 'y', assignees: ['999'], tags: [UNKNOWN], state: 'Nowhere' }
    const answer = await as(ada).put(`/tasks/${task._id}`, bad)
    expect(answer.status).toBe(422)
    expect(answer.body.errors.map((e: { field: string }) => e.field).sort()).toEqual(['/assignees', '/state', '/tags'])
    expect((await as(ada).get(`/tasks/${task._id}`)).body).toEqual(task)
    expect((await as(ada).get(`/tasks/${task._id}/activities`)).body).toEqual([])
  })

  test('does not reach what the server owns', async () => {
    const { as, ada, ben, website } = await world()
    const task = (
      await as(ada).post('/tasks', {
        group: website,
        name: 'x',
        _id: '1',
        createdAt: 5,
        assignedBy: ben._id,
        completedAt: 5,
      })
    ).body
    expect(task).toMatchObject({ assignedBy: ada._id, completedAt: null, createdAt: seconds('2026-01-15T09:00:00Z') })
    const { body } = await as(ada).put(`/tasks/${task._id}`, {
      _id: '1',
      createdAt: 5,
      assignedBy: ben._id,
      completedAt: 5,
      archivedAt: 5,
      nonsense: {},
    })
    expect(body).toEqual({ activity: null, task })
  })
})
