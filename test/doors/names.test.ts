import { describe, expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { crm, openSales } from '../support/crm.ts'
import { offered } from '../support/operations.ts'
import { uploaded } from '../support/upload.ts'
import { type Answer, type World, world } from '../support/world.ts'

const UNSEEN = ['\u200b', '\u3164', ' \u2800\u00ad\u2066\ufe0f\u{e0041}\u115f\u180e\u00a0']
const LEAD = '/cubedrive/formDataApi/10100000'

type Send = (w: World, name: string) => Promise<Answer>

/** Every noun that has a name, through every door that gives it one. */
const NAMED: Record<string, Send> = {
  'a new task': (w, name) => w.as(w.ada).post('/tasks', { group: w.website, name }),
  'a task': async (w, name) => {
    const { _id } = (await w.as(w.ada).post('/tasks', { group: w.website, name: 'x' })).body
    return w.as(w.ada).put(`/tasks/${_id}`, { name })
  },
  'a step': (w, name) => w.as(w.ada).post('/tasks', { group: w.website, name: 'x', stepType: 'steps', steps: [{ name }] }),
  'a step of a step': (w, name) =>
    w.as(w.ada).post('/tasks', { group: w.website, name: 'x', stepType: 'steps', steps: [{ name: 'x', stepType: 'steps', steps: [{ name }] }] }),
  'a project': (w, name) => w.as(w.ada).post('/groups', { name }),
  'a project, renamed': (w, name) => w.as(w.ada).put(`/groups/${w.website}`, { name }),
  'a pipeline': (w, name) => w.as(w.ada).post('/pipelines', { name }),
  'a state': (w, name) => w.as(w.ada).put(`/groups/${w.website}`, { taskStates: [{ name, type: 'waiting' }] }),
  'a stage': (w, name) => w.as(w.ada).post('/pipelines', { name: 'x', stages: [{ name }] }),
  'a custom field': (w, name) => w.as(w.ada).put(`/groups/${w.website}`, { customFields: [{ name, type: 'text' }] }),
  'an option': (w, name) =>
    w.as(w.ada).put(`/groups/${w.website}`, { customFields: [{ name: 'x', type: 'select', options: [name] }] }),
  'a new tag': (w, name) => w.as(w.ada).post('/tags', { group: w.website, name }),
  'a tag': async (w, name) => {
    const { _id } = (await w.as(w.ada).post('/tags', { group: w.website, name: encodeURIComponent(name) })).body
    return w.as(w.ada).put(`/tags/${_id}`, { name })
  },
  'a view': (w, name) => w.as(w.ada).post('/views', { name, kind: 'list' }),
  'a client': (w, name) => w.as(w.ada).post('/crm/customers', { name }),
  'a client’s full name': (w, fullname) => w.as(w.ada).post('/crm/customers', { name: 'x', fullname }),
  'a contact': (w, name) => w.as(w.ada).post('/crm/customers', { name: 'x', contacts: [{ name }] }),
  'a directory': (w, name) => w.as(w.ada).post('/file-system-nodes/directories', { group: w.website, name }),
  'a file': async (w, name) => w.as(w.ada).put(`/files/${await uploaded(w, w.ada, 'a plan')}`, { name }),
  'a user’s first name': (w, firstname) =>
    w.as(w.ada).post('/organization/users', { email: 'x@example.com', firstname, lastname: 'x' }),
  'a user’s last name': (w, lastname) => w.as(w.ada).put('/app/me', { lastname }),
  'an organization': (w, name) => w.as(w.ada).put('/organization', { name }),
  'a token': (w, name) => w.as(w.ada).post('/access-tokens', { name }),
  'a lead through CubeDrive': async (w, name) => w.as(w.ada).post(`${LEAD}/upsert`, { item: { data: await crm(w).data({ name }) } }),
  'a lead changed through CubeDrive': async (w, name) => crm(w).updateFields(await crm(w).make(), { name }),
  'a tag through CubeDrive': async (w, name) =>
    w.as(w.ada).post(`${LEAD}/upsert`, { item: { data: await crm(w).data({ tags: [name] }) } }),
} // biome-ignore format: a line each

test.each(Object.entries(NAMED))('%s has a name that is seen, kept without the blanks around it', async (_, send) => {
  const w = await world()
  for (const name of UNSEEN) {
    const { status, body } = await send(w, name)
    expect(status, JSON.stringify(body)).toBe(400)
    expect(JSON.stringify(body)).toMatch(/name|tags|options/)
  }
  const { status, body } = await send(w, '\u3164 \u00a0Cafe\u0301 \u200b')
  expect(status, JSON.stringify(body)).toBe(200)
  const stored = JSON.stringify(await contents(w))
  expect(stored.includes('Café')).toBe(true)
  expect(/[\u0301\u3164\u200b]/.test(stored)).toBe(false)
})

test('every member of a body that is called a name is one', async () => {
  const { operations } = await offered()
  const loose = new Set<string>()
  for (const { name: operation, operation: described, document } of operations) {
    const visit = (schema: unknown, seen: readonly unknown[] = []): void => {
      if (typeof schema !== 'object' || schema === null || seen.includes(schema)) return
      const { $ref, properties = {} } = schema as { $ref?: string; properties?: Record<string, { format?: string }> }
      const target = $ref
        ?.split('/')
        .slice(1)
        .reduce((at: unknown, key) => (at as Record<string, unknown>)[key], document)
      if (target) visit(target, [...seen, schema])
      for (const [member, of] of Object.entries(properties)) {
        const isName = /^(first|last|full)?name$/.test(member)
        if (isName && !of.format?.startsWith('name')) loose.add(`${operation} ${member}`)
      }
      for (const each of Object.values(schema)) visit(each, [...seen, schema])
    }
    visit((described as { requestBody?: unknown }).requestBody)
  }
  expect([...loose]).toEqual([
    'POST /api/v1/tasks/{id}/activities name', // of a mention: a person's, as it was written
    'PUT /api/v1/tasks/{taskId}/activities/{activityId}/content name',
  ])
})

describe('names that must be unique', () => {
  test.each([' urgent ', 'URGENT', 'ur\u200bgent', 'urgent\u00ad'])('a tag %j is the tag urgent', async (name) => {
    const w = await world()
    const post = (path: string, body: object) => w.as(w.ada).post(path, body)
    const tag = (await post('/tags', { group: w.sales, name: 'urgent' })).body._id
    expect((await post('/tags', { group: w.sales, name })).status).toBe(422)
    const lead = await crm(w).make({ tags: [name, 'urgent'] })
    expect((await w.as(w.ada).get(`/tasks/${lead}`)).body.tags).toEqual([tag])
    expect((await w.as(w.ada).get(`/tags?group=${w.sales}`)).body).toHaveLength(1)
    const other = (await post('/tags', { group: w.sales, name: 'calm' })).body._id
    expect((await w.as(w.ada).put(`/tags/${other}`, { name })).status).toBe(422)
  })

  test.each([
    ['taskStates', [{ name: 'Open', type: 'waiting' }, { name: ' o\u200bPen ', type: 'active' }]],
    ['customFields', [{ name: 'Café', type: 'text' }, { name: 'CAFE\u0301\u00a0', type: 'text' }]],
  ])('%s', async (member, list) => {
    const w = await world()
    const { status, body } = await w.as(w.ada).put(`/groups/${w.website}`, { [member]: list })
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ field: `/${member}/1/name` }])
  }) // biome-ignore format: one thought
})

test('a fault of a custom field names it as a JSON pointer does', async () => {
  const w = await world()
  const { body } = await w.as(w.ada).post('/tasks', { group: w.website, name: 'x', customFields: { 'a/b~c': '1' } })
  expect(body.errors).toMatchObject([{ field: '/customFields/a~1b~0c' }])
})

test('a lead brings new tags along for who may make tags, and known ones for everybody who may add it', async () => {
  const w = await world()
  await openSales(w, 'create')
  const ben = crm(w, w.ben)
  const before = await contents(w)
  expect((await w.as(w.ben).post('/tags', { group: w.sales, name: 'hot' })).status).toBe(403)
  expect((await ben.upsert({ item: { data: await ben.data({ tags: ['hot'] }) } })).status).toBe(403)
  expect(await contents(w)).toEqual(before)
  await crm(w).make({ tags: ['hot'] })
  const id = await ben.make({ tags: [' HOT '] })
  expect(await ben.row(id)).toMatchObject({ tags: ['hot'] })
  expect((await ben.updateFields(id, { tags: ['cold'] })).status).toBe(403)
})
