import { describe, expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { type Person, seconds, type World, world } from '../support/world.ts'

const LEVELS = { tasks: 'edit', files: 'view', reports: 'none' }

/** Makes a project and answers its id. */
async function make({ as }: World, person: Person, more: object = {}): Promise<string> {
  const { status, body } = await as(person).post('/groups', { name: 'Apollo', ...more })
  expect(body).toMatchObject({ _id: expect.any(String) })
  expect(status).toBe(200)
  return body._id
}
const ids = (projects: { _id: string }[]) => projects.map(({ _id }) => _id)

describe('making a project', () => {
  test('answers it whole, with its maker as its admin', async () => {
    const { as, ada } = await world({ now: '2026-03-01T10:00:00Z' })
    const { status, body } = await as(ada).post('/groups', { name: 'Apollo' })
    expect(status).toBe(200)
    expect(body).toEqual({
      _id: expect.stringMatching(/^[0-9]{15,19}$/),
      name: 'Apollo',
      kind: 'project',
      parents: null,
      admins: [ada._id],
      members: [],
      groups: [],
      private: false,
      estimates: true,
      customFields: [],
      archived: false,
      createdAt: seconds('2026-03-01T10:00:00Z'),
      can: expect.arrayContaining(['edit_project', 'create_task', 'delete_task', 'delete_files']),
    })
    expect((await as(ada).get(`/groups/${body._id}`)).body).toEqual(body)
  })

  test('takes all its settings', async () => {
    const w = await world()
    const { as, ada, ben, cem } = w
    const parent = await make(w, ada)
    const perms = { members: LEVELS, everybody: LEVELS, users: { [cem._id]: { ...LEVELS, tasks: 'delete' } } }
    const { body } = await as(ada).post('/groups', {
      name: 'Capsule',
      parents: [parent],
      admins: [ben._id],
      members: [cem._id, cem._id],
      private: true,
      perms,
      archived: true,
      customFields: [
        { name: 'Size', type: 'select', options: ['S', 'L', 'S'] },
        { name: 'Weight', type: 'number', options: ['no'] },
      ],
      kind: 'pipeline',
      _id: '1',
      createdAt: 0,
    })
    expect(body).toMatchObject({ kind: 'project', parents: [parent], admins: [ada._id, ben._id], members: [cem._id] })
    expect(body).toMatchObject({ private: true, archived: true, perms })
    const id = expect.any(String)
    expect(body.customFields).toEqual([
      { id, name: 'Size', type: 'select', options: ['S', 'L'] },
      { id, name: 'Weight', type: 'number' },
    ])
    expect((await as(ada).get(`/groups/${parent}`)).body.groups).toEqual([body._id])
  })

  test('at the top is for managers, under others for those who administer all of these', async () => {
    const w = await world()
    const { as, ada, ben } = w
    const mine = await make(w, ada)
    const both = await make(w, ada, { admins: [ben._id] })
    const before = await contents(w)
    expect((await as(ben).post('/groups', { name: 'x' })).status).toBe(403)
    expect((await as(ben).post('/groups', { name: 'x', parents: [mine] })).status).toBe(403)
    expect((await as(ben).post('/groups', { name: 'x', parents: [both, mine] })).status).toBe(403)
    expect(await contents(w)).toEqual(before)
    const under = await make(w, ben, { parents: [both] })
    const further = await make(w, ben, { parents: [under] })
    expect((await as(ben).get(`/groups/${further}`)).body.admins).toEqual([ben._id])
    // Whoever administers a project administers those under it.
    expect((await as(ada).put(`/groups/${further}`, { name: 'y' })).status).toBe(200)
  })

  test.each<[string, (w: World) => object, number, string]>([
    ['no name', () => ({}), 400, '/name'],
    ['an empty name', () => ({ name: '' }), 400, '/name'],
    ['a blank name', () => ({ name: ' ' }), 400, '/name'],
    ['a long name', () => ({ name: 'x'.repeat(201) }), 400, '/name'],
    ['a name that is a number', () => ({ name: 1 }), 400, '/name'],
    ['parents that are no list', () => ({ parents: '1' }), 400, '/parents'],
    ['an unknown parent', () => ({ parents: ['1'] }), 422, '/parents'],
    ['a malformed parent', () => ({ parents: ["x' or 1=1"] }), 422, '/parents'],
    ['an unknown admin', () => ({ admins: ['99999'] }), 422, '/admins'],
    ['a malformed member', () => ({ members: ['ada'] }), 422, '/members'],
    ["another organization's user", ({ eve }) => ({ members: [eve._id] }), 422, '/members'],
    ['a user 0', () => ({ members: ['0'] }), 422, '/members'],
    ['private that is no boolean', () => ({ private: 'yes' }), 400, '/private'],
    [
      'permissions of half a kind',
      () => ({ perms: { members: { tasks: 'edit', files: 'view' } } }),
      400,
      '/perms/members/reports',
    ],
    [
      'a level that there is not',
      () => ({ perms: { members: { ...LEVELS, tasks: 'admin' } } }),
      400,
      '/perms/members/tasks',
    ],
    ['levels of an unknown user', () => ({ perms: { users: { 99999: LEVELS } } }), 422, '/perms/users/99999'],
    ['levels of constructor', () => ({ perms: { users: { constructor: LEVELS } } }), 422, '/perms/users/constructor'],
    ['a field without a type', () => ({ customFields: [{ name: 'a' }] }), 400, '/customFields/0/type'],
    ['a field of no type', () => ({ customFields: [{ name: 'a', type: 'money' }] }), 400, '/customFields/0/type'],
    [
      'a select without options',
      () => ({ customFields: [{ name: 'a', type: 'select' }] }),
      422,
      '/customFields/0/options',
    ],
    [
      'two fields of a name',
      () => ({
        customFields: [
          { name: 'A', type: 'text' },
          { name: 'a', type: 'date' },
        ],
      }),
      422,
      '/customFields/1/name',
    ],
    [
      '101 fields',
      () => ({ customFields: Array.from({ length: 101 }, (_, i) => ({ name: `${i}`, type: 'text' })) }),
      400,
      '/customFields',
    ],
    ['a state without a type', () => ({ taskStates: [{ name: 'a' }] }), 400, '/taskStates/0/type'],
    [
      'a colour that is none',
      () => ({ taskStates: [{ name: 'a', type: 'active', color: 'red' }] }),
      400,
      '/taskStates/0/color',
    ],
    [
      'two states of a name',
      () => ({
        taskStates: [
          { name: 'a', type: 'active' },
          { name: 'A', type: 'active' },
        ],
      }),
      422,
      '/taskStates/1/name',
    ],
    [
      'two default states',
      () => ({ taskStates: ['a', 'b'].map((name) => ({ name, type: 'active', isDefault: true })) }),
      422,
      '/taskStates',
    ],
    [
      '51 states',
      () => ({ taskStates: Array.from({ length: 51 }, (_, i) => ({ name: `${i}`, type: 'active' })) }),
      400,
      '/taskStates',
    ],
  ])('is refused with %s', async (_, body, status, field) => {
    const w = await world()
    const before = await contents(w)
    const answer = await w
      .as(w.ada)
      .post('/groups', { name: 'Apollo', ...(_ === 'no name' && { name: undefined }), ...body(w) })
    expect(answer).toMatchObject({ status, body: { errors: [{ field }] } })
    expect(await contents(w)).toEqual(before)
  })

  test('says all that is wrong at once', async () => {
    const { as, ada } = await world()
    const { body } = await as(ada).post('/groups', { name: 'x', parents: ['1'], admins: ['0'], members: ['0'] })
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(['/parents', '/admins', '/members'])
  })
})

describe('the list of projects', () => {
  test('has all that one may see, and of a project what lies directly under it, or further down', async () => {
    const w = await world()
    const { as, ada } = w
    const top = await make(w, ada)
    const middle = await make(w, ada, { parents: [top] })
    const low = await make(w, ada, { parents: [middle] })
    expect(ids((await as(ada).get('/groups')).body)).toEqual(expect.arrayContaining([top, middle, low]))
    expect(ids((await as(ada).get(`/groups?parent=${top}`)).body)).toEqual([middle])
    expect(ids((await as(ada).get(`/groups?parent=${top}&recursive=false`)).body)).toEqual([middle])
    expect(ids((await as(ada).get(`/groups?parent=${top}&recursive=true`)).body)).toEqual([middle, low])
    expect((await as(ada).get('/groups?parent=1')).body).toEqual([])
    expect((await as(ada).get('/groups?parent=x')).body).toEqual([])
  })

  test('leaves out archived ones unless they are asked for', async () => {
    const w = await world()
    const { as, ada } = w
    const top = await make(w, ada)
    const kept = await make(w, ada, { parents: [top] })
    const archived = await make(w, ada, { parents: [top], archived: true })
    const list = async (query: string) => ids((await as(ada).get(`/groups?parent=${top}${query}`)).body)
    expect(await list('')).toEqual([kept])
    expect(await list('&archived=false')).toEqual([kept])
    expect(await list('&archived=true')).toEqual([archived])
    expect(await list('&archived=all')).toEqual([kept, archived])
  })

  test('and a project name no hidden ones', async () => {
    const w = await world()
    const { as, ada, ben, cem } = w
    const hidden = await make(w, ada, { private: true })
    const open = await make(w, ada, { parents: [hidden] })
    const secret = await make(w, ada, { parents: [open], private: true, members: [ben._id] })
    const list = async (person: Person) =>
      ids((await as(person).get('/groups')).body).filter((id) => [hidden, open, secret].includes(id))
    expect(await list(ada)).toEqual([hidden, open, secret])
    expect(await list(ben)).toEqual([open, secret])
    expect(await list(cem)).toEqual([open])
    expect((await as(cem).get(`/groups/${open}`)).body).toMatchObject({ parents: null, groups: [] })
    expect((await as(ben).get(`/groups/${open}`)).body).toMatchObject({ parents: null, groups: [secret] })
    expect((await as(ada).get(`/groups/${open}`)).body).toMatchObject({ parents: [hidden], groups: [secret] })
    expect((await as(cem).get(`/groups?parent=${hidden}`)).body).toEqual([])
    expect(ids((await as(ben).get(`/groups?parent=${open}`)).body)).toEqual([secret])
  })

  test.each([
    ['a mistyped parameter', '?parnet=1', 'parnet'],
    ['recursive that is neither', '?recursive=maybe', 'recursive'],
    ['archived that is neither', '?archived=1', 'archived'],
  ])('is refused with %s', async (_, query, field) => {
    const { as, ada } = await world()
    expect(await as(ada).get(`/groups${query}`)).toMatchObject({ status: 400, body: { errors: [{ field }] } })
  })
})

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
