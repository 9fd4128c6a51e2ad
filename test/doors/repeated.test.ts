import { describe, expect, test } from 'vitest'
import { removeExpired } from '../../server/store/core/housekeeping.ts'
import { contents } from '../support/contents.ts'
import { crm } from '../support/crm.ts'
import { exampleCall, hasExample } from '../support/example-calls.ts'
import { type Described, offered } from '../support/operations.ts'
import { parametersOf, specimens } from '../support/specimens.ts'
import { FORM_TYPE, form } from '../support/upload.ts'
import { type Answer, type Door, world } from '../support/world.ts'

const { operations } = await offered()
const changing = operations.filter(({ method }) => method !== 'GET')
/** Who calls them is not known yet, and has no keys. */
const isForAnybody = ({ operation }: Described) => operation.security?.length === 0
const HEADERS = { 'idempotency-key': 'a name of mine' }
const SECRETS = ['token', 'secret', 'invitationUrl']

const told = ({ status, body }: Answer) => ({ status, body })
const withoutSecrets = ({ status, body }: Answer) => ({
  status,
  body: JSON.parse(JSON.stringify(body), (name, value) => (SECRETS.includes(name) ? null : value)),
})
const REUSED = { status: 422, body: { errors: [{ field: 'idempotency-key', code: 'idempotency_key_reused' }] } }
const IN_PROGRESS = { status: 409, headers: { 'retry-after': '1' } }

test.each(changing)('$name takes an Idempotency-Key', (described) => {
  const names = parametersOf(described, 'header').map(({ name }) => name)
  expect(names).toEqual(['idempotency-key'])
  expect(Object.keys(described.operation.responses)).toEqual(expect.arrayContaining(['409', '422']))
})

test.each(changing.filter((each) => hasExample(each) && !isForAnybody(each)))(
  '$name is done once under a key, and answered the same again',
  async (described) => {
    const w = await world()
    const records = await specimens(w, w.ada, { group: w.website, pipeline: w.sales, other: w.ben })
    const door = w.as(w.ada)
    const call = exampleCall(w, records, described)
    const first = await call(door, HEADERS)
    expect(first.status, JSON.stringify(first.body)).toBe(200)
    expect(first.headers['idempotency-replayed']).toBeUndefined()
    const before = await contents(w)
    const again = await call(door, HEADERS)
    expect(told(again)).toEqual(withoutSecrets(first))
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(await contents(w)).toEqual(before)
    expect(JSON.stringify(before.idempotency_key)).not.toMatch(/cub_\w{20}|whsec_|\/invitation\//)
    // Another request by the same name.
    expect(await door.put('/app/me', { jobTitle: 'other' }, HEADERS)).toMatchObject(REUSED)
    expect(await contents(w)).toEqual(before)
  },
)

test('an upload is done once under a key, by its content and its name', async () => {
  const w = await world()
  const upload = async (content: string, name = 'plan.txt') => {
    const answer = await w.app.inject({
      method: 'POST',
      url: '/api/v1/files/upload',
      headers: { ...HEADERS, 'content-type': FORM_TYPE, authorization: `Bearer ${w.ada.token}` },
      payload: form({ name, content }),
    })
    return { status: answer.statusCode, body: answer.json(), headers: answer.headers }
  }
  const first = await upload('a plan')
  expect(first.status).toBe(200)
  const again = await upload('a plan')
  expect(told(again)).toEqual(told(first))
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect((await contents(w)).file).toHaveLength(1)
  for (const other of [await upload('a plen'), await upload('a plan', 'other.txt')]) expect(other).toMatchObject(REUSED)
})

describe('a key', () => {
  const make = (door: Door, key: string, name = 'x', group?: string) =>
    door.post('/tasks', { group, name }, { 'idempotency-key': key })

  test.each(['', '""', 'x'.repeat(256), `"${'x'.repeat(256)}"`, 'a\tb', 'ä'])('%j is none', async (key) => {
    const { as, ada, website } = await world()
    expect(await make(as(ada), key, 'x', website)).toMatchObject({ status: 400, body: { errors: [{ field: 'idempotency-key' }] } }) // biome-ignore format: one thought
    expect((await as(ada).get('/tasks')).body).toEqual([])
  })

  test.each(['1', 'x'.repeat(255), 'import of 2026-01-15; "part" 1'])('%j is the same key in quotes', async (key) => {
    const { as, ada, website } = await world()
    const bare = await make(as(ada), key, 'x', website)
    expect(bare.status).toBe(200)
    expect(told(await make(as(ada), `"${key}"`, 'x', website))).toEqual(told(bare))
  })

  test('is its credential’s own', async () => {
    const { as, ada, ben, website } = await world()
    const token = (await as(ada).post('/access-tokens', { name: 'other' })).body.token
    const made = [await make(as(ada), '1', 'x', website), await make(as(ben), '1', 'x', website), await make(as({ token }), '1', 'x', website)] // biome-ignore format: one thought
    expect(new Set(made.map(({ body }) => body._id)).size).toBe(3)
  })

  test('is free after a refusal, and after seven days', async () => {
    const { as, ada, website, clock, store } = await world()
    expect((await make(as(ada), '1', '', website)).status).toBe(400)
    expect((await make(as(ada), '1', 'x', '1')).status).toBe(422)
    const first = await make(as(ada), '1', 'x', website)
    expect(first.status).toBe(200)
    clock.advance(7 * 86_400_000)
    await store.writeUnscoped(removeExpired)
    expect((await make(as(ada), '1', 'x', website)).body._id).toBe(first.body._id)
    clock.advance(1)
    await store.writeUnscoped(removeExpired)
    const other = await make(as(ada), '1', 'another', website)
    expect(other.status).toBe(200)
    expect(other.body._id).not.toBe(first.body._id)
  })

  test('includes the query', async () => {
    const { as, ada } = await world()
    expect((await as(ada).delete('/sessions?others=true', undefined, HEADERS)).status).toBe(200)
    expect(await as(ada).delete('/sessions', undefined, HEADERS)).toMatchObject(REUSED)
  })

  test('that comes several times at once is done once', async () => {
    const { as, ada, website } = await world()
    const answers = await Promise.all(Array.from({ length: 8 }, () => make(as(ada), '1', 'x', website)))
    const done = answers.filter(({ status }) => status === 200)
    expect(done.length).toBeGreaterThan(0)
    expect(new Set(done.map(({ body }) => body._id)).size).toBe(1)
    for (const other of answers.filter((answer) => !done.includes(answer))) expect(other).toMatchObject(IN_PROGRESS)
    expect((await as(ada).get('/tasks')).body).toHaveLength(1)
  })

  test('keeps 4 MiB of an answer: a write that has a larger one is refused, and nothing is changed', async () => {
    const w = await world()
    const path = `/crm/customers/${(await w.as(w.ada).post('/crm/customers', { name: 'Globex' })).body._id}`
    /** Of a control character that has six bytes in JSON: 1 MB. */
    const fields = (part: number) =>
      Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`${part} ${i}`, '\u0001'.repeat(5_000)]))
    const put = (part: number, headers = {}) => w.as(w.ada).put(path, { customFields: fields(part) }, headers)
    for (let part = 1; part <= 3; part++) await put(part)
    expect((await put(4, HEADERS)).status).toBe(200)
    expect((await put(4, HEADERS)).headers['idempotency-replayed']).toBe('true')
    const before = await contents(w)
    const other = { 'idempotency-key': 'another name' }
    expect(await put(5, other)).toMatchObject({ status: 422, body: { type: '/problems/idempotency_answer_too_large' } })
    expect(await contents(w)).toEqual(before)
    expect((await put(5)).status).toBe(200)
  })

  test('goes for both dialects', async () => {
    const w = await world()
    const my = crm(w)
    expect((await my.upsert({ item: { data: await my.data() } }, HEADERS)).status).toBe(200)
    expect(await make(w.as(w.ada), HEADERS['idempotency-key'], 'x', w.website)).toMatchObject(REUSED)
  })
})
