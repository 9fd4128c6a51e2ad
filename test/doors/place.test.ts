import { describe, expect, test } from 'vitest'
import { crm } from '../support/crm.ts'
import { type Person, world } from '../support/world.ts'

async function column(size: number, more: object = { priorityScore: 5 }) {
  const w = await world()
  const { as, ada, website } = w
  const ids: string[] = []
  for (let i = 0; i < size; i++)
    ids.unshift((await as(ada).post('/tasks', { group: website, name: `t${i}`, ...more })).body._id) // the newest on top
  const place = (who: Person, id: string, body: object) => as(who).put(`/tasks/${id}/place`, body)
  const order = async (state = 'cb_waiting') => {
    const { body } = await as(ada).get(`/tasks?group=${website}&limit=500`)
    type Item = { _id: string; priorityScore: number; state: string }
    return (body as Item[])
      .filter((task) => task.state === state)
      .sort((a, b) => a.priorityScore - b.priorityScore || (b._id > a._id ? 1 : -1))
      .map(({ _id }) => _id)
  }
  const eventsOf = async () => (await as(ada).get('/events?limit=500')).body as { type: string; task?: string }[]
  return { ...w, ids, place, order, eventsOf }
}

describe('a task is put', () => {
  test('between tasks of equal score, up and down', async () => {
    const { ada, ids, place, order } = await column(3)
    const [first, second, third] = ids as [string, string, string]
    expect((await place(ada, first, { after: second })).status).toBe(200)
    expect(await order()).toEqual([second, first, third])
    await place(ada, first, { before: third, after: second })
    expect(await order()).toEqual([second, first, third])
    await place(ada, third, { before: second })
    expect(await order()).toEqual([third, second, first])
    await place(ada, third, { after: first })
    expect(await order()).toEqual([second, first, third])
  })

  test('in any order, many times between the same two', async () => {
    const { ada, ids, place, order } = await column(12)
    let expected = [...ids]
    const [top, , ...others] = ids as [string, string, ...string[]]
    for (const id of [...others, ...others, ...others]) {
      expect((await place(ada, id, { after: top })).status).toBe(200)
      expected = [top, id, ...expected.filter((each) => each !== top && each !== id)]
      expect(await order()).toEqual(expected)
    }
  })

  test('into another column at once, by one event, which is the answer', async () => {
    const { as, ada, ids, place, order, eventsOf } = await column(3)
    const [first, second, third] = ids as [string, string, string]
    for (const id of [first, second]) await as(ada).put(`/tasks/${id}/state`, { value: 'cb_active' })
    const known = (await eventsOf()).length
    const { status, body } = await place(ada, third, { before: second, state: 'cb_active' })
    expect({ status, ...body }).toMatchObject({
      status: 200,
      task: { _id: third, state: 'cb_active' },
      activity: { type: 'state-change' },
    })
    expect(await order('cb_active')).toEqual([first, third, second])
    const told = (await eventsOf()).slice(known)
    expect(told.filter(({ task }) => task).map(({ type, task }) => [type, task])).toEqual([
      ['task-state-changed', third],
    ])
    expect(told.filter(({ task }) => !task).map(({ type }) => type)).toEqual(['task-reordered'])
  })

  test('where it is already: nothing happens', async () => {
    const { ada, ids, place, order, eventsOf } = await column(3, {})
    const known = (await eventsOf()).length
    const { status, body } = await place(ada, ids[1] as string, { before: ids[2], after: ids[0], state: 'cb_waiting' })
    expect({ status, activity: body.activity }).toEqual({ status: 200, activity: null })
    expect((await place(ada, ids[1] as string, {})).status).toBe(200)
    expect(await order()).toEqual(ids)
    expect((await eventsOf()).length).toBe(known)
  })

  test('by who may edit it, though the neighbours that make room are hidden or not theirs', async () => {
    const { as, ada, cem, website, ids, place, order } = await column(2)
    const levels = { files: 'none', reports: 'none' }
    const perms = { members: { tasks: 'edit', ...levels }, everybody: { tasks: 'create', ...levels } }
    expect((await as(ada).put(`/groups/${website}`, { perms })).status).toBe(200)
    await as(ada).post('/tasks', { group: website, name: 'private', private: true, priorityScore: 5 })
    const mine = (await as(cem).post('/tasks', { group: website, name: 'mine', priorityScore: 9 })).body._id
    expect((await as(cem).put(`/tasks/${ids[0]}`, { priorityScore: 7 })).status).toBe(403)
    expect((await place(cem, mine, { before: ids[1], after: ids[0] })).status).toBe(200)
    expect((await order()).filter((id) => [...ids, mine].includes(id))).toEqual([ids[0], mine, ids[1]])
    expect((await as(ada).get(`/tasks/${ids[0]}/activities`)).body).toEqual([])
  })

  test('by an assignee into another state, but not in another order', async () => {
    const { as, ada, cem, ids, place } = await column(3, {})
    const [first, second, third] = ids as [string, string, string]
    await as(ada).put(`/tasks/${first}`, { assignees: [cem._id] })
    await as(ada).put(`/tasks/${third}`, { assignees: [cem._id] })
    expect((await place(cem, first, { after: third })).status).toBe(403)
    expect((await place(cem, second, { state: 'cb_completed' })).status).toBe(403)
    expect((await place(cem, first, { state: 'cb_active' })).body.task.state).toBe('cb_active')
  })

  test('among those of a sub-project under a state of the same name', async () => {
    const { as, ada, website, ids, place } = await column(2)
    const part = (await as(ada).post('/groups', { name: 'Part', parents: [website] })).body._id
    const there = (await as(ada).post('/tasks', { group: part, name: 'there', priorityScore: 5 })).body._id
    const { task } = (await place(ada, ids[1] as string, { after: there, before: ids[0] })).body
    const scores = [there, ids[1], ids[0]].map(async (id) => (await as(ada).get(`/tasks/${id}`)).body.priorityScore)
    const [a, b, c] = await Promise.all(scores)
    expect(a).toBeLessThan(b)
    expect(b).toBeLessThan(c)
    expect(task.group).toBe(website)
  })

  test('of a recurring one that is completed by it, and gets its next copy', async () => {
    const { as, ada, website, ids, place } = await column(1)
    const recurrence = { type: 'daily', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }
    const made = await as(ada).post('/tasks', {
      group: website,
      name: 'Rent',
      recurrent: true,
      deadline: 1767225600,
      recurrence,
    })
    if (made.status !== 200) throw new Error(JSON.stringify(made.body))
    await as(ada).put(`/tasks/${ids[0]}/state`, { value: 'cb_completed' })
    await place(ada, made.body._id, { after: ids[0], state: 'cb_completed' })
    const open = (await as(ada).get(`/tasks?group=${website}&completed=false`)).body
    expect(open.map(({ name }: { name: string }) => name)).toEqual(['Rent'])
  })
})

test('a neighbour that is elsewhere, gone or hidden is refused by its name, and nothing is changed', async () => {
  const { as, ada, ben, ids, place, order, secret } = await column(4)
  const [first, moved, archived, gone] = ids as [string, string, string, string]
  await as(ada).put(`/tasks/${moved}/state`, { value: 'cb_completed' })
  await as(ada).put(`/tasks/${archived}/archive`, { value: true })
  await as(ada).delete(`/tasks/${gone}`)
  const hidden = (await as(ada).post('/tasks', { group: secret, name: 'h' })).body._id
  const mine = (await as(ben).post('/tasks', { group: (await as(ada).get(`/tasks/${first}`)).body.group, name: 'm' }))
    .body._id
  const known = await order()
  for (const id of [moved, archived, gone, hidden, mine, 'x', ''])
    for (const field of ['before', 'after'])
      expect(await place(ben, mine, { [field]: id }), `${field} ${id}`).toMatchObject({
        status: 422,
        body: { errors: [{ field: `/${field}` }] },
      })
  expect(await place(ben, mine, { state: 'nowhere' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: '/state' }] },
  })
  expect(await place(ben, hidden, { after: mine })).toMatchObject({ status: 404 })
  expect(await place(ben, mine, { before: 5 })).toMatchObject({ status: 400, body: { errors: [{ field: '/before' }] } })
  expect(await order()).toEqual(known)
})

test('many that are placed at once between the same two all find a place of their own', async () => {
  const { as, ada, ids, place, order } = await column(10)
  const [top, end, ...others] = ids as [string, string, ...string[]]
  const answers = await Promise.all(others.map((id) => place(ada, id, { after: top })))
  expect(answers.map(({ status }) => status)).toEqual(others.map(() => 200))
  const after = await order()
  expect([after[0], after.at(-1)]).toEqual([top, end])
  const scores = await Promise.all(ids.map(async (id) => (await as(ada).get(`/tasks/${id}`)).body.priorityScore))
  expect(new Set(scores).size).toBe(10)
})

test('CubeDrive reads the rank that a place gave, and its own ranks are an order to place in', async () => {
  const w = await world()
  const my = crm(w)
  const [above, below] = [await my.make({ rank: 7 }), await my.make({ rank: 7 - 2 ** -50 })]
  const lead = await my.make({ rank: 1 })
  expect((await w.as(w.ada).put(`/tasks/${lead}/place`, { after: above, before: below })).status).toBe(200)
  const ranks = await Promise.all([above, lead, below].map(async (id) => (await my.row(id))?.rank))
  expect(ranks).toEqual([...ranks].sort((a, b) => b - a))
  expect(new Set(ranks).size).toBe(3)
})
