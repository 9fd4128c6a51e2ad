import { describe, expect, test } from 'vitest'
import { seconds, type World, world } from '../support/world.ts'

const monthly = { type: 'monthly', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }
const make = async ({ as, ada, website }: World, recurrence: object, more: object = {}) =>
  (
    await as(ada).post('/tasks', {
      group: website,
      name: 'Pay rent',
      deadline: seconds('2026-01-31T15:00:00Z'),
      recurrent: true,
      recurrence,
      ...more,
    })
  ).body
const complete = ({ as, ada }: World, id: string) => as(ada).put(`/tasks/${id}/state`, { value: 'cb_completed' })
/** Oldest first. */
const all = async ({ as, ada }: World) =>
  (
    await as(ada).get('/tasks?archived=all&include=name,deadline,start,state,lastCopy,steps,recurrence,desc,assignees')
  ).body.reverse()

describe('a task that recurs when completed', () => {
  test('gets one next copy, with its date moved and its steps reset', async () => {
    const w = await world({ now: '2026-01-31T12:00:00Z' })
    const steps = [{ name: 'Transfer', completed: true }]
    const first = await make(w, monthly, {
      stepType: 'steps',
      steps,
      start: seconds('2026-01-30T07:00:00Z'),
      desc: 'IBAN',
    })
    await w.as(w.ada).post(`/tasks/${first._id}/activities`, { content: 'not copied' })
    expect((await complete(w, first._id)).status).toBe(200)
    const [done, copy, ...more] = await all(w)
    expect(more).toEqual([])
    expect(done).toMatchObject({ _id: first._id, state: 'cb_completed', lastCopy: false })
    expect(copy).toMatchObject({
      name: 'Pay rent',
      desc: 'IBAN',
      state: 'cb_waiting',
      lastCopy: true,
      start: seconds('2026-02-27T07:00:00Z'),
      deadline: seconds('2026-02-28T15:00:00Z'),
      steps: [{ name: 'Transfer', completed: false }],
    })
    expect((await w.as(w.ada).get(`/tasks/${copy._id}/activities`)).body).toEqual([])
  })

  test('keeps its first day of the month', async () => {
    const w = await world({ now: '2026-01-31T12:00:00Z' })
    const first = await make(w, monthly)
    await complete(w, first._id)
    const [, second] = await all(w)
    await complete(w, second._id)
    expect((await all(w)).map((task: { deadline: number }) => task.deadline)).toEqual(
      ['2026-01-31', '2026-02-28', '2026-03-31'].map((day) => seconds(`${day}T15:00:00Z`)),
    )
  })

  test('makes no second copy when it is opened and completed again, nor when completed twice', async () => {
    const w = await world({ now: '2026-01-31T12:00:00Z' })
    const first = await make(w, monthly)
    await complete(w, first._id)
    await w.as(w.ada).put(`/tasks/${first._id}/state`, { value: 'cb_active' })
    await complete(w, first._id)
    await complete(w, first._id)
    expect(await all(w)).toHaveLength(2)
  })

  test('makes one copy when many complete it at once', async () => {
    const w = await world({ now: '2026-01-31T12:00:00Z' })
    const first = await make(w, monthly)
    await Promise.all(Array.from({ length: 8 }, () => complete(w, first._id)))
    expect(await all(w)).toHaveLength(2)
  })

  test('makes its copy through an edit and through the CRM as well', async () => {
    const w = await world({ now: '2026-01-31T12:00:00Z' })
    const first = await make(w, monthly)
    await w.as(w.ada).put(`/tasks/${first._id}`, { state: 'cb_completed' })
    expect(await all(w)).toHaveLength(2)
    const lead = await make(w, monthly, { group: w.sales, name: 'Renewal' })
    const stages = (await w.as(w.ada).get(`/cubedrive/taskCategory/listByType?componentId=${w.sales}&type=application`))
      .body.categories
    const won = stages.find((stage: { name: string }) => stage.name === 'Won').id
    await w
      .as(w.ada)
      .post(`/cubedrive/formDataApi/10100000/${lead._id}/updateFields`, { item: { data: { categoryId: won } } })
    expect((await w.as(w.ada).get(`/tasks?group=${w.sales}`)).body).toHaveLength(2)
  })

  test('without dates makes a copy that is due a period after today', async () => {
    const w = await world()
    const first = await make(w, monthly, { deadline: null })
    await complete(w, first._id)
    expect(await all(w)).toMatchObject([
      { deadline: null },
      { deadline: seconds('2026-02-15T20:59:59Z'), start: null, lastCopy: true },
    ])
  })

  test('makes none while paused, nor past its end or its count', async () => {
    const w = await world({ now: '2026-01-31T12:00:00Z' })
    for (const recurrence of [
      { ...monthly, active: false },
      { ...monthly, stopCondition: 'count', maxCount: 1 },
      { ...monthly, stopCondition: 'date', end: seconds('2026-02-27') },
    ]) {
      await complete(w, (await make(w, recurrence))._id)
    }
    expect(await all(w)).toHaveLength(3)
    await complete(w, (await make(w, { ...monthly, stopCondition: 'date', end: seconds('2026-02-28') }))._id)
    expect(await all(w)).toHaveLength(5)
  })

  test('falls on the first occurrence that is not past: an outage makes one copy', async () => {
    const w = await world({ now: '2026-01-31T12:00:00Z' })
    const first = await make(w, monthly)
    w.clock.set('2026-06-10T12:00:00Z')
    await complete(w, first._id)
    expect(await all(w)).toMatchObject([{}, { deadline: seconds('2026-06-30T15:00:00Z') }])
  })
})

describe('an edit of a recurrent task', () => {
  test('touches this copy alone, unless the template is to be updated', async () => {
    const w = await world({ now: '2026-01-31T12:00:00Z' })
    const first = await make(w, monthly)
    await w.as(w.ada).put(`/tasks/${first._id}`, { name: 'Pay rent, in cash', assignees: [w.ben._id] })
    await complete(w, first._id)
    const [, second] = await all(w)
    expect(second).toMatchObject({ name: 'Pay rent', assignees: [] })
    await w.as(w.ada).put(`/tasks/${second._id}`, { name: 'Pay the rent', updateTemplate: true })
    await complete(w, second._id)
    expect((await all(w))[2]).toMatchObject({ name: 'Pay the rent', assignees: [] })
  })

  test('leaves those who have left out of the next copy, at its steps too', async () => {
    const w = await world({ now: '2026-01-31T12:00:00Z' })
    const people = [w.ben._id, w.cem._id]
    const steps = [
      { name: 'Ask', assignees: people, stepType: 'steps', steps: [{ name: 'Again', assignees: [w.ben._id] }] },
    ]
    const first = await make(w, monthly, { assignees: people, stepType: 'steps', steps })
    expect((await w.as(w.ada).delete(`/organization/users/${w.ben._id}`)).status).toBe(200)
    await complete(w, first._id)
    const [copy] = (await w.as(w.ada).get('/tasks?completed=false&include=assignees,steps')).body
    expect(copy).toMatchObject({
      assignees: [w.cem._id],
      steps: [{ name: 'Ask', assignees: [w.cem._id], steps: [{ name: 'Again', assignees: [] }] }],
    })
  })

  test('that moves it leaves behind what the other project has no custom field for, in its copies too', async () => {
    const w = await world({ now: '2026-01-31T12:00:00Z' })
    const room = (...options: string[]) => ({ name: 'Room', type: 'select', options })
    const text = (name: string) => ({ name, type: 'text' })
    const fieldsOf = (id: string, ...customFields: object[]) => w.as(w.ada).put(`/groups/${id}`, { customFields })
    await fieldsOf(w.website, room('A', 'B'), text('Code'), text('Lonely'))
    const first = await make(w, monthly, { customFields: { Room: 'B', Code: 'x', Lonely: 'y' } })
    const group = (await w.as(w.ada).post('/groups', { name: 'Office' })).body._id
    await fieldsOf(group, room('B'), text('Code'))
    await w.as(w.ada).put(`/tasks/${first._id}`, { group })
    await fieldsOf(group, room('C'), text('Code'))
    await complete(w, first._id)
    const [copy] = (await w.as(w.ada).get('/tasks?completed=false')).body
    expect(copy).toMatchObject({ group, customFields: { Code: 'x' } })
    expect(copy.customFields).not.toHaveProperty('Room')
    expect(copy.customFields).not.toHaveProperty('Lonely')
  })

  test('that ends the recurrence ends it', async () => {
    const w = await world({ now: '2026-01-31T12:00:00Z' })
    const first = await make(w, monthly)
    const { body } = await w.as(w.ada).put(`/tasks/${first._id}`, { recurrent: false })
    expect(body.task).toMatchObject({ recurrent: false })
    await complete(w, first._id)
    expect(await all(w)).toHaveLength(1)
  })
})

describe('a task that recurs after its deadline', () => {
  const daily = { type: 'daily', period: 1, createWhen: 'after-deadline', active: true, stopCondition: 'none' }

  test('gets its next copy when the deadline passes, once', async () => {
    const w = await world({ now: '2026-01-31T12:00:00Z' })
    await make(w, daily)
    await w.runJobs()
    expect(await all(w)).toHaveLength(1)
    w.clock.set('2026-01-31T15:00:01Z')
    await w.runJobs()
    await w.runJobs()
    expect(await all(w)).toMatchObject([
      { lastCopy: false },
      { lastCopy: true, deadline: seconds('2026-02-01T15:00:00Z') },
    ])
  })

  test('follows a deadline that is moved', async () => {
    const w = await world({ now: '2026-01-31T12:00:00Z' })
    const first = await make(w, daily)
    await w.as(w.ada).put(`/tasks/${first._id}`, { deadline: seconds('2026-02-05T15:00:00Z') })
    w.clock.set('2026-02-02T00:00:00Z')
    await w.runJobs()
    expect(await all(w)).toHaveLength(1)
    w.clock.set('2026-02-05T15:00:01Z')
    await w.runJobs()
    expect(await all(w)).toMatchObject([{}, { deadline: seconds('2026-02-06T15:00:00Z') }])
  })

  test('makes none when it was deleted or its recurrence ended', async () => {
    const w = await world({ now: '2026-01-31T12:00:00Z' })
    const [a, b] = [await make(w, daily), await make(w, daily)]
    await w.as(w.ada).delete(`/tasks/${a._id}`)
    await w.as(w.ada).put(`/tasks/${b._id}`, { recurrent: false })
    w.clock.set('2026-02-05T15:00:01Z')
    await w.runJobs()
    expect(await all(w)).toHaveLength(1)
  })

  test('keeps its local time over a change of the clocks', async () => {
    const w = await world({ now: '2026-03-28T12:00:00Z' })
    await w.as(w.ada).put('/organization', { timezone: 'Europe/Berlin' })
    await make(w, daily, { deadline: seconds('2026-03-28T16:00:00Z') })
    w.clock.set('2026-03-28T16:00:01Z')
    await w.runJobs()
    expect((await all(w))[1].deadline).toBe(seconds('2026-03-29T15:00:00Z'))
  })
})

test('the next dates are told before anything is made, by the rule that makes them', async () => {
  const w = await world()
  const { as, ada, eve, website } = w
  const door = as(ada)
  const recurrence = { type: 'monthly', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }
  const deadline = seconds('2026-01-31T09:00:00Z')
  const days = async (body: object) => {
    const answer = await door.post('/recurrences/preview', { recurrence, deadline, ...body })
    expect(answer.status).toBe(200)
    return answer.body.map((each: { deadline: number }) => new Date(each.deadline * 1000).toISOString().slice(0, 10))
  }
  expect(await days({})).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30'])
  expect(await days({ count: 1 })).toEqual(['2026-02-28'])
  const thrice = { ...recurrence, stopCondition: 'count', maxCount: 3 }
  expect(await days({ recurrence: thrice })).toEqual(['2026-02-28', '2026-03-31'])
  expect(await days({ recurrence: { ...recurrence, active: false } })).toEqual([])

  const task = (await door.post('/tasks', { group: website, name: 'Rent', deadline, recurrent: true, recurrence })).body
    ._id
  await door.put(`/tasks/${task}/state`, { value: 'cb_completed' })
  const [copy] = (await door.get(`/tasks?group=${website}&completed=false`)).body
  // The series goes on from its first copy, and the one that has made its next makes no more.
  expect(await days({ task: copy._id, deadline: copy.deadline, count: 2 })).toEqual(['2026-03-31', '2026-04-30'])
  expect(await days({ task })).toEqual([])
  const other = { ...recurrence, period: 2 }
  expect(await days({ task: copy._id, deadline: copy.deadline, recurrence: other, count: 2 })).toEqual([
    '2026-04-28',
    '2026-06-28',
  ])

  const ill = await door.post('/recurrences/preview', { recurrence: { ...recurrence, createWhen: 'after-deadline' } })
  expect(ill.status).toBe(422)
  expect(ill.body.errors[0].field).toBe('/recurrence/createWhen')
  expect((await as(eve).post('/recurrences/preview', { recurrence, deadline, task })).status).toBe(422)
})
