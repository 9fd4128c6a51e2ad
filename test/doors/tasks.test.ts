import { describe, expect, test } from 'vitest'
import { seconds, world } from '../support/world.ts'

const UNKNOWN = '7000000000000000000'

describe('a new task', () => {
  test('has what was said and sensible values for the rest', async () => {
    const { as, ada, ben, website } = await world()
    const { status, body } = await as(ada).post('/tasks', {
      group: website,
      name: 'Pay rent',
      desc: 'To the *landlord*',
      deadline: seconds('2026-01-31T18:00:00Z'),
      assignees: [ben._id],
      estimatedTime: 3600,
    })
    expect(status).toBe(200)
    expect(body).toEqual({
      _id: expect.stringMatching(/^\d{19}$/),
      name: 'Pay rent',
      desc: 'To the *landlord*',
      state: 'cb_waiting',
      start: null,
      deadline: seconds('2026-01-31T18:00:00Z'),
      allDay: false,
      assignees: [ben._id],
      blocked: false,
      blockedBy: [],
      assignedBy: ada._id,
      followers: [ada._id, ben._id],
      priority: 3,
      priorityScore: expect.any(Number),
      group: website,
      completedAt: null,
      archivedAt: null,
      createdAt: seconds('2026-01-15T09:00:00Z'),
      stepType: 'none',
      customer: null,
      files: [],
      tags: [],
      subtasks: [],
      parent: null,
      private: false,
      sharedWithCustomer: false,
      estimatedTime: 3600,
      customFields: {},
      recurrent: false,
    })
    expect((await as(ada).get(`/tasks/${body._id}`)).body).toEqual(body)
    expect((await as(ada).get(`/tasks/${body._id}/activities`)).body).toEqual([])
  })

  test('keeps what its project and organization have', async () => {
    const { as, ada } = await world()
    const project = (
      await as(ada).post('/groups', {
        name: 'Office',
        customFields: [
          { name: 'Room', type: 'select', options: ['A', 'B'] },
          { name: 'Seats', type: 'number' },
        ],
        taskStates: [
          { name: 'To do', type: 'waiting' },
          { name: 'Done', type: 'completed' },
        ],
      })
    ).body._id
    const tag = (await as(ada).post('/tags', { group: project, name: 'Urgent' })).body._id
    const client = (await as(ada).post('/crm/customers', { name: 'Globex' })).body._id
    const { status, body } = await as(ada).post('/tasks', {
      group: project,
      name: 'Chairs',
      state: 'Done',
      tags: [tag],
      customer: client,
      priority: 5,
      customFields: { Room: 'B', Seats: '12' },
      followers: [],
      private: true,
      start: seconds('2026-01-20'),
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      state: 'Done',
      completedAt: seconds('2026-01-15T09:00:00Z'),
      tags: [tag],
      customer: { _id: client, name: 'Globex' },
      priority: 5,
      customFields: { Room: 'B', Seats: '12' },
      followers: [],
      private: true,
      start: seconds('2026-01-20'),
    })
  })

  test.each<[string, object, string[]]>([
    ['nothing', {}, ['/group', '/name']],
    ['an empty name and a wrong priority', { group: '1', name: '', priority: 6 }, ['/name', '/priority']],
    ['a name of blanks', { group: '1', name: '  ' }, ['/name']],
    ['a list that is none', { group: '1', name: 'x', assignees: 'ada' }, ['/assignees']],
    ['text for an instant', { group: '1', name: 'x', deadline: '2026-01-31' }, ['/deadline']],
    ['a recurrence that is missing', { group: 'WEBSITE', name: 'x', recurrent: true }, ['/recurrence']],
    ['steps that are missing', { group: 'WEBSITE', name: 'x', stepType: 'steps' }, ['/steps']],
    [
      'steps of which several are wrong',
      {
        group: 'WEBSITE',
        name: 'x',
        stepType: 'steps',
        steps: [
          { name: '', assignees: '2' },
          { stepType: 'x' },
          { name: 'a', stepType: 'steps', steps: [{ name: '' }] },
        ],
      },
      ['/steps/0/assignees', '/steps/0/name', '/steps/1/name', '/steps/1/stepType', '/steps/2/steps/0/name'],
    ],
    ['progress in text', { group: '1', name: 'x', steps: { completed: '1', total: 5 } }, ['/steps/completed']],
    ['a client without an id', { group: '1', name: 'x', customer: { name: 'q' } }, ['/customer/_id']],
    ['NUL in the text', { group: 'WEBSITE', name: 'a\0b' }, ['/name']],
    ['half a surrogate pair', { group: 'WEBSITE', name: 'a\ud800b' }, ['/name']],
  ])('is refused with 400 for %s, and nothing is made', async (_, body, fields) => {
    const { as, ada, website } = await world()
    const answer = await as(ada).post('/tasks', JSON.parse(JSON.stringify(body).replace('WEBSITE', website)))
    expect(answer.status).toBe(400)
    expect(answer.body.errors.map((e: { field: string }) => e.field).sort()).toEqual(fields)
    expect(answer.headers['content-type']).toMatch('application/problem+json')
    expect((await as(ada).get('/tasks')).body).toEqual([])
  })

  test.each<[string, object, string]>([
    ['an unknown project', { group: UNKNOWN }, '/group'],
    ['a project id that is none', { group: 'website' }, '/group'],
    ['a state that the project lacks', { state: 'Nowhere' }, '/state'],
    ['an assignee who is nobody', { assignees: ['999'] }, '/assignees'],
    ['an assignee id that is none', { assignees: ['ada'] }, '/assignees'],
    ['a follower who is nobody', { followers: ['-1'] }, '/followers'],
    ['an unknown tag', { tags: [UNKNOWN] }, '/tags'],
    ['a tag id that is none', { tags: ['urgent'] }, '/tags'],
    ['an unknown client', { customer: UNKNOWN }, '/customer'],
    ['an unknown file', { files: [UNKNOWN] }, '/files'],
    ['an unknown parent', { parent: UNKNOWN }, '/parent'],
    ['a field that the project lacks', { customFields: { Room: 'A' } }, '/customFields/Room'],
    ['a day that does not exist', { customFields: { Due: '2026-02-30' } }, '/customFields/Due'],
    ['a lead in a plain project', { lead: { contact: 'Bo' } }, '/lead'],
    ['a deadline before the start', { start: 2000, deadline: 1000 }, '/deadline'],
    [
      'a recurrence that stops at once',
      { recurrent: true, recurrence: recurrence({ stopCondition: 'count', maxCount: 0 }) },
      '/recurrence/maxCount',
    ],
    ['a step for nobody', { stepType: 'steps', steps: [{ name: 's', assignees: ['999'] }] }, '/steps'],
  ])('is refused with 422 for %s, and nothing is made', async (_, body, field) => {
    const { as, ada, website } = await world()
    await as(ada).put(`/groups/${website}`, { customFields: [{ name: 'Due', type: 'date' }] })
    const answer = await as(ada).post('/tasks', { group: website, name: 'x', ...body })
    expect(answer).toMatchObject({ status: 422, body: { status: 422, code: 422, errors: [{ field }] } })
    expect((await as(ada).get('/tasks')).body).toEqual([])
  })
})

const recurrence = (more: object) => ({
  type: 'daily',
  period: 1,
  createWhen: 'completed',
  active: true,
  stopCondition: 'none',
  ...more,
})

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

describe('subtasks', () => {
  test('are made with their parent, or put under it, which is answered', async () => {
    const { as, ada, website, sales } = await world()
    const make = async (name: string, more = {}) =>
      (await as(ada).post('/tasks', { group: website, name, ...more })).body._id
    const [parent, other] = [await make('Move'), await make('Sell')]
    const pack = await make('Pack', { parent })
    const [drive, lead] = [await make('Drive', { parent: other }), await make('A van', { group: sales })]
    const put = (subtask: string) => as(ada).post(`/tasks/${parent}/subtasks`, { subtask })
    for (const [subtask, subtasks] of [
      [drive, [pack, drive]],
      [lead, [pack, drive, lead]],
      [pack, [pack, drive, lead]], // it lies there already
    ] as const) {
      expect(await put(subtask)).toMatchObject({ status: 200, body: { _id: parent, subtasks } })
      expect((await as(ada).get(`/tasks/${subtask}`)).body.parent).toBe(parent)
    }
    expect((await as(ada).get(`/tasks/${other}`)).body.subtasks).toEqual([])
    const [last] = (await as(ada).get(`/tasks/${parent}/activities`)).body.slice(-1)
    expect(last.data.changes).toEqual([{ field: 'subtasks', from: [pack, drive], to: [pack, drive, lead] }])
  })

  test('that there are not, that are hidden or lie above are refused: 422', async () => {
    const { as, ada, ben, eve, website, secret } = await world()
    const make = async (name: string, more = {}) =>
      (await as(ada).post('/tasks', { group: website, name, ...more })).body._id
    const top = await make('a')
    const parent = await make('b', { parent: top })
    const gone = await make('c')
    await as(ada).delete(`/tasks/${gone}`)
    const hidden = await make('d', { group: secret })
    await as(ada).put(`/tasks/${parent}`, { subtasks: [hidden] }) // there already, and hidden all the same
    const own = (await as(eve).get('/groups')).body[0]?._id ?? (await as(eve).post('/groups', { name: 'E' })).body._id
    const foreign = (await as(eve).post('/tasks', { group: own, name: 'e' })).body._id
    for (const subtask of [top, parent, gone, hidden, foreign, '7296438250274881536', 'x', ''])
      expect(await as(ben).post(`/tasks/${parent}/subtasks`, { subtask }), subtask).toMatchObject({
        status: 422,
        body: { errors: [{ field: '/subtask' }] },
      })
    expect((await as(ada).get(`/tasks/${parent}`)).body).toMatchObject({ parent: top, subtasks: [hidden] })
  })

  test('are put under a task by those who may add to the one and edit the other', async () => {
    const { as, ada, cem, website, secret } = await world()
    const make = async (more = {}) => (await as(ada).post('/tasks', { group: website, name: 'x', ...more })).body._id
    const [assigned, own] = [await make({ assignees: [cem._id] }), await make()]
    const { _id: mine } = (await as(cem).post('/tasks', { group: website, name: 's', parent: assigned })).body
    const put = async (parent: string, subtask: string) =>
      (await as(cem).post(`/tasks/${parent}/subtasks`, { subtask })).status
    const another = await make({ assignees: [cem._id] })
    expect(await put(another, mine)).toBe(200)
    expect(await put(another, own)).toBe(403) // he may not edit it
    expect(await put(own, mine)).toBe(403) // he may not add to it
    expect(await put(await make({ group: secret }), mine)).toBe(404)
  })

  test('are ordered, added and taken out by the list of the parent', async () => {
    const { as, ada, website } = await world()
    const make = async (name: string, more = {}) =>
      (await as(ada).post('/tasks', { group: website, name, ...more })).body._id
    const [a, b] = [await make('a'), await make('b')]
    const [one, two, three] = [
      await make('1', { parent: a }),
      await make('2', { parent: a }),
      await make('3', { parent: b }),
    ]
    const { body } = await as(ada).put(`/tasks/${a}`, { subtasks: [three, one] })
    expect(body.task.subtasks).toEqual([three, one])
    expect((await as(ada).get(`/tasks/${two}`)).body.parent).toBeNull()
    expect((await as(ada).get(`/tasks/${three}`)).body.parent).toBe(a)
    expect((await as(ada).get(`/tasks/${b}`)).body.subtasks).toEqual([])
  })

  test('never lie under themselves', async () => {
    const { as, ada, website } = await world()
    const a = (await as(ada).post('/tasks', { group: website, name: 'a' })).body._id
    const b = (await as(ada).post('/tasks', { group: website, name: 'b', parent: a })).body._id
    const c = (await as(ada).post('/tasks', { group: website, name: 'c', parent: b })).body._id
    for (const parent of [a, b, c]) {
      expect(await as(ada).put(`/tasks/${a}`, { parent })).toMatchObject({
        status: 422,
        body: { errors: [{ field: '/parent' }] },
      })
    }
    expect(await as(ada).put(`/tasks/${c}`, { subtasks: [a] })).toMatchObject({
      status: 422,
      body: { errors: [{ field: '/subtasks' }] },
    })
  })

  test('never lie under and over a task at once', async () => {
    const { as, ada, website } = await world()
    const make = async (name: string, parent?: string) =>
      (await as(ada).post('/tasks', { group: website, name, ...(parent && { parent }) })).body._id
    const [a, b] = [await make('a'), await make('b')]
    const c = await make('c', b)
    for (const parent of [b, c]) {
      expect(await as(ada).put(`/tasks/${a}`, { parent, subtasks: [b] })).toMatchObject({
        status: 422,
        body: { errors: [{ field: '/subtasks' }] },
      })
    }
    expect((await as(ada).get(`/tasks/${a}`)).body).toMatchObject({ parent: null, subtasks: [] })
    // What it lay under may come under it when it leaves.
    const swapped = await as(ada).put(`/tasks/${c}`, { parent: null, subtasks: [b] })
    expect(swapped).toMatchObject({ status: 200, body: { task: { parent: null, subtasks: [b] } } })
    expect((await as(ada).get(`/tasks/${b}`)).body).toMatchObject({ parent: c, subtasks: [] })
  })

  test('stay when the parent is deleted, and leave its list when they are', async () => {
    const { as, ada, website } = await world()
    const a = (await as(ada).post('/tasks', { group: website, name: 'a' })).body._id
    const b = (await as(ada).post('/tasks', { group: website, name: 'b', parent: a })).body._id
    const c = (await as(ada).post('/tasks', { group: website, name: 'c', parent: a })).body._id
    expect(await as(ada).delete(`/tasks/${b}`)).toMatchObject({ status: 200, body: { _id: b } })
    expect((await as(ada).get(`/tasks/${a}`)).body.subtasks).toEqual([c])
    await as(ada).delete(`/tasks/${a}`)
    expect((await as(ada).get(`/tasks/${c}`)).body.parent).toBeNull()
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
