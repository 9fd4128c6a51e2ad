import { describe, expect, test } from 'vitest'
import { ensureTags } from '../../server/usecases/project/tags.ts'
import { contents } from '../support/contents.ts'
import { type Person, type World, world } from '../support/world.ts'

const VIEW = { tasks: 'view', files: 'none', reports: 'none' }

/** A world with a private project of ada's, in which ben may edit and cem may look. */
async function withProject() {
  const w = await world()
  const { as, ada, ben, cem } = w
  const settings = { private: true, members: [ben._id, cem._id], perms: { users: { [cem._id]: VIEW } } }
  const group: string = (await as(ada).post('/groups', { name: 'Apollo', ...settings })).body._id
  return {
    ...w,
    group,
    make: async (name: string, more: object = {}) => (await as(ada).post('/tags', { group, name, ...more })).body,
  }
}

describe('making a tag', () => {
  test('answers it, and it is listed by name', async () => {
    const { as, ada, ben, group } = await withProject()
    const { status, body } = await as(ben).post('/tags', { group, name: 'urgent', color: '#e03131', _id: '1' })
    expect(status).toBe(200)
    expect(body).toEqual({ _id: expect.any(String), group, name: 'urgent', color: '#e03131' })
    const { body: other } = await as(ada).post('/tags', { group, name: 'Älter', color: null })
    expect((await as(ada).get(`/tags?group=${group}`)).body).toEqual([body, { ...other, color: '' }])
    const elsewhere = (await as(ada).post('/groups', { name: 'x' })).body._id
    const same = (await as(ada).post('/tags', { group: elsewhere, name: 'urgent' })).body
    expect((await as(ada).get('/tags')).body).toEqual(expect.arrayContaining([body, other, same]))
    expect((await as(ada).get(`/tags?group=${group}`)).body).not.toContainEqual(same)
  })

  test.each<[string, object, number, string]>([
    ['no project', { group: undefined }, 400, '/group'],
    ['an unknown project', { group: '1' }, 422, '/group'],
    ['a malformed project', { group: 'x' }, 422, '/group'],
    ['no name', { name: undefined }, 400, '/name'],
    ['a blank name', { name: '\t' }, 400, '/name'],
    ['a name of 101', { name: 'x'.repeat(101) }, 400, '/name'],
    ['a name that is taken, in another case', { name: 'IŞIK' }, 422, '/name'],
    ['no colour', { color: 'url(x)' }, 400, '/color'],
  ])('is refused with %s', async (_, body, status, field) => {
    const w = await withProject()
    await w.make('ışık')
    const before = await contents(w)
    const answer = await w.as(w.ada).post('/tags', { group: w.group, name: 'new', ...body })
    expect(answer).toMatchObject({ status, body: { errors: [{ field }] } })
    expect(await contents(w)).toEqual(before)
  })

  test('takes names of 100 letters, whatever the letters', async () => {
    const { make } = await withProject()
    const name = '🏷'.repeat(100)
    expect((await make(name)).name).toBe(name)
  })
})

test('a tag is changed and renamed; tasks have it as it now is', async () => {
  const { as, ada, make, group } = await withProject()
  const { _id } = await make('urgent', { color: 'red' })
  await make('late')
  const task = (await as(ada).post('/tasks', { group, name: 'x', tags: [_id] })).body._id
  const put = (body: object) => as(ada).put(`/tags/${_id}`, body)
  expect((await put({ name: 'Urgent' })).body).toEqual({ _id, group, name: 'Urgent', color: 'red' })
  expect((await put({ name: 'soon', color: null, group: '1' })).body).toEqual({ _id, group, name: 'soon', color: '' })
  expect(await put({ name: 'LATE' })).toMatchObject({ status: 422, body: { errors: [{ field: '/name' }] } })
  expect((await put({ name: '' })).status).toBe(400)
  expect((await as(ada).get(`/tasks?tag=soon`)).body).toMatchObject([{ _id: task, tags: [_id] }])
  expect((await as(ada).get(`/tasks?tag=urgent`)).body).toEqual([])
})

test('a deleted tag is on no task, nor on the next copy of one', async () => {
  const { as, ada, make, group } = await withProject()
  const [a, b, c] = [await make('a'), await make('b'), await make('c')]
  const lists = [[a, b, c], [b, a], [c, b], [b], [a]].map((tags) => tags.map(({ _id }) => _id))
  const recurrence = { type: 'daily', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }
  const ids: string[] = []
  for (const tags of lists) {
    const task = { group, name: `"${b._id}"`, tags, recurrent: true, recurrence, deadline: 1_800_000_000 }
    ids.push((await as(ada).post('/tasks', task)).body._id)
  }
  expect(await as(ada).delete(`/tags/${b._id}`)).toMatchObject({ status: 200, body: { _id: b._id } })
  expect((await as(ada).get(`/tags?group=${group}`)).body).toEqual([a, c])
  expect((await as(ada).get('/tasks?tag=b')).body).toEqual([])
  for (const [i, tags] of lists.entries()) {
    const left = tags.filter((id) => id !== b._id)
    expect((await as(ada).get(`/tasks/${ids[i]}`)).body.tags).toEqual(left)
    expect((await as(ada).put(`/tasks/${ids[i]}/state`, { value: 'cb_completed' })).status).toBe(200)
    const [copy] = (await as(ada).get(`/tasks?group=${group}&limit=1`)).body
    expect(copy).toMatchObject({ name: `"${b._id}"`, tags: left, lastCopy: true })
    expect(copy._id).not.toBe(ids[i])
  }
  expect((await as(ada).delete(`/tags/${b._id}`)).status).toBe(404)
})

test('tags are seen by those who see tasks, and made and changed by those who edit them', async () => {
  const w = await withProject()
  const { as, ada, ben, cem, dan, eve, group, make } = w
  const tag = await make('urgent')
  const before = await contents(w)
  const try_ = async (person: Person) => [
    (await as(person).get(`/tags?group=${group}`)).body.length,
    (await as(person).get('/tags')).body.length,
    (await as(person).post('/tags', { group, name: person.firstname })).status,
    (await as(person).put(`/tags/${tag._id}`, { name: 'mine' })).status,
    (await as(person).delete(`/tags/${tag._id}`)).status,
  ]
  expect(await try_(cem)).toEqual([1, 1, 403, 403, 403])
  expect(await try_(dan)).toEqual([0, 0, 422, 404, 404])
  expect(await try_(eve)).toEqual([0, 0, 422, 404, 404])
  expect((await as(null).get('/tags')).status).toBe(401)
  expect((await as(ada).put('/tags/x', { name: 'a' })).status).toBe(404)
  expect((await as(ada).delete('/tags/99999999999999999999')).status).toBe(404)
  expect((await as(ada).get('/tags?group=x')).body).toEqual([])
  expect((await as(ada).get('/tags?groups=1')).status).toBe(400)
  expect(await contents(w)).toEqual(before)
  expect(await try_(ben)).toEqual([1, 1, 200, 200, 200])
})

test('tags can be had by name, and are made where they are new', async () => {
  const { store, ada, as, make, group } = await withProject()
  const { _id } = await make('Urgent')
  const names = ['new', 'URGENT', 'NEW', 'other']
  const ids = await store.write(ada.actor, (tx) => ensureTags(tx, group, names))
  expect(ids).toEqual([expect.any(String), _id, expect.any(String)])
  expect(await store.write(ada.actor, (tx) => ensureTags(tx, group, names))).toEqual(ids)
  const { body } = await as(ada).get(`/tags?group=${group}`)
  expect(body.map(({ name }: { name: string }) => name)).toEqual(['new', 'other', 'Urgent'])
})

test('two at once make one of a name', async () => {
  const { as, ada, group }: World & { group: string } = await withProject()
  const answers = await Promise.all([1, 2, 3].map(() => as(ada).post('/tags', { group, name: 'x' })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
})
