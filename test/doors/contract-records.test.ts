import { describe, expect, test } from 'vitest'
import { upload, uploaded } from '../support/upload.ts'
import { seconds, world } from '../support/world.ts'

/** Parts B and C of the main API's contract, as far as they are here. */

const ID = expect.stringMatching(/^\d+$/)

const NOW = seconds('2026-01-15T09:00:00Z')

describe('tasks of our own', () => {
  test('PUT /tasks/:id/archive answers the activity', async () => {
    const { as, ada, website } = await world()
    const task = (await as(ada).post('/tasks', { group: website, name: 'x' })).body
    const path = `/tasks/${task._id}/archive`
    expect((await as(ada).put(path, { value: true })).body).toMatchObject({
      type: 'archive',
      user: ada._id,
      mentions: [],
      customerCanSee: false,
    })
    expect((await as(ada).get(`/tasks/${task._id}`)).body.archivedAt).toBe(NOW)
    expect((await as(ada).put(path, { value: false })).body.type).toBe('restore')
    expect((await as(ada).get(`/tasks/${task._id}`)).body.archivedAt ?? null).toBe(null)
  })

  test('PUT /tasks/:id/steps/:stepId answers the activity', async () => {
    const { as, ada, website } = await world()
    const steps = [{ name: 'One' }, { name: 'Two', stepType: 'progress', completed: 0, total: 4 }]
    const task = (await as(ada).post('/tasks', { group: website, name: 'x', stepType: 'steps', steps })).body
    const path = (i: number) => `/tasks/${task._id}/steps/${task.steps[i].id}`
    expect((await as(ada).put(path(0), { completed: true })).body.type).toBe('progress')
    expect((await as(ada).put(path(1), { completed: 3 })).body.type).toBe('progress')
    expect((await as(ada).get(`/tasks/${task._id}`)).body.steps).toMatchObject([{ completed: true }, { completed: 3 }])
    expect((await as(ada).put(path(1), { completed: 5 })).body).toMatchObject({
      status: 422,
      errors: [{ field: '/completed' }],
    })
    expect((await as(ada).put(path(0), {})).body).toMatchObject({ status: 400, errors: [{ field: '/completed' }] })
    expect((await as(ada).put(`/tasks/${task._id}/steps/1`, { completed: true })).status).toBe(404)
  })

  test('lead, on a task of a pipeline alone', async () => {
    const { as, ada, sales, website } = await world()
    const lead = {
      contact: 'Hank', position: 'CEO', company: 'Globex', email: 'h@globex.example', phone: '1', linkedin: 'x', url: 'https://globex.example', address: 'a', city: 'b',
      state: 'c', country: 'd', postCode: 'e', probability: 60, expectedRevenue: '48000.5', mrr: '12', periodRevenue: '36', period: 3, estimateDays: 30,
      remindAt: NOW + 3600, status: 'inProgress',
    } // biome-ignore format: a list
    const task = (await as(ada).post('/tasks', { group: sales, name: 'Vans', lead })).body
    const own = { nextStep: null, reason: null } // members of ours beside the contract's
    expect(task.lead).toEqual({ ...lead, ...own })
    expect((await as(ada).put(`/tasks/${task._id}`, { lead: { probability: 80 } })).body.task.lead).toEqual({
      ...lead,
      ...own,
      probability: 80,
    })
    expect((await as(ada).post('/tasks', { group: website, name: 'x', lead })).status).toBe(422)
    expect((await as(ada).post('/tasks', { group: website, name: 'x' })).body).not.toHaveProperty('lead')
    for (const wrong of [{ probability: 101 }, { mrr: '-1' }, { mrr: 'much' }]) {
      expect(
        (await as(ada).post('/tasks', { group: sales, name: 'x', lead: wrong })).status,
        JSON.stringify(wrong),
      ).toBe(422)
    }
  })
})

describe('files', () => {
  test('upload and the URL, a JSON string that lives 5 minutes', async () => {
    const w = await world()
    const { as, ada, clock, app } = w
    const file = await uploaded(w, ada, 'the plan', 'plan.txt')
    const { status, body, headers } = await as(ada).get(`/files/${file}/url`)
    expect(status).toBe(200)
    expect(headers['content-type']).toMatch(/^application\/json/)
    expect(new URL(body).protocol).toMatch(/^https?:$/)
    const path = new URL(body).pathname + new URL(body).search
    expect((await app.inject(path)).body).toBe('the plan')
    clock.advance(301_000)
    expect((await app.inject(path)).statusCode).toBe(403)
  })

  test('a full quota is 403 with code 204 and the sizes', async () => {
    const w = await world({ config: { storageQuotaBytes: 10 } })
    const { status, body } = await upload(w, w.ada, { name: 'x', content: 'more than ten bytes' })
    expect(status).toBe(403)
    expect(body).toMatchObject({ code: 204, totalCapacity: 10, totalSize: expect.any(Number) })
  })

  test('an unattached file is its uploader’s alone', async () => {
    const w = await world()
    const file = await uploaded(w, w.ada, 'x')
    expect((await w.as(w.ben).get(`/files/${file}/url`)).status).toBe(404)
    const task = { group: w.website, name: 'x', files: [file] }
    expect((await w.as(w.ben).post('/tasks', task)).status).toBe(422)
    expect((await w.as(w.ada).post('/tasks', task)).status).toBe(200)
    expect((await w.as(w.ben).get(`/files/${file}/url`)).status).toBe(200)
  })

  test('nodes of a project and of a client', async () => {
    const w = await world()
    const { as, ada, website } = w
    const client = (await as(ada).post('/crm/customers', { name: 'Globex' })).body._id
    for (const place of [{ group: website }, { customer: client }]) {
      const [[name, id] = []] = Object.entries(place)
      const directory = (await as(ada).post('/file-system-nodes/directories', { ...place, name: 'Plans' })).body
      expect(directory).toEqual({
        _id: ID,
        parent: null,
        ...place,
        type: 'd',
        file: null,
        name: 'Plans',
        createdAt: NOW,
      })
      const file = await uploaded(w, ada, 'x', 'x.txt')
      const nodes = (await as(ada).post('/file-system-nodes/files', { ...place, parent: directory._id, files: [file] }))
        .body
      expect(nodes).toMatchObject([
        { _id: ID, parent: directory._id, ...place, type: 'f', file: { _id: file, name: 'x.txt' }, createdAt: NOW },
      ])
      expect((await as(ada).get(`/file-system-nodes?${name}=${id}`)).body).toEqual([directory])
      expect((await as(ada).get(`/file-system-nodes?${name}=${id}&parent=${directory._id}`)).body).toEqual(nodes)
      expect((await as(ada).delete('/file-system-nodes', { ids: [nodes[0]._id] })).body).toEqual({})
      expect((await as(ada).delete(`/file-system-nodes?ids=${directory._id}`)).body).toEqual({})
      expect((await as(ada).get(`/file-system-nodes?${name}=${id}`)).body).toEqual([])
    }
    expect((await as(ada).get('/file-system-nodes')).status).toBe(400)
    expect((await as(ada).get(`/file-system-nodes?group=${website}&customer=${client}`)).status).toBe(400)
  })
})

describe('clients', () => {
  const whole = {
    name: 'Globex', fullname: 'Globex Corporation', email: 'office@globex.example', phone: '1', customFields: { '1': 'x' },
    contacts: [{ name: 'Hank', position: 'CEO', phone: '2', email: 'hank@globex.example' }], portalCustomerManagerIds: [] as string[],
  } // biome-ignore format: a list

  test('POST, GET, PUT and DELETE /crm/customers', async () => {
    const { as, ada, ben } = await world()
    const made = (await as(ben).post('/crm/customers', { ...whole, portalCustomerManagerIds: [ben._id] })).body
    expect(made).toEqual({ ...whole, portalCustomerManagerIds: [ben._id], _id: ID, createdAt: NOW })
    expect((await as(ada).get(`/crm/customers/${made._id}`)).body).toEqual(made)
    expect((await as(ada).put(`/crm/customers/${made._id}`, { phone: '3' })).body).toEqual({ ...made, phone: '3' })
    expect((await as(ada).put(`/crm/customers/${made._id}`, { phone: null, contacts: null })).body).toMatchObject({
      phone: '',
      contacts: [],
    })
    expect((await as(ben).delete(`/crm/customers/${made._id}`)).status).toBe(403)
    expect((await as(ada).delete(`/crm/customers/${made._id}`)).body).toEqual({ _id: made._id })
    expect((await as(ada).get(`/crm/customers/${made._id}`)).status).toBe(404)
    expect((await as(ada).post('/crm/customers', {})).body.errors).toMatchObject([{ field: '/name' }])
    const bare = (await as(ada).post('/crm/customers', { name: 'Bare' })).body
    expect(bare).toMatchObject({
      fullname: '',
      email: '',
      phone: '',
      contacts: [],
      customFields: null,
      portalCustomerManagerIds: [],
    })
  })

  test('GET /crm/customers finds by the beginning of a word and by an address', async () => {
    const { as, ada } = await world()
    const { _id } = (await as(ada).post('/crm/customers', whole)).body
    for (let i = 0; i < 11; i++) await as(ada).post('/crm/customers', { name: `Client ${i}` })
    const list = async (query: string) => (await as(ada).get(`/crm/customers?${query}`)).body
    expect(await list('')).toHaveLength(10)
    expect(await list('skip=10&limit=500')).toHaveLength(2)
    for (const found of [
      'name=glo',
      'name=GLOBEX',
      'name=corp',
      'email=office@globex.example',
      'email=hank@globex.example',
    ]) {
      expect(await list(found), found).toEqual([{ _id, name: 'Globex' }])
    }
    for (const missed of ['name=lobex', 'name=x', 'email=nobody@globex.example'])
      expect(await list(missed), missed).toEqual([])
    expect(await list('name=globex&includeAllFields=true')).toMatchObject([whole])
    expect(await list('name=globex&includeAllFields=false')).toEqual([{ _id, name: 'Globex' }])
  })
})

test('webhooks: made, listed, changed, removed; an unknown type is code 118, a missing project code 2', async () => {
  const { as, ada, website } = await world()
  const path = '/users/self/webhook'
  const given = { type: 'task-created', url: 'https://example.com/hook', group: website }
  const { secret, ...shown } = (await as(ada).post(path, given)).body
  const ours = { recursive: false, disabledAt: null, disabledReason: null }
  expect(shown).toEqual({ ...given, ...ours, _id: ID, active: true, createdAt: NOW })
  expect(secret).toMatch(/^whsec_/)
  expect((await as(ada).get(path)).body).toEqual([shown])
  expect((await as(ada).put(`${path}/${shown._id}`, { active: false })).body).toEqual({ ...shown, active: false })
  expect((await as(ada).delete(`${path}/${shown._id}`)).body).toEqual({ _id: shown._id })
  expect((await as(ada).post(path, { ...given, type: 'x' })).body).toMatchObject({ status: 400, code: 118 })
  expect((await as(ada).post(path, { ...given, group: undefined })).body).toMatchObject({ status: 400, code: 2 })
  expect((await as(ada).post(path, { ...given, url: 'http://127.0.0.1/' })).body).toMatchObject({
    status: 422,
    errors: [{ field: '/url' }],
  })
})
