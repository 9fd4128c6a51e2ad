import { expect, test } from 'vitest'
import * as credentials from '../../server/store/people/credentials.ts'
import { record } from '../../server/usecases/record.ts'
import { type World, world } from '../support/world.ts'

const MIB = 1024 * 1024
const MOST_BYTES = 2 * MIB
const LONGEST = 200_000
const words = (letter: string) => letter.repeat(LONGEST)

/** Follows `Link` from page to page. */
async function pagesOf({ as, ada }: World, path: string) {
  const pages: { _id: string }[][] = []
  for (let next: string | undefined = path; next; ) {
    const { status, body, headers } = await as(ada).get(next)
    expect(status).toBe(200)
    if (body.length > 1) expect(JSON.stringify(body).length).toBeLessThan(MOST_BYTES * 1.2)
    pages.push(body)
    next = /^<([^>]+)>; rel="next"$/.exec(String(headers.link ?? ''))?.[1]
  }
  return pages
}
const idsOf = (records: { _id: string }[]) => records.map(({ _id }) => _id)

test('a history of long texts comes in pages of bounded size, each activity once and in order', async () => {
  const w = await world()
  const { _id } = (await w.as(w.ada).post('/tasks', { group: w.website, name: 'Pay rent' })).body
  for (let i = 0; i < 20; i++) await w.as(w.ada).put(`/tasks/${_id}`, { desc: words('abcdefghij'.charAt(i % 10)) })

  const pages = await pagesOf(w, `/tasks/${_id}/activities`)
  expect(pages.length).toBeGreaterThan(3)
  const all = pages.toReversed().flat()
  expect(all).toHaveLength(20)
  expect(idsOf(all)).toEqual(idsOf(all).toSorted())
})

test('an edit inside a long text is kept as what differs', async () => {
  const w = await world()
  const { _id } = (await w.as(w.ada).post('/tasks', { group: w.website, name: 'Pay rent', desc: words('a') })).body
  for (let i = 0; i < 100; i++) await w.as(w.ada).put(`/tasks/${_id}`, { desc: `${words('a').slice(9)}${i}` })
  const { body, headers } = await w.as(w.ada).get(`/tasks/${_id}/activities`)
  expect(body).toHaveLength(100)
  expect(headers.link).toBeUndefined()
  expect(JSON.stringify(body).length).toBeLessThan(100_000)
  const [change] = body[99].data.changes
  expect(change).toMatchObject({ field: 'desc', at: expect.any(Number) })
  expect(change.from).toMatch(/^a{39}98$/)
  expect(change.to).toMatch(/^a{39}99$/)
})

test('a history that was kept whole is read in pages as well', async () => {
  const w = await world()
  const { _id } = (await w.as(w.ada).post('/tasks', { group: w.website, name: 'Pay rent' })).body
  await w.store.write(w.ada.actor, async (tx) => {
    for (let i = 0; i < 10; i++) {
      const event = await record(tx, { type: 'task.updated', taskId: _id, projectId: w.website, data: { changes: [] } })
      const data = { changes: [{ field: 'desc', from: words('a'), to: words('b') }] }
      await tx.db
        .updateTable('event')
        .set({ data: JSON.stringify(data) })
        .where('id', '=', event.id)
        .execute()
    }
  })
  const pages = await pagesOf(w, `/tasks/${_id}/activities`)
  expect(pages.map(({ length }) => length)).toEqual([5, 5])
  expect(pages[0]?.[0]).toMatchObject({ data: { changes: [{ field: 'desc', from: words('a'), to: words('b') }] } })
})

test('pages of a history by limit and before', async () => {
  const w = await world()
  const { _id } = (await w.as(w.ada).post('/tasks', { group: w.website, name: 'Pay rent' })).body
  const posted: string[] = []
  for (let i = 0; i < 7; i++)
    posted.push((await w.as(w.ada).post(`/tasks/${_id}/activities`, { content: String(i) })).body._id)
  const pages = await pagesOf(w, `/tasks/${_id}/activities?limit=3`)
  expect(pages.map(idsOf)).toEqual([posted.slice(4), posted.slice(1, 4), posted.slice(0, 1)])
  expect((await w.as(w.ada).get(`/tasks/${_id}/activities?before=x`)).body).toEqual([])
  expect((await w.as(w.ada).get(`/tasks/${_id}/activities?limit=0`)).status).toBe(400)
})

test.each([50, 500])(
  'a list of %i tasks with their texts ends with its bytes, and says where it goes on',
  async (limit) => {
    const w = await world()
    const made: string[] = []
    for (let i = 0; i < 15; i++) {
      const task = await w.as(w.ada).post('/tasks', { group: w.website, name: `Task ${i}`, desc: words('a') })
      made.unshift(task.body._id)
    }
    const pages = await pagesOf(w, `/tasks?group=${w.website}&include=name,desc&limit=${limit}`)
    expect(pages.length).toBe(2)
    expect(idsOf(pages.flat())).toEqual(made)
    expect(await pagesOf(w, `/tasks?group=${w.website}&limit=${limit}`)).toHaveLength(1)
  },
)

test('notes and clients end with their bytes, and say where they go on', async () => {
  const w = await world()
  const my = w.as(w.ada)
  const client = (await my.post('/crm/customers', { name: 'Acme' })).body._id
  const notes: string[] = []
  for (let i = 0; i < 25; i++)
    notes.unshift((await my.post(`/crm/customers/${client}/notes`, { content: words('n').slice(0, 100_000) })).body._id)
  const pages = await pagesOf(w, `/crm/customers/${client}/notes?limit=500`)
  expect(pages.map(({ length }) => length)).toEqual([20, 5])
  expect(idsOf(pages.flat())).toEqual(notes)

  const customFields = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`${i}`, 'x'.repeat(5_000)]))
  const made: string[] = [client]
  for (let i = 0; i < 6; i++)
    made.push((await my.post('/crm/customers', { name: `Client ${i}`, customFields })).body._id)
  const whole = await pagesOf(w, '/crm/customers?includeAllFields=true&limit=500')
  expect(whole.map(({ length }) => length)).toEqual([5, 2])
  expect(idsOf(whole.flat())).toEqual(made)
  expect(idsOf((await my.get('/crm/customers?limit=500')).body)).toEqual(made)
  expect(idsOf((await my.get('/search?q=client&limit=50')).body).length).toBe(4)

  const csv = await w.app.inject({
    url: '/api/v1/crm/customers.csv',
    headers: { authorization: `Bearer ${w.ada.token}` },
  })
  expect(csv.payload.match(/\n/g)).toHaveLength(1 + made.length)
})

test('a directory comes in pages; tokens have a number that is not passed, and sessions one that is told', async () => {
  const w = await world()
  const my = w.as(w.ada)
  const made: string[] = []
  for (let i = 0; i < 5; i++) made.push((await my.post('/file-system-nodes/directories', { group: w.website, name: `${i}` })).body._id) // biome-ignore format: one thought
  const pages = await pagesOf(w, `/file-system-nodes?group=${w.website}&limit=2`)
  expect(pages.map(idsOf)).toEqual([made.slice(0, 2), made.slice(2, 4), made.slice(4)])
  expect(await pagesOf(w, `/file-system-nodes?group=${w.website}`)).toHaveLength(1)

  await w.store.writeUnscoped(async (tx) => {
    const expiresAt = tx.now + 1_000_000
    for (let i = 0; i < 501; i++) {
      const credential = { userId: w.ada.id, name: `${i}`, expiresAt }
      if (i < 498)
        await credentials.insert(tx, w.ada.actor.orgId, { ...credential, kind: 'token', secret: `token ${i}` })
      await credentials.insert(tx, w.ada.actor.orgId, { ...credential, kind: 'session', secret: `session ${i}` })
    }
  })
  expect((await my.get('/sessions')).body).toHaveLength(500)
  expect((await my.post('/access-tokens', { name: 'the 500th' })).status).toBe(200)
  expect(await my.post('/access-tokens', { name: 'one more' })).toMatchObject({ status: 422, body: { type: '/problems/too_many_tokens' } }) // biome-ignore format: one thought
  expect((await my.get('/access-tokens')).body).toHaveLength(500)
})

test('a notification tells how a long post begins', async () => {
  const w = await world()
  const { _id } = (await w.as(w.ada).post('/tasks', { group: w.website, name: 'Pay rent' })).body
  await w.as(w.ben).put(`/tasks/${_id}/follow`, { value: true })
  const said = '🙂'.repeat(100_000)
  expect((await w.as(w.ada).post(`/tasks/${_id}/activities`, { content: said })).status).toBe(200)
  expect((await w.as(w.ben).get('/notifications')).body).toMatchObject([{ content: '🙂'.repeat(500) }])
})

test('a page of leads ends with its bytes, and says where it goes on', async () => {
  const w = await world()
  for (let i = 0; i < 15; i++) await w.as(w.ada).post('/tasks', { group: w.sales, name: `Lead ${i}`, desc: words('a') })
  const crm = w.as(null, { 'x-auth-token': w.ada.token })
  const path = '/cubedrive/formDataApi/10100000/paginate'
  const found: string[] = []
  let next: number | undefined = 0
  let pages = 0
  while (next !== undefined) {
    const { body } = (await crm.post(path, { start: next, limit: 500, sorts: { createdAt: 1 } })) as { body: Page }
    expect(body.total).toBe(15)
    found.push(...body.rows.map((row) => row.id))
    next = body.next
    pages++
  }
  expect(pages).toBe(2)
  expect(new Set(found).size).toBe(15)
})
interface Page {
  rows: { id: string }[]
  total: number
  next?: number
}
