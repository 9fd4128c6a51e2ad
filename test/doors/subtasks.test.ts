import { describe, expect, test } from 'vitest'
import { world } from '../support/world.ts'

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
