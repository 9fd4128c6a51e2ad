import { describe, expect, test } from 'vitest'
import { UNKNOWN } from '../support/made-tasks.ts'
import { seconds, world } from '../support/world.ts'

describe('the state', () => {
  test('changes, and says from what to what', async () => {
    const { as, ada, website } = await world()
    const { _id } = (await as(ada).post('/tasks', { group: website, name: 'x' })).body
    const { status, body } = await as(ada).put(`/tasks/${_id}/state`, { value: 'cb_completed' })
    expect(status).toBe(200)
    expect(body).toEqual({
      _id: expect.any(String),
      user: ada._id,
      task: _id,
      type: 'state-change',
      data: {
        oldState: { name: 'cb_waiting', type: 'waiting', color: '#f39c12', textColor: '#fff', isDefault: true },
        newState: { name: 'cb_completed', type: 'completed', color: '#d8d8d8', textColor: '#333' },
      },
    })
    expect((await as(ada).get(`/tasks/${_id}`)).body.completedAt).toBe(seconds('2026-01-15T09:00:00Z'))
    await as(ada).put(`/tasks/${_id}/state`, { value: 'cb_suspended' })
    expect((await as(ada).get(`/tasks/${_id}`)).body.completedAt).toBeNull()
  })

  test('that it is in already changes nothing', async () => {
    const { as, ada, website } = await world()
    const { _id } = (await as(ada).post('/tasks', { group: website, name: 'x' })).body
    const { status, body } = await as(ada).put(`/tasks/${_id}/state`, { value: 'cb_waiting' })
    expect({ status, type: body.type }).toEqual({ status: 200, type: 'state-change' })
    expect((await as(ada).get(`/tasks/${_id}/activities`)).body).toEqual([])
  })

  test('must be one of the project', async () => {
    const { as, ada, website } = await world()
    const { _id } = (await as(ada).post('/tasks', { group: website, name: 'x' })).body
    expect(await as(ada).put(`/tasks/${_id}/state`, { value: 'Nowhere' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: '/value' }] },
    })
    expect(await as(ada).put(`/tasks/${_id}/state`, {})).toMatchObject({
      status: 400,
      body: { errors: [{ field: '/value' }] },
    })
    expect((await as(ada).put(`/tasks/${UNKNOWN}/state`, { value: 'cb_active' })).status).toBe(404)
  })
})

describe('steps', () => {
  test('are ticked one by one, the one above with the last', async () => {
    const { as, ada, website } = await world()
    const steps = [
      {
        name: 'Trip',
        stepType: 'steps',
        steps: [{ name: 'Flight' }, { name: 'Pages', stepType: 'progress', total: 10 }],
      },
    ]
    const task = (await as(ada).post('/tasks', { group: website, name: 'x', stepType: 'steps', steps })).body
    const [flight, pages] = task.steps[0].steps
    const { status, body } = await as(ada).put(`/tasks/${task._id}/steps/${flight.id}`, { completed: true })
    expect({ status, type: body.type }).toEqual({ status: 200, type: 'progress' })
    await as(ada).put(`/tasks/${task._id}/steps/${pages.id}`, { completed: 10 })
    const after = (await as(ada).get(`/tasks/${task._id}`)).body
    expect(after.steps[0]).toMatchObject({
      completed: true,
      steps: [{ completed: true }, { completed: 10, total: 10 }],
    })
  })

  test('without a description have none, however that is said', async () => {
    const { as, ada, website } = await world()
    const steps = [{ name: 'a', desc: null }, { name: 'b', desc: '' }, { name: 'c' }]
    const made = await as(ada).post('/tasks', { group: website, name: 'x', stepType: 'steps', steps })
    expect(made.status).toBe(200)
    for (const step of made.body.steps) expect(step).not.toHaveProperty('desc')
    expect((await as(ada).get('/tasks?include=steps')).body).toEqual([{ _id: made.body._id, steps: made.body.steps }])
  })

  test('may be 500, which may be sent back', async () => {
    const { as, ada, website } = await world()
    const steps = Array.from({ length: 500 }, (_, i) => ({ name: `${i}` }))
    const { body: task } = await as(ada).post('/tasks', { group: website, name: 'x', stepType: 'steps', steps })
    const again = await as(ada).put(`/tasks/${task._id}`, task)
    expect(again).toMatchObject({ status: 200, body: { activity: null } })
  })

  test('refuse what they cannot be', async () => {
    const { as, ada, website } = await world()
    const steps = [{ name: 'Flight' }, { name: 'Pages', stepType: 'progress', total: 10 }]
    const task = (await as(ada).post('/tasks', { group: website, name: 'x', stepType: 'steps', steps })).body
    const [flight, pages] = task.steps
    const put = (id: string, completed: unknown) => as(ada).put(`/tasks/${task._id}/steps/${id}`, { completed })
    expect((await put(flight.id, 3)).status).toBe(422)
    expect((await put(pages.id, 11)).status).toBe(422)
    expect((await put(pages.id, 'all')).status).toBe(400)
    expect((await put('1', true)).status).toBe(404)
    expect((await as(ada).get(`/tasks/${task._id}`)).body).toEqual(task)
  })
})

describe('archive', () => {
  test('takes a task out of the lists and puts it back', async () => {
    const { as, ada, website } = await world()
    const { _id } = (await as(ada).post('/tasks', { group: website, name: 'x' })).body
    expect(await as(ada).put(`/tasks/${_id}/archive`, { value: true })).toMatchObject({
      status: 200,
      body: { type: 'archive', user: ada._id },
    })
    expect((await as(ada).get('/tasks')).body).toEqual([])
    expect((await as(ada).get('/tasks?archived=true')).body).toMatchObject([
      { _id, archivedAt: seconds('2026-01-15T09:00:00Z') },
    ])
    expect((await as(ada).get('/tasks?archived=all')).body).toMatchObject([{ _id }])
    expect(await as(ada).put(`/tasks/${_id}/archive`, { value: false })).toMatchObject({
      status: 200,
      body: { type: 'restore' },
    })
    expect((await as(ada).get('/tasks')).body).toMatchObject([{ _id, archivedAt: null }])
  })

  test('twice is once', async () => {
    const { as, ada, website } = await world()
    const { _id } = (await as(ada).post('/tasks', { group: website, name: 'x' })).body
    const first = (await as(ada).put(`/tasks/${_id}/archive`, { value: true })).body
    const second = await as(ada).put(`/tasks/${_id}/archive`, { value: true })
    expect(second).toMatchObject({ status: 200, body: { _id: first._id, type: 'archive' } })
    expect((await as(ada).get(`/tasks/${_id}/activities`)).body).toHaveLength(1)
  })
})

describe('a deleted task', () => {
  test('is gone for every door', async () => {
    const { as, ada, website } = await world()
    const { _id } = (await as(ada).post('/tasks', { group: website, name: 'x' })).body
    expect(await as(ada).delete(`/tasks/${_id}`)).toMatchObject({ status: 200, body: { _id } })
    const answers = await Promise.all([
      as(ada).get(`/tasks/${_id}`),
      as(ada).delete(`/tasks/${_id}`),
      as(ada).put(`/tasks/${_id}`, { name: 'y' }),
      as(ada).get(`/tasks/${_id}/activities`),
    ])
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect((await as(ada).get('/tasks?archived=all')).body).toEqual([])
  })
})
