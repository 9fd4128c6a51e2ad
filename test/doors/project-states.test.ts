import { describe, expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { seconds, type World, world } from '../support/world.ts'

/** A project with these settings, in a world of its own. */
async function withProject(settings: object = {}, options: Parameters<typeof world>[0] = {}) {
  const w = await world(options)
  const door = w.as(w.ada)
  const group: string = (await door.post('/groups', { name: 'Apollo', ...settings })).body._id
  return {
    ...w,
    group,
    add: async (state?: string): Promise<string> => (await door.post('/tasks', { group, name: 'x', state })).body._id,
    stateOf: async (id: string): Promise<string> => (await door.get(`/tasks/${id}`)).body.state,
    put: (taskStates: unknown) => door.put(`/groups/${group}`, { taskStates }),
    states: async () => (await door.get(`/groups/${group}`)).body.taskStates,
  }
}
const named = (...names: string[]) => names.map((name) => ({ name, type: 'active' }))
const namesOf = (states: { name: string }[]) => states.map(({ name }) => name)

test('a project goes by the default states until it has its own', async () => {
  const { add, states, stateOf, put } = await withProject()
  expect(await states()).toBe(undefined)
  expect(await stateOf(await add())).toBe('cb_waiting')
  await put([...named('cb_waiting'), { name: 'Later', type: 'suspended', isDefault: true }])
  expect(await states()).toEqual([
    { id: expect.any(Number), name: 'cb_waiting', type: 'active', color: '#2ecc71', textColor: '#fff' },
    { id: expect.any(Number), name: 'Later', type: 'suspended', color: '#7d5fff', textColor: '#fff', isDefault: true },
  ])
  expect(await stateOf(await add())).toBe('Later')
})

test('its tasks go along by name, to its own states and back to the default ones', async () => {
  const { ada, as, add, put, stateOf, states, group } = await withProject()
  const [waiting, active] = [await add('cb_waiting'), await add('cb_active')]
  expect((await put([{ name: 'cb_active', type: 'active', color: '#ABC' }, ...named('cb_waiting')])).status).toBe(200)
  const own = await states()
  expect(own[0]).toMatchObject({ color: '#ABC', isDefault: true })
  for (const [task, name] of [
    [waiting, 'cb_waiting'],
    [active, 'cb_active'],
  ] as const)
    expect(await stateOf(task)).toBe(name)
  expect((await as(ada).put(`/tasks/${active}/state`, { value: 'cb_suspended' })).status).toBe(422)

  expect((await put(null)).body).not.toHaveProperty('taskStates')
  expect(await stateOf(active)).toBe('cb_active')
  expect((await as(ada).put(`/tasks/${active}/state`, { value: 'cb_suspended' })).status).toBe(200)
  await as(ada).put(`/tasks/${active}/state`, { value: 'cb_active' })
  await put(named('cb_waiting', 'cb_active'))
  expect((await states()).map(({ id }: { id: number }) => id).sort()).toEqual(
    own.map(({ id }: { id: number }) => id).sort(),
  )
  expect((await as(ada).get(`/tasks?group=${group}`)).body).toHaveLength(2)
})

describe('a state that tasks are in cannot be left out', () => {
  const refused = async (
    w: World & { put: (states: unknown) => Promise<unknown> },
    states: unknown,
    message: string,
  ) => {
    const before = await contents(w)
    const errors = [{ field: '/taskStates', message }]
    expect(await w.put(states)).toMatchObject({ status: 422, body: { errors } })
    expect(await contents(w)).toEqual(before)
  }

  test('of its own', async () => {
    const w = await withProject({ taskStates: named('a', 'b', 'c') })
    for (let i = 0; i < 2; i++) await w.add('b')
    await refused(w, named('a', 'c'), 'leaves out "b", which tasks are in (2)')
    await w.put(named('c', 'b'))
    expect(namesOf(await w.states())).toEqual(['c', 'b'])
  })

  test('of the default ones', async () => {
    const w = await withProject()
    await w.add('cb_active')
    await refused(w, named('cb_waiting'), 'leaves out "cb_active", which tasks are in (1)')
  })

  test('for the default ones', async () => {
    const w = await withProject({ taskStates: named('a', 'cb_active') })
    await w.add('a')
    await refused(w, [], 'leaves out "a", which tasks are in (1)')
  })

  test('but for tasks in the trash', async () => {
    const { ada, as, add, put, states } = await withProject({ taskStates: named('a', 'b') })
    await as(ada).delete(`/tasks/${await add('b')}`)
    expect((await put(named('a'))).status).toBe(200)
    expect(namesOf(await states())).toEqual(['a'])
  })
})

test('a state keeps its tasks by its id or its name', async () => {
  const { add, put, states, stateOf } = await withProject({ taskStates: named('a', 'b') })
  const [a, b] = [await add('a'), await add('b')]
  const [first, second] = await states()
  await put([
    { ...second, name: 'a' },
    { ...first, name: 'b', color: '#123456' },
  ])
  expect(await states()).toMatchObject([
    { id: second.id, name: 'a' },
    { id: first.id, color: '#123456', isDefault: true },
  ])
  expect([await stateOf(a), await stateOf(b)]).toEqual(['b', 'a'])
  await put(named('B', 'c', 'A'))
  expect((await states()).map(({ id, name }: { id: number; name: string }) => [name, id])).toEqual([
    ['B', first.id],
    ['c', expect.any(Number)],
    ['A', second.id],
  ])
  expect(await stateOf(a)).toBe('B')
})

test('one that was left out comes back as it was', async () => {
  const { put, states } = await withProject({ taskStates: named('a', 'b') })
  const [, b] = await states()
  await put(named('a'))
  await put(named('a', 'b'))
  expect((await states())[1]).toEqual(b)
})

test('a state that becomes a completed one completes its tasks, and back', async () => {
  const { ada, as, add, put, states, clock } = await withProject(
    { taskStates: named('a', 'b') },
    { now: '2026-02-01T10:00:00Z' },
  )
  const [a, b] = [await add('a'), await add('b')]
  const completedAt = async (id: string) => (await as(ada).get(`/tasks/${id}`)).body.completedAt
  clock.set('2026-02-02T10:00:00Z')
  const [first, second] = await states()
  await put([first, { ...second, type: 'cancelled' }])
  expect(await completedAt(a)).toBe(null)
  expect(await completedAt(b)).toBe(seconds('2026-02-02T10:00:00Z'))
  await put([first, second])
  expect(await completedAt(b)).toBe(null)
})

test.each([
  ['an unknown id', [{ id: 99999, name: 'x', type: 'active' }], '/taskStates/0/id'],
  ["a default state's id", [{ id: 1, name: 'x', type: 'active' }], '/taskStates/0/id'],
])('a state cannot have %s', async (_, states, field) => {
  const { put } = await withProject({ taskStates: named('a') })
  expect(await put(states)).toMatchObject({ status: 422, body: { errors: [{ field }] } })
})

test("a state cannot be another project's", async () => {
  const { ada, as, put, states } = await withProject({ taskStates: named('a') })
  const other = (await as(ada).post('/groups', { name: 'y', taskStates: named('a') })).body
  expect(other.taskStates[0].id).not.toBe((await states())[0].id)
  expect((await put([{ ...other.taskStates[0], name: 'taken' }])).status).toBe(422)
})

test('what is not of a state is dropped', async () => {
  const { put, states } = await withProject()
  await put([{ name: 'a', type: 'active', isActive: false, colorKey: 'x', weight: 7, projectId: null }])
  expect(await states()).toHaveLength(1)
})

test('a state that archived tasks alone are in says so', async () => {
  const w = await world()
  const { as, ada } = w
  const put = (names: string[]) =>
    as(ada).put(`/groups/${w.website}`, { taskStates: names.map((name) => ({ name, type: 'waiting' })) })
  await put(['a', 'b', 'cb_waiting', 'cb_active', 'cb_completed', 'cb_suspended'])
  const { _id } = (await as(ada).post('/tasks', { group: w.website, name: 'x', state: 'b' })).body
  await as(ada).put(`/tasks/${_id}/archive`, { value: true })
  const { status, body } = await put(['a', 'cb_waiting', 'cb_active', 'cb_completed', 'cb_suspended'])
  expect(status).toBe(422)
  expect(body.errors).toMatchObject([
    { field: '/taskStates', message: 'leaves out "b", which tasks are in (1), 1 of them archived' },
  ])
})
