import { describe, expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { ids, LEVELS, make } from '../support/made-projects.ts'
import { type Person, seconds, type World, world } from '../support/world.ts'

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
