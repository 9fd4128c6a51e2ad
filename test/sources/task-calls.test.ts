import { describe, expect, test } from 'vitest'
import { MEMBERS, NOON, type Prepared, prepared, STEPS } from '../support/task-calls.ts'

const DAY = 86_400

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
