import { expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { seconds, world } from '../support/world.ts'

async function withClient() {
  const w = await world({ now: '2026-03-01T10:00:00Z' })
  const client: string = (await w.as(w.ada).post('/crm/customers', { name: 'Navy' })).body._id
  const path = `/crm/customers/${client}/notes`
  const add = async (who: typeof w.ada, content: string): Promise<string> =>
    (await w.as(who).post(path, { content })).body._id
  const list = async (query = '') => (await w.as(w.cem).get(`${path}${query}`)).body
  return { ...w, client, path, add, list }
}

test('a note is written, read by all, changed by who wrote it and removed', async () => {
  const w = await withClient()
  const first = await w.add(w.ben, 'They **like** to be called.')
  const second = await w.add(w.cem, 'Closed in August.')
  const createdAt = seconds('2026-03-01T10:00:00Z')
  expect(await w.list()).toEqual([
    { _id: second, user: w.cem._id, content: 'Closed in August.', createdAt, editedAt: null },
    { _id: first, user: w.ben._id, content: 'They **like** to be called.', createdAt, editedAt: null },
  ])
  expect(await w.list('?skip=1&limit=1')).toMatchObject([{ _id: first }])

  w.clock.advance(60_000)
  const { status, body } = await w
    .as(w.ben)
    .put(`${w.path}/${first}`, { content: 'Never call.', user: '99', createdAt: 0 })
  expect({ status, body }).toMatchObject({ status: 200, body: { user: w.ben._id, content: 'Never call.', createdAt } })
  expect((await w.list())[1].editedAt).toBe(createdAt + 60)
  expect((await w.as(w.ben).delete(`${w.path}/${first}`)).body).toEqual({ _id: first })
  expect(await w.list()).toMatchObject([{ _id: second }])
  const events = (await w.as(w.ada).get('/events?limit=500')).body
  expect(events.filter(({ type }: { type: string }) => type === 'client-noted')).toHaveLength(4)
})

test('only who wrote a note changes it; a manager removes any', async () => {
  const w = await withClient()
  const id = await w.add(w.ben, 'Mine')
  const before = await contents(w)
  expect((await w.as(w.ada).put(`${w.path}/${id}`, { content: 'Hers' })).status).toBe(403)
  expect((await w.as(w.cem).delete(`${w.path}/${id}`)).status).toBe(403)
  expect((await w.as(w.ben).put(`${w.path}/${id}`, { content: 'Mine' })).status).toBe(200)
  expect(await contents(w)).toEqual(before)
  expect((await w.as(w.ada).delete(`${w.path}/${id}`)).status).toBe(200)
})

test.each([[' \n'], [''], [undefined], [null], ['x'.repeat(100_001)]])('a note does not say %j', async (content) => {
  const w = await withClient()
  expect(await w.as(w.ben).post(w.path, { content })).toMatchObject({
    status: 400,
    body: { errors: [{ field: '/content' }] },
  })
  expect(await w.list()).toEqual([])
})

test('notes are found through their client alone, and go with it', async () => {
  const w = await withClient()
  const other = (await w.as(w.ada).post('/crm/customers', { name: 'Army' })).body._id
  const id = await w.add(w.ben, 'Mine')
  for (const path of [
    `/crm/customers/${other}/notes/${id}`,
    `/crm/customers/1/notes/${id}`,
    `${w.path}/1`,
    `${w.path}/x`,
  ]) {
    expect((await w.as(w.ben).put(path, { content: 'x' })).status).toBe(404)
    expect((await w.as(w.ben).delete(path)).status).toBe(404)
  }
  expect((await w.as(w.eve).get(w.path)).status).toBe(404)
  expect((await w.as(w.eve).post(w.path, { content: 'x' })).status).toBe(404)
  await w.as(w.ada).delete(`/crm/customers/${w.client}`)
  expect((await w.as(w.ben).get(w.path)).status).toBe(404)
})
