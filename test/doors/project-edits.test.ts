import { describe, expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { ids, LEVELS, make } from '../support/made-projects.ts'
import { type Person, world } from '../support/world.ts'

describe('editing a project', () => {
  test('changes what is given, and tells of it once', async () => {
    const w = await world()
    const { as, ada, ben, cem, store } = w
    const id = await make(w, ada, { members: [ben._id], private: true })
    const { body } = await as(ada).put(`/groups/${id}`, { name: 'Gemini', members: [cem._id] })
    expect(body).toMatchObject({ name: 'Gemini', members: [cem._id], private: true, admins: [ada._id] })
    expect((await as(ada).get(`/groups/${id}`)).body).toEqual(body)
    await as(ada).put(`/groups/${id}`, body) // as it is
    const events = await store.engine.reader
      .selectFrom('event')
      .selectAll()
      .where('project_id', '=', id)
      .orderBy('id')
      .execute()
    expect(events.map(({ type, actor_id }) => [type, actor_id])).toEqual([
      ['project.created', ada.id],
      ['project.updated', ada.id],
    ])
    expect(JSON.parse(events[1]?.data ?? '')).toEqual({
      changes: [
        { field: 'name', from: 'Apollo', to: 'Gemini' },
        { field: 'memberIds', from: [ben.id], to: [cem.id] },
      ],
      lostBy: [ben.id],
    })
  })

  test('says whether its tasks show an estimated time', async () => {
    const { as, ada, website } = await world()
    const estimates = async (value: unknown) =>
      (await as(ada).put(`/groups/${website}`, { estimates: value })).body.estimates
    expect((await as(ada).get(`/groups/${website}`)).body.estimates).toBe(true)
    expect([await estimates(false), await estimates(false), await estimates(null)]).toEqual([false, false, true])
    expect((await as(ada).put(`/groups/${website}`, { estimates: 'no' })).status).toBe(400)
  })

  test('unsets with null', async () => {
    const w = await world()
    const { as, ada, ben } = w
    const parent = await make(w, ada)
    const id = await make(w, ada, {
      parents: [parent],
      members: [ben._id],
      private: true,
      archived: true,
      perms: { members: LEVELS },
      customFields: [{ name: 'a', type: 'text' }],
    })
    const nothing = { parents: null, members: null, private: null, archived: null, perms: null, customFields: null }
    const { status, body } = await as(ada).put(`/groups/${id}`, nothing)
    expect(status).toBe(200)
    expect(body).toMatchObject({ parents: null, members: [], private: false, archived: false, customFields: [] })
    expect(body).not.toHaveProperty('perms')
  })

  test('is for its admins', async () => {
    const w = await world()
    const { as, ada, ben, cem, dan, eve } = w
    const id = await make(w, ada, { private: true, admins: [ben._id], members: [cem._id] })
    const open = await make(w, ben, { parents: [id] })
    const before = await contents(w)
    const edit = async (person: Person, project = id) =>
      (await as(person).put(`/groups/${project}`, { archived: true })).status
    expect(await edit(cem)).toBe(403)
    expect(await edit(dan)).toBe(404)
    expect(await edit(dan, open)).toBe(403)
    expect(await edit(eve)).toBe(404)
    expect(await edit(eve, open)).toBe(404)
    expect((await as(eve).get(`/groups/${open}`)).status).toBe(404)
    expect((await as(eve).delete(`/groups/${open}`)).status).toBe(404)
    expect((await as(eve).get(`/groups?parent=${id}`)).body).toEqual([])
    expect((await as(null).put(`/groups/${id}`, {})).status).toBe(401)
    expect(await contents(w)).toEqual(before)
    expect(await edit(ben)).toBe(200)
  })

  test('a manager administers only what they administer', async () => {
    const w = await world()
    const { as, ada, ben } = w
    const id = await make(w, ada, { admins: [ben._id] })
    await as(ada).put(`/groups/${id}`, { admins: [ben._id], private: true })
    expect((await as(ada).get(`/groups/${id}`)).status).toBe(404)
    expect((await as(ada).put(`/groups/${id}`, { name: 'x' })).status).toBe(404)
  })

  test('keeps an admin', async () => {
    const w = await world()
    const id = await make(w, w.ada)
    for (const admins of [[], null]) {
      const answer = await w.as(w.ada).put(`/groups/${id}`, { admins })
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: '/admins' }] } })
    }
  })

  test('puts no project under itself', async () => {
    const w = await world()
    const { as, ada } = w
    const top = await make(w, ada)
    const middle = await make(w, ada, { parents: [top] })
    const low = await make(w, ada, { parents: [middle] })
    const before = await contents(w)
    for (const parents of [[top], [middle], [low]]) {
      const answer = await as(ada).put(`/groups/${top}`, { parents })
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: '/parents' }] } })
    }
    expect(await contents(w)).toEqual(before)
    expect((await as(ada).put(`/groups/${low}`, { parents: [top, middle] })).body.parents).toEqual([top, middle])
  })

  test('moves it only where its mover is an admin, and to the top for managers', async () => {
    const w = await world()
    const { as, ada, ben } = w
    const mine = await make(w, ada)
    const bens = await make(w, ada, { admins: [ben._id] })
    const id = await make(w, ben, { parents: [bens] })
    const before = await contents(w)
    expect((await as(ben).put(`/groups/${id}`, { parents: [bens, mine] })).status).toBe(403)
    expect((await as(ben).put(`/groups/${id}`, { parents: [] })).status).toBe(403)
    expect(await contents(w)).toEqual(before)
    expect((await as(ada).put(`/groups/${id}`, { parents: [mine] })).body.parents).toEqual([mine])
  })

  test('leaves it under parents that its editor may not see', async () => {
    const w = await world()
    const { as, ada, ben } = w
    const hidden = await make(w, ada, { private: true })
    const open = await make(w, ada)
    const id = await make(w, ada, { parents: [hidden, open], admins: [ben._id] })
    const { body } = await as(ben).get(`/groups/${id}`)
    expect(body.parents).toEqual([open])
    expect((await as(ben).put(`/groups/${id}`, { ...body, name: 'x' })).status).toBe(200)
    expect((await as(ada).get(`/groups/${id}`)).body.parents.sort()).toEqual([hidden, open].sort())
    expect((await as(ben).put(`/groups/${id}`, { parents: [open, hidden] })).status).toBe(200)
  })

  test('two at once make no circle', async () => {
    const w = await world()
    const { as, ada } = w
    const [a, b] = [await make(w, ada), await make(w, ada)]
    const answers = await Promise.all([
      as(ada).put(`/groups/${a}`, { parents: [b] }),
      as(ada).put(`/groups/${b}`, { parents: [a] }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  test('takes back what it answered', async () => {
    const w = await world()
    const { as, ada, ben } = w
    const perms = { members: LEVELS, everybody: LEVELS, users: { [ben._id]: LEVELS } }
    const id = await make(w, ada, {
      perms,
      taskStates: [{ name: 'a', type: 'active' }],
      customFields: [{ name: 'f', type: 'date' }],
    })
    const { body } = await as(ada).get(`/groups/${id}`)
    const before = await contents(w)
    expect(await as(ada).put(`/groups/${id}`, body)).toMatchObject({ status: 200, body })
    expect(await contents(w)).toEqual(before)
  })
})

describe("a project's custom fields", () => {
  test('keep their ids, and their values when they get another name; with a field go its values', async () => {
    const w = await world()
    const { as, ada } = w
    const fields = ['Budget', 'Code', 'Size'].map((name) => ({ name, type: 'text' }))
    const group = await make(w, ada, { customFields: fields })
    const [budget, code, size] = (await as(ada).get(`/groups/${group}`)).body.customFields
    const customFields = { Budget: '100', Code: 'x"y', Size: 'L' }
    const task = (await as(ada).post('/tasks', { group, name: 'x', customFields })).body._id
    const plain = (await as(ada).post('/tasks', { group, name: 'y' })).body._id

    const wanted = [
      { name: 'size', type: 'text' },
      { id: budget.id, name: 'Code', type: 'text' },
    ]
    const { body } = await as(ada).put(`/groups/${group}`, { customFields: wanted })
    expect(body.customFields).toEqual([
      { ...size, name: 'size' },
      { ...budget, name: 'Code' },
    ])
    expect(body.customFields).not.toContainEqual(code)
    expect((await as(ada).get(`/tasks/${task}`)).body.customFields).toEqual({ size: 'L', Code: '100' })
    await as(ada).put(`/groups/${group}`, { customFields: [] })
    expect((await as(ada).get(`/tasks/${task}`)).body.customFields).toEqual({})
    expect((await as(ada).get(`/tasks/${plain}`)).status).toBe(200)
  })

  test.each([
    ['another type', (id: string) => [{ id, name: 'Budget', type: 'number' }], '/customFields/0/type'],
    ['an unknown id', () => [{ id: '7', name: 'x', type: 'text' }], '/customFields/0/id'],
    [
      'an id twice',
      (id: string) => [
        { id, name: 'x', type: 'text' },
        { id, name: 'y', type: 'text' },
      ],
      '/customFields/1/id',
    ],
  ])('cannot have %s', async (_, fields, field) => {
    const w = await world()
    const group = await make(w, w.ada, { customFields: [{ name: 'Budget', type: 'text' }] })
    const { id } = (await w.as(w.ada).get(`/groups/${group}`)).body.customFields[0]
    const before = await contents(w)
    const answer = await w.as(w.ada).put(`/groups/${group}`, { customFields: fields(id) })
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } })
    expect(await contents(w)).toEqual(before)
  })
})

describe('deleting a project', () => {
  test('puts its tasks in the trash', async () => {
    const w = await world()
    const { as, ada, ben } = w
    const id = await make(w, ada, { members: [ben._id] })
    const other = await make(w, ada)
    const task = (await as(ada).post('/tasks', { group: id, name: 'x', assignees: [ben._id] })).body._id
    const subtask = (await as(ada).post('/tasks', { group: other, name: 'y', parent: task })).body._id
    expect((await as(ada).get(`/tasks/${subtask}`)).body.parent).toBe(task)
    expect(await as(ada).delete(`/groups/${id}`)).toMatchObject({ status: 200, body: { _id: id } })
    expect((await as(ada).get(`/groups/${id}`)).status).toBe(404)
    expect((await as(ada).delete(`/groups/${id}`)).status).toBe(404)
    expect(ids((await as(ada).get('/groups')).body)).not.toContain(id)
    for (const person of [ada, ben]) expect((await as(person).get(`/tasks/${task}`)).status).toBe(404)
    expect((await as(ada).get(`/tasks/${subtask}`)).body.parent).toBe(null)
  })

  test('is refused while it has others under it, seen or not', async () => {
    const w = await world()
    const { as, ada, ben } = w
    const id = await make(w, ada, { admins: [ben._id] })
    const child = await make(w, ada, { parents: [id], private: true })
    const before = await contents(w)
    expect((await as(ada).delete(`/groups/${id}`)).status).toBe(422)
    expect(await contents(w)).toEqual(before)
    await as(ada).delete(`/groups/${child}`)
    expect((await as(ben).delete(`/groups/${id}`)).status).toBe(200)
  })

  test('is for its admins', async () => {
    const w = await world()
    const { as, ada, ben, cem } = w
    const id = await make(w, ada, {
      members: [ben._id],
      perms: { members: { tasks: 'delete', files: 'delete', reports: 'delete' } },
    })
    const before = await contents(w)
    expect((await as(ben).delete(`/groups/${id}`)).status).toBe(403)
    expect((await as(cem).delete(`/groups/${id}`)).status).toBe(403)
    expect(await contents(w)).toEqual(before)
  })
})
