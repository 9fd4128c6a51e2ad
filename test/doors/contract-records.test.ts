import { describe, expect, test } from 'vitest'
import { upload, uploaded } from '../support/upload.ts'
import { seconds, world } from '../support/world.ts'

/** Parts B and C of the main API's contract, as far as they are here. */

const ID = expect.stringMatching(/^\d+$/)
const NOW = seconds('2026-01-15T09:00:00Z')
const present = ({ _id, firstname, lastname, email }: Record<string, unknown>) => ({ _id, firstname, lastname, email })

describe('people', () => {
  test('GET /organization/users: present members', async () => {
    const { as, ada, ben, cem, dan } = await world()
    await as(ada).delete(`/organization/users/${dan._id}`)
    const { body } = await as(cem).get('/organization/users')
    expect(body).toMatchObject(
      [ada, ben, cem].map((person) => ({ ...present(person as never), profile: expect.any(String) })),
    )
  })

  test('GET /users: also former members; never the e-mail', async () => {
    const { as, ada, ben, dan } = await world()
    await as(ada).delete(`/organization/users/${dan._id}`)
    const { body } = await as(ada).get(`/users?ids=${dan._id},${ben._id}`)
    expect(body).toHaveLength(2)
    for (const person of body) expect(Object.keys(person).sort()).toEqual(['_id', 'firstname', 'lastname', 'profile'])
    expect((await as(ada).get('/users')).status).toBe(400)
  })

  test('GET /app/me', async () => {
    const { as, ada, ben, encryptedIds } = await world()
    const { body } = await as(ada).get('/app/me')
    expect(body).toMatchObject({
      ...{
        _id: ada._id,
        firstname: 'Ada',
        lastname: 'Lovelace',
        profile: expect.any(String),
        jobTitle: '',
        language: 'en',
      },
      localization: {
        dateFormat: expect.any(String),
        timeFormat: expect.any(String),
        timezone: 'Europe/Istanbul',
        reminderTime: '09:00',
      },
      org: { name: 'Acme', countryCode: expect.any(String), admins: [ada._id], isAdmin: true },
      cubedrive: { userId: expect.stringMatching(/^[\w-]{11}$/), groupId: expect.stringMatching(/^[\w-]{11}$/) },
    })
    expect(body.cubedrive.userId).toBe(encryptedIds.encrypt('user', ada.id))
    expect((await as(ben).get('/app/me')).body.org.isAdmin).toBe(false)
  })

  test('POST and DELETE /organization/users', async () => {
    const { as, ada, ben, cem } = await world()
    const person = { email: 'fay@example.com', firstname: 'Fay', lastname: 'Wray' }
    const invited = (await as(ada).post('/organization/users', person)).body
    expect(invited).toMatchObject({
      ...person,
      _id: ID,
      profile: expect.any(String),
      invitationUrl: expect.stringMatching(/^https?:\/\//),
    })
    const gus = {
      email: 'gus@example.com',
      firstname: 'Gus',
      lastname: 'Grissom',
      password: 'correct horse battery',
      manager: true,
    }
    const added = (await as(ada).post('/organization/users', gus)).body
    expect(added).not.toHaveProperty('invitationUrl')
    expect((await as(ada).get('/app/me')).body.org.admins).toContain(added._id)
    expect((await as(ada).post('/organization/users', { ...person, email: 'FAY@example.com' })).body).toMatchObject({
      status: 422,
      errors: [{ field: '/email' }],
    })
    expect(
      (await as(ada).post('/organization/users', {})).body.errors.map(({ field }: { field: string }) => field).sort(),
    ).toEqual(['/email', '/firstname', '/lastname'])
    expect((await as(ben).post('/organization/users', person)).status).toBe(403)
    expect((await as(ben).delete(`/organization/users/${cem._id}`)).status).toBe(403)
    expect(await as(ada).delete(`/organization/users/${cem._id}`)).toMatchObject({
      status: 200,
      body: { _id: cem._id },
    })
    expect((await as(cem).get('/app/me')).status).toBe(401)
  })

  test('access tokens: the secret is shown once', async () => {
    const { as, ada, clock } = await world()
    const made = (await as(ada).post('/access-tokens', { name: 'Script', expiresAt: NOW + 3600 })).body
    const { token, ...shown } = made
    expect(shown).toEqual({ _id: ID, name: 'Script', createdAt: NOW, expiresAt: NOW + 3600, lastUsedAt: null })
    const list = (await as(ada).get('/access-tokens')).body
    expect(list).toContainEqual(shown)
    expect(JSON.stringify(list)).not.toContain(token)
    clock.advance(120_000)
    await as({ token }).get('/app/me')
    await expect.poll(async () => (await as(ada).get('/access-tokens')).body.at(-1).lastUsedAt).toBe(NOW + 120)
    expect((await as(ada).post('/access-tokens', {})).body.errors).toMatchObject([{ field: '/name' }])
  })
})

describe('projects', () => {
  test('GET /groups: all visible ones, or those under a parent, or all below it', async () => {
    const { as, ada, ben, website, secret, sales } = await world()
    const part = (await as(ada).post('/groups', { name: 'Part', parents: [website] })).body._id
    const piece = (await as(ada).post('/groups', { name: 'Piece', parents: [part] })).body._id
    const ids = async (person: typeof ada, query = '') =>
      (await as(person).get(`/groups${query}`)).body.map(({ _id }: { _id: string }) => _id).sort()
    expect(await ids(ada)).toEqual([website, secret, sales, part, piece].sort())
    expect(await ids(ben)).toEqual([website, sales, part, piece].sort())
    expect(await ids(ada, `?parent=${website}`)).toEqual([part])
    expect(await ids(ada, `?parent=${website}&recursive=true`)).toEqual([part, piece].sort())
    await as(ada).put(`/groups/${piece}`, { archived: true })
    expect(await ids(ada)).not.toContain(piece)
    expect(await ids(ada, '?archived=true')).toContain(piece)
  })

  test('POST, GET, PUT and DELETE /groups', async () => {
    const { as, ada, ben, website } = await world()
    const levels = { tasks: 'edit', files: 'view', reports: 'none' }
    const given = {
      name: 'Office', parents: [website], admins: [ada._id], members: [ben._id], private: true, perms: { members: levels, everybody: levels, users: { [ben._id]: levels } },
      taskStates: [{ name: 'Open', type: 'waiting', color: '#112233', textColor: '#fff', isDefault: true }, { name: 'Shut', type: 'completed', color: '#000', textColor: '#fff' }],
      customFields: [{ name: 'Room', type: 'select', options: ['A', 'B'] }, { name: 'Seats', type: 'number' }],
    } // biome-ignore format: a list
    const made = (await as(ada).post('/groups', given)).body
    expect(made).toMatchObject({ ...given, _id: ID, kind: 'project', groups: [], archived: false })
    expect((await as(ada).get(`/groups/${made._id}`)).body).toEqual(made)
    expect((await as(ada).get(`/groups/${website}`)).body).toMatchObject({ groups: [made._id], parents: null })
    expect((await as(ada).get(`/groups/${website}`)).body).not.toHaveProperty('taskStates')
    expect((await as(ada).put(`/groups/${made._id}`, { name: 'Bureau' })).body).toEqual({ ...made, name: 'Bureau' })
    expect((await as(ada).put(`/groups/${made._id}`, { archived: true })).body.archived).toBe(true)
    expect((await as(ada).delete(`/groups/${website}`)).status).toBe(422)
    expect((await as(ada).delete(`/groups/${made._id}`)).body).toEqual({ _id: made._id })
    expect((await as(ada).get(`/groups/${made._id}`)).status).toBe(404)
    expect((await as(ada).post('/groups', {})).body.errors).toMatchObject([{ field: '/name' }])
    expect((await as(ben).post('/groups', { name: 'Top' })).status).toBe(403)
  })

  test('who makes a project is its admin; an admin edits it and makes projects under it', async () => {
    const { as, ada, ben, website } = await world()
    await as(ada).put(`/groups/${website}`, { admins: [ada._id, ben._id] })
    const made = (await as(ben).post('/groups', { name: 'Part', parents: [website] })).body
    expect(made.admins).toContain(ben._id)
    expect((await as(ben).put(`/groups/${website}`, { name: 'Site' })).status).toBe(200)
  })

  test('POST /pipelines: the documented stages, in the currency of the organization', async () => {
    const { as, ada } = await world()
    const made = (await as(ada).post('/pipelines', { name: 'Partners' })).body
    expect(made).toMatchObject({ kind: 'pipeline', currency: 'EUR' })
    expect(made.stages.map(({ name }: { name: string }) => name)).toEqual([
      'New lead',
      'Introductory call',
      'Proposal',
      'Won',
      'Lost',
    ])
    expect(made.stages[0]).toMatchObject({
      id: expect.any(Number),
      color: expect.any(String),
      type: 'waiting',
      weight: 100,
      active: true,
    })
    expect((await as(ada).get('/groups')).body.map(({ _id }: { _id: string }) => _id)).toContain(made._id)
    expect((await as(ada).post('/pipelines', { name: 'x', currency: 'euro' })).status).toBeGreaterThanOrEqual(400)
    expect((await as(ada).post('/pipelines', { name: 'x', currency: 'XXQ' })).body).toMatchObject({
      status: 422,
      errors: [{ field: '/currency' }],
    })
  })

  test('tags', async () => {
    const { as, ada, website } = await world()
    const made = (await as(ada).post('/tags', { group: website, name: 'Urgent', color: '#ff0000' })).body
    expect(made).toEqual({ _id: ID, group: website, name: 'Urgent', color: '#ff0000' })
    expect((await as(ada).get(`/tags?group=${website}`)).body).toEqual([made])
    expect((await as(ada).post('/tags', { group: website, name: 'URGENT' })).body).toMatchObject({
      status: 422,
      errors: [{ field: '/name' }],
    })
    expect((await as(ada).put(`/tags/${made._id}`, { name: 'Soon' })).body).toEqual({ ...made, name: 'Soon' })
    const task = (await as(ada).post('/tasks', { group: website, name: 'x', tags: [made._id] })).body
    expect((await as(ada).delete(`/tags/${made._id}`)).body).toEqual({ _id: made._id })
    expect((await as(ada).get(`/tasks/${task._id}`)).body.tags).toEqual([])
  })
})

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
