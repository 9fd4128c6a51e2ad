import { describe, expect, test } from 'vitest'
import { expectMembers, make, withTask } from '../support/contract-tasks.ts'
import { uploaded } from '../support/upload.ts'
import { type Answer, seconds, world } from '../support/world.ts'

/** Part A of the main API's contract, row by row and rule by rule, as an integration that was written for Cubicl relies on it. */

const TASK_MEMBERS = [
  '_id', 'name', 'desc', 'state', 'start', 'deadline', 'assignees', 'assignedBy', 'followers', 'priority', 'priorityScore', 'group',
  'completedAt', 'createdAt', 'stepType', 'customer', 'files', 'tags', 'subtasks', 'parent', 'private',
] // biome-ignore format: a list

const MAY_HAVE = [
  'portalFollowers', 'archivedAt', 'steps', 'email', 'support', 'sharedWithCustomer', 'workflow', 'estimatedTime', 'customFields',
  'recurrent', 'recurrence', 'lastCopy', 'lead', 'allDay', 'blocked', 'blockedBy', 'blocked', 'blockedBy',
] // biome-ignore format: a list

const LONG = ['desc', 'steps', 'files', 'recurrence']

const names = ({ body }: Answer) => body.map(({ name }: { name: string }) => name)

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
