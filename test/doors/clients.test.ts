import { describe, expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { type Person, seconds, type World, world } from '../support/world.ts'

const make = async ({ as, ada }: World, body: object = {}) =>
  (await as(ada).post('/crm/customers', { name: 'Navy', ...body })).body

const NAVY = {
  name: 'Navy',
  fullname: 'United States Navy',
  email: 'office@navy.example',
  phone: '+1 202 555 0143',
  contacts: [{ name: 'Grace', position: 'Admiral', phone: '1', email: 'grace@navy.example' }],
  customFields: { f1: 'x', f2: null, constructor: 'y' },
}

describe('making a client', () => {
  test('answers it whole', async () => {
    const w = await world({ now: '2026-03-01T10:00:00Z' })
    const body = await make(w, { ...NAVY, portalCustomerManagerIds: [w.ben._id], _id: '1', createdAt: 0 })
    const createdAt = seconds('2026-03-01T10:00:00Z')
    expect(body).toEqual({ ...NAVY, portalCustomerManagerIds: [w.ben._id], _id: expect.any(String), createdAt })
    expect((await w.as(w.ben).get(`/crm/customers/${body._id}`)).body).toEqual(body)
  })

  test('needs a name alone', async () => {
    const body = await make(await world())
    expect(body).toMatchObject({ name: 'Navy', fullname: '', email: '', phone: '', contacts: [], customFields: null })
    expect(body.portalCustomerManagerIds).toEqual([])
  })

  test.each<[string, object, number, string]>([
    ['no name', { name: undefined }, 400, '/name'],
    ['an empty name', { name: '' }, 400, '/name'],
    ['a name of 301', { name: 'x'.repeat(301) }, 400, '/name'],
    ['an e-mail that is none', { email: 'navy' }, 400, '/email'],
    ["a contact's e-mail that is none", { contacts: [{ email: '@' }] }, 400, '/contacts/0/email'],
    ['contacts that are no list', { contacts: {} }, 400, '/contacts'],
    ['101 contacts', { contacts: Array(101).fill({}) }, 400, '/contacts'],
    ['a field that is no text', { customFields: { a: 1 } }, 400, '/customFields/a'],
    ['an unknown manager', { portalCustomerManagerIds: ['99999'] }, 422, '/portalCustomerManagerIds'],
    ['a malformed manager', { portalCustomerManagerIds: ['x'] }, 422, '/portalCustomerManagerIds'],
  ])('is refused with %s', async (_, body, status, field) => {
    const w = await world()
    const before = await contents(w)
    const answer = await w.as(w.ada).post('/crm/customers', { name: 'Navy', ...body })
    expect(answer).toMatchObject({ status, body: { errors: [{ field }] } })
    expect(await contents(w)).toEqual(before)
  })
})

describe('the list of clients', () => {
  async function withClients() {
    const w = await world()
    await make(w, { name: 'işbank', fullname: 'Türkiye İş Bankası A.Ş.', email: 'INFO@isbank.example' })
    await make(w, NAVY)
    await make(w, {
      name: 'Air-Navigation Ltd',
      contacts: [{ email: 'ann@air.example' }, { email: 'office@navy.example' }],
    })
    await make(w, { name: '💠 & Söhne' })
    const names = async (query: string) => {
      const { status, body } = await w.as(w.ben).get(`/crm/customers${query}`)
      expect(status).toBe(200)
      return body.map(({ name }: { name: string }) => name)
    }
    return { ...w, names }
  }

  test('is by name, with ids and names alone unless all is asked for', async () => {
    const { as, ada, names } = await withClients()
    expect(await names('')).toEqual(['Air-Navigation Ltd', 'işbank', 'Navy', '💠 & Söhne'])
    const { body } = await as(ada).get('/crm/customers?name=nav&limit=2')
    expect(body.map((client: object) => Object.keys(client))).toEqual([
      ['_id', 'name'],
      ['_id', 'name'],
    ])
    expect((await as(ada).get('/crm/customers?includeAllFields=false&limit=1')).body[0]).not.toHaveProperty('email')
    expect((await as(ada).get('/crm/customers?name=navy&includeAllFields=true')).body).toMatchObject([NAVY])
  })

  test.each([
    ['name=nav', ['Air-Navigation Ltd', 'Navy']],
    ['name=NAVY', ['Navy']],
    ['name=avy', []],
    ['name=states', ['Navy']],
    ['name=IŞBANK', ['işbank']],
    ['name=İŞ', ['işbank']],
    ['name=bankasi', ['işbank']],
    ['name=sohne', []],
    ['name=SÖHNE', ['💠 & Söhne']],
    ['name=ltd%20nav', ['Air-Navigation Ltd']],
    ['name=air%20navy', []],
    ['name=%26', []],
    ['name=%25', []],
    ['name=_avy', []],
    ['name=', ['Air-Navigation Ltd', 'işbank', 'Navy', '💠 & Söhne']],
    ['email=Office@Navy.example', ['Air-Navigation Ltd', 'Navy']],
    ['email=ınfo@isbank.example', ['işbank']],
    ['email=office@navy', []],
    ['email=office@navy.example&name=air', ['Air-Navigation Ltd']],
    ['skip=1&limit=2', ['işbank', 'Navy']],
    ['skip=4', []],
  ])('finds by %s', async (query, found) => {
    const { names } = await withClients()
    expect(await names(`?${query.replace(/[^\x20-\x7f]/gu, encodeURIComponent)}`)).toEqual(found)
  })

  test('has 10 unless more are asked for', async () => {
    const w = await world()
    for (let i = 0; i < 12; i++) await make(w, { name: `c${i}` })
    expect((await w.as(w.ada).get('/crm/customers')).body).toHaveLength(10)
    expect((await w.as(w.ada).get('/crm/customers?limit=500')).body).toHaveLength(12)
  })

  test.each([
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['limit=x', 'limit'],
    ['skip=-1', 'skip'],
    ['includeAllFields=yes', 'includeAllFields'],
    ['names=x', 'names'],
  ])('is refused with %s', async (query, field) => {
    const { as, ada } = await world()
    expect(await as(ada).get(`/crm/customers?${query}`)).toMatchObject({ status: 400, body: { errors: [{ field }] } })
  })
})

describe('editing a client', () => {
  test('changes what is given, by word and e-mail too, and tells of it once', async () => {
    const w = await world()
    const { as, ada, ben, store } = w
    const { _id, ...rest } = await make(w, NAVY)
    const changes = { name: 'Marines', email: null, contacts: [{ name: 'Ann' }], customFields: { f1: null, f3: 'z' } }
    const { body } = await as(ben).put(`/crm/customers/${_id}`, { ...changes, _id: '7' })
    const after = {
      ...rest,
      _id,
      name: 'Marines',
      email: '',
      customFields: { ...NAVY.customFields, f1: null, f3: 'z' },
    }
    expect(body).toEqual({ ...after, contacts: [{ name: 'Ann', position: '', phone: '', email: '' }] })
    expect(await as(ben).put(`/crm/customers/${_id}`, body)).toMatchObject({ status: 200, body })
    const found = async (query: string) => (await as(ada).get(`/crm/customers?${query}`)).body.length
    expect(
      await Promise.all(['name=marin', 'name=united', 'name=navy', 'email=grace@navy.example'].map(found)),
    ).toEqual([1, 1, 1, 0])
    const events = await store.engine.reader
      .selectFrom('event')
      .selectAll()
      .where('client_id', '=', _id)
      .orderBy('id')
      .execute()
    expect(events.map(({ type, actor_id }) => [type, actor_id])).toEqual([
      ['client.created', ada.id],
      ['client.updated', ben.id],
    ])
    expect(JSON.parse(events[1]?.data ?? '').changes.map(({ field }: { field: string }) => field)).toEqual([
      'name',
      'email',
      'contacts',
      'customFields',
    ])
  })

  test('unsets with null', async () => {
    const w = await world()
    const { _id } = await make(w, { ...NAVY, portalCustomerManagerIds: [w.ben._id] })
    const nothing = { fullname: null, phone: '', contacts: null, customFields: null, portalCustomerManagerIds: null }
    const { body } = await w.as(w.ada).put(`/crm/customers/${_id}`, nothing)
    expect(body).toMatchObject({
      fullname: '',
      phone: '',
      contacts: [],
      customFields: null,
      portalCustomerManagerIds: [],
    })
    expect((await w.as(w.ada).put(`/crm/customers/${_id}`, { name: null })).status).toBe(400)
  })
})

describe('deleting a client', () => {
  test('leaves its tasks, for nobody', async () => {
    const w = await world()
    const { as, ada } = w
    const { _id } = await make(w, NAVY)
    const group = (await as(ada).post('/groups', { name: 'x' })).body._id
    const recurrence = { type: 'daily', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }
    const task = (
      await as(ada).post('/tasks', {
        group,
        name: 'x',
        customer: _id,
        recurrent: true,
        recurrence,
        deadline: 1_800_000_000,
      })
    ).body
    expect(task.customer).toEqual({ _id, name: 'Navy' })
    expect(await as(ada).delete(`/crm/customers/${_id}`)).toMatchObject({ status: 200, body: { _id } })
    expect((await as(ada).get(`/tasks/${task._id}`)).body.customer).toBe(null)
    for (const query of ['', '?name=navy', '?email=office@navy.example']) {
      expect((await as(ada).get(`/crm/customers${query}`)).body).toEqual([])
    }
    expect((await as(ada).get(`/crm/customers/${_id}`)).status).toBe(404)
    expect((await as(ada).put(`/crm/customers/${_id}`, { name: 'x' })).status).toBe(404)
    expect((await as(ada).delete(`/crm/customers/${_id}`)).status).toBe(404)
    expect((await as(ada).post('/tasks', { group, name: 'x', customer: _id })).status).toBe(422)
    await as(ada).put(`/tasks/${task._id}/state`, { value: 'cb_completed' })
    expect((await as(ada).get(`/tasks?group=${group}`)).body).toMatchObject([{ customer: null }, { customer: null }])
  })

  test('is for managers', async () => {
    const w = await world()
    const { _id } = await make(w)
    const before = await contents(w)
    expect((await w.as(w.ben).delete(`/crm/customers/${_id}`)).status).toBe(403)
    expect(await contents(w)).toEqual(before)
  })
})

test("another organization's clients are not there", async () => {
  const w = await world()
  const { as, ada, eve } = w
  const { _id } = await make(w, NAVY)
  const before = await contents(w)
  const try_ = async (person: Person, id: string) => [
    (await as(person).get(`/crm/customers/${id}`)).status,
    (await as(person).put(`/crm/customers/${id}`, { name: 'mine' })).status,
    (await as(person).delete(`/crm/customers/${id}`)).status,
  ]
  expect(await try_(eve, _id)).toEqual([404, 404, 404])
  for (const id of ['x', '1', '0', '99999999999999999999', "1'"]) expect(await try_(ada, id)).toEqual([404, 404, 404])
  for (const query of ['', '?name=navy', '?email=office@navy.example']) {
    expect((await as(eve).get(`/crm/customers${query}`)).body).toEqual([])
  }
  expect((await as(eve).post('/crm/customers', { name: 'x', portalCustomerManagerIds: [ada._id] })).status).toBe(422)
  expect((await as(null).get('/crm/customers')).status).toBe(401)
  expect(await contents(w)).toEqual(before)
})
