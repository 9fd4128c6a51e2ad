import { describe, expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { seconds, type WorldOptions, world } from '../support/world.ts'

const PATH = '/users/self/webhook'
const URL = 'https://example.com/hook?a=b'

async function withProject(options: WorldOptions = {}) {
  const w = await world(options)
  const group: string = (await w.as(w.ada).post('/groups', { name: 'Apollo', private: true })).body._id
  return { ...w, group }
}

describe('making a webhook', () => {
  test('answers it, with its secret this once', async () => {
    const { as, ada, group } = await withProject({ now: '2026-03-01T10:00:00Z' })
    const given = { type: 'task-created', url: URL, group, secret: 'mine', _id: '1' }
    const { status, body } = await as(ada).post(PATH, given)
    expect(status).toBe(200)
    const { secret, ...shown } = body
    const createdAt = seconds('2026-03-01T10:00:00Z')
    const isOn = { recursive: false, active: true, disabledAt: null, disabledReason: null }
    expect(shown).toEqual({ _id: expect.any(String), type: 'task-created', url: URL, group, ...isOn, createdAt })
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const other = await as(ada).post(PATH, { type: 'client-created', url: URL, group, active: false })
    expect(other.body).toMatchObject({ type: 'client-created', active: false })
    expect(other.body).not.toHaveProperty('group')
    expect(other.body.secret).not.toBe(secret)
    const { secret: _, ...shownOther } = other.body
    expect((await as(ada).get(PATH)).body).toEqual([shown, shownOther])
  })

  test.each([
    'client-created', 'client-deleted', 'task-created', 'task-updated', 'task-deleted', 'task-post-created', 'task-state-changed',
    'task-archived', 'task-restored',
  ])('can be for %s', async (type) => {
    const { as, ada, group } = await withProject()
    expect(await as(ada).post(PATH, { type, url: URL, group })).toMatchObject({ status: 200, body: { type } })
  }) // biome-ignore format: a list of names

  test.each<[string, object, number, number, string]>([
    ['no type', { type: undefined }, 400, 400, '/type'],
    ['no address', { url: undefined }, 400, 400, '/url'],
    ['a type that there is not', { type: 'task-burnt' }, 400, 118, '/type'],
    ['a type like a member of objects', { type: 'constructor' }, 400, 118, '/type'],
    ['no project for tasks', { group: undefined }, 400, 2, '/group'],
    ['an empty project for tasks', { group: '' }, 400, 2, '/group'],
    ['an unknown project', { group: '1' }, 422, 422, '/group'],
    ['a malformed project', { group: 'x' }, 422, 422, '/group'],
    ['an address that is none', { url: 'example' }, 400, 400, '/url'],
    ['another protocol', { url: 'ftp://example.com' }, 400, 400, '/url'],
    ['a script', { url: 'javascript:alert(1)' }, 400, 400, '/url'],
    ['an address of 2001', { url: `https://example.com/${'x'.repeat(1981)}` }, 400, 400, '/url'],
    ['localhost', { url: 'http://localhost:8080/' }, 422, 422, '/url'],
    ['a name under localhost', { url: 'http://a.LOCALHOST./' }, 422, 422, '/url'],
    ['a loopback address', { url: 'http://127.0.0.1/' }, 422, 422, '/url'],
    ['a loopback address in hex', { url: 'http://0x7f.1/' }, 422, 422, '/url'],
    ['a loopback address as a number', { url: 'http://2130706433/' }, 422, 422, '/url'],
    ['a private address', { url: 'https://user:pass@192.168.1.1/' }, 422, 422, '/url'],
    ["a cloud's metadata", { url: 'http://169.254.169.254/latest' }, 422, 422, '/url'],
    ['a loopback address of IPv6', { url: 'http://[::1]/' }, 422, 422, '/url'],
    ['a mapped address', { url: 'http://[::ffff:10.0.0.1]/' }, 422, 422, '/url'],
    ['a NAT64 address', { url: 'http://[64:ff9b::7f00:1]/' }, 422, 422, '/url'],
    ['active that is no boolean', { active: 1 }, 400, 400, '/active'],
  ])('is refused with %s', async (_, body, status, code, field) => {
    const w = await withProject()
    const before = await contents(w)
    const answer = await w.as(w.ada).post(PATH, { type: 'task-created', url: URL, group: w.group, ...body })
    expect(answer).toMatchObject({ status, body: { code, errors: [{ field }] } })
    expect(await contents(w)).toEqual(before)
  })

  test('may go to private addresses where the operator says so', async () => {
    const { as, ada } = await world({ config: { webhookPrivate: true } })
    expect((await as(ada).post(PATH, { type: 'client-created', url: 'http://127.0.0.1:9/' })).status).toBe(200)
  })

  test('ends at 100 of a user', async () => {
    const { as, ada, ben } = await world()
    const make = async (person: typeof ada) =>
      (await as(person).post(PATH, { type: 'client-created', url: URL })).status
    for (let i = 0; i < 100; i++) expect(await make(ada)).toBe(200)
    expect(await make(ada)).toBe(422)
    expect(await make(ben)).toBe(200)
  })
})

test('a webhook is changed, but for its secret, and switched off', async () => {
  const { as, ada, group, store } = await withProject()
  const { _id, secret } = (await as(ada).post(PATH, { type: 'client-created', url: URL })).body
  const put = (body: object) => as(ada).put(`${PATH}/${_id}`, body)
  const after = await put({ type: 'task-updated', group, url: 'http://example.org', secret: 'mine' })
  expect(after.body).toMatchObject({ type: 'task-updated', group, url: 'http://example.org', active: true })
  expect(after.body).not.toHaveProperty('secret')
  expect((await put({ active: false })).body).toEqual({ ...after.body, active: false })
  expect((await put({ active: true })).body).toEqual(after.body)
  expect(await put({ group: null })).toMatchObject({ status: 400, body: { code: 2 } })
  expect(await put({ type: 'x' })).toMatchObject({ status: 400, body: { code: 118 } })
  expect(await put({ url: 'http://10.0.0.1' })).toMatchObject({ status: 422 })
  expect((await as(ada).get(PATH)).body).toEqual([after.body])
  const row = await store.engine.reader.selectFrom('webhook').select('secret').where('id', '=', _id).executeTakeFirst()
  expect(row?.secret).toBe(secret)
})

test('a webhook for a project that is closed to its user by now can be switched off', async () => {
  const { as, ada, ben, group } = await withProject()
  await as(ada).put(`/groups/${group}`, { members: [ben._id] })
  const { _id } = (await as(ben).post(PATH, { type: 'task-created', url: URL, group })).body
  await as(ada).put(`/groups/${group}`, { members: [] })
  expect((await as(ben).put(`${PATH}/${_id}`, { active: false })).status).toBe(200)
})

test("a user's webhooks are that user's alone", async () => {
  const w = await withProject()
  const { as, ada, ben, eve, group } = w
  const { _id } = (await as(ada).post(PATH, { type: 'client-created', url: URL })).body
  const before = await contents(w)
  for (const person of [ben, eve]) {
    expect((await as(person).get(PATH)).body).toEqual([])
    expect((await as(person).put(`${PATH}/${_id}`, { active: false })).status).toBe(404)
    expect((await as(person).delete(`${PATH}/${_id}`)).status).toBe(404)
    expect((await as(person).post(PATH, { type: 'task-created', url: URL, group })).status).toBe(422)
  }
  expect((await as(null).get(PATH)).status).toBe(401)
  for (const id of ['x', '1', '0']) {
    expect((await as(ada).put(`${PATH}/${id}`, {})).status).toBe(404)
    expect((await as(ada).delete(`${PATH}/${id}`)).status).toBe(404)
  }
  expect(await contents(w)).toEqual(before)
  expect(await as(ada).delete(`${PATH}/${_id}`)).toMatchObject({ status: 200, body: { _id } })
  expect((await as(ada).get(PATH)).body).toEqual([])
  expect((await as(ada).delete(`${PATH}/${_id}`)).status).toBe(404)
})
