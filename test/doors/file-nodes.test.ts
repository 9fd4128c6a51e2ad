import { expect, test } from 'vitest'
import { onDisk, uploaded } from '../support/upload.ts'
import { type Person, type World, world } from '../support/world.ts'

interface Node {
  _id: string
  parent: string | null
  type: 'f' | 'd'
  name: string
  file: { _id: string; name: string } | null
}

const list = async (w: World, person: Person, query: string): Promise<Node[]> => {
  const { status, body } = await w.as(person).get(`/file-system-nodes?${query}`)
  expect(status).toBe(200)
  return body
}
const names = async (w: World, person: Person, query: string) => (await list(w, person, query)).map(({ name }) => name)

async function directory(w: World, person: Person, name: string, at: object): Promise<Node> {
  const { status, body } = await w.as(person).post('/file-system-nodes/directories', { ...at, name })
  expect(status).toBe(200)
  return body
}
/** A new file in a place. */
async function put(w: World, person: Person, name: string, at: object): Promise<Node> {
  const id = await uploaded(w, person, `the content of ${name}`, name)
  const { status, body } = await w.as(person).post('/file-system-nodes/files', { ...at, files: [id] })
  expect(status).toBe(200)
  return body[0]
}
async function aClient(w: World): Promise<string> {
  return (await w.as(w.ada).post('/crm/customers', { name: 'Globex' })).body._id
}
const statusOf = async (answer: Promise<{ status: number }>) => (await answer).status

test('a project has files in directories', async () => {
  const w = await world()
  const group = w.website
  const id = await uploaded(w, w.ben, 'x', 'plan.txt')
  const drawings = await directory(w, w.ben, 'Drawings', { group })
  expect(drawings).toEqual({
    _id: expect.any(String),
    parent: null,
    group,
    type: 'd',
    file: null,
    name: 'Drawings',
    createdAt: w.clock.now() / 1000,
  })
  const { body } = await w.as(w.ben).post('/file-system-nodes/files', { group, parent: drawings._id, files: [id, id] })
  const node = { parent: drawings._id, group, type: 'f', file: { _id: id, name: 'plan.txt' }, name: 'plan.txt' }
  expect(body).toEqual([{ ...node, _id: expect.any(String), createdAt: w.clock.now() / 1000 }])
  await put(w, w.ben, 'logo.txt', { group })
  await directory(w, w.ben, 'Archive', { group, parent: '' })

  expect(await names(w, w.ben, `group=${group}`)).toEqual(['Drawings', 'Archive', 'logo.txt'])
  expect(await list(w, w.ben, `group=${group}&parent=${drawings._id}`)).toEqual(body)
  expect(await list(w, w.ben, `group=${group}&parent=${body[0]._id}`)).toEqual([]) // a file holds nothing
})

test('a client has files too, of its own', async () => {
  const w = await world()
  const [customer, group] = [await aClient(w), w.website]
  const contracts = await directory(w, w.ben, 'Contracts', { customer })
  expect(contracts).toMatchObject({ customer, name: 'Contracts' })
  expect(contracts).not.toHaveProperty('group')
  await put(w, w.ben, 'offer.txt', { customer, parent: contracts._id })
  expect(await names(w, w.dan, `customer=${customer}&parent=${contracts._id}`)).toEqual(['offer.txt'])
  expect(await names(w, w.ben, `group=${group}`)).toEqual([])
  expect(await names(w, w.ben, `group=${group}&parent=${contracts._id}`)).toEqual([])
  expect(await names(w, w.eve, `customer=${customer}`)).toEqual([])
  const inProject = w.as(w.ben).post('/file-system-nodes/directories', { group, parent: contracts._id, name: 'x' })
  expect(await inProject).toMatchObject({ status: 422, body: { errors: [{ field: '/parent' }] } })
})

test('exactly one of group and customer is needed', async () => {
  const w = await world()
  const both = { group: w.website, customer: await aClient(w) }
  const field = (name: string) => ({ status: 400, body: { errors: [{ field: name }] } })
  const { as, ben } = w
  expect(await as(ben).get('/file-system-nodes')).toMatchObject(field('group'))
  expect(await as(ben).get(`/file-system-nodes?group=${both.group}&customer=${both.customer}`)).toMatchObject(
    field('group'),
  )
  for (const place of [both, {}, { group: null }, { group: '', customer: '' }]) {
    expect(await as(ben).post('/file-system-nodes/directories', { ...place, name: 'x' })).toMatchObject(field('/group'))
    expect(await as(ben).post('/file-system-nodes/files', { ...place, files: ['1'] })).toMatchObject(field('/group'))
  }
  expect(await as(ben).get(`/file-system-nodes?grup=${w.website}`)).toMatchObject(field('grup'))
})

test('the level of a project says who may see, add and delete', async () => {
  const w = await world()
  const everybody = { tasks: 'none', reports: 'none' }
  const setLevel = (files: string) =>
    w.as(w.ada).put(`/groups/${w.website}`, { perms: { everybody: { ...everybody, files } } })
  const node = await put(w, w.ada, 'plan.txt', { group: w.website })
  const other = await uploaded(w, w.dan, 'other')
  const all = async () => [
    await statusOf(w.as(w.dan).get(`/file-system-nodes?group=${w.website}`)),
    await statusOf(w.as(w.dan).get(`/files/${node.file?._id}/url`)),
    await statusOf(w.as(w.dan).post('/file-system-nodes/directories', { group: w.website, name: 'x' })),
    await statusOf(w.as(w.dan).post('/file-system-nodes/files', { group: w.website, files: [other] })),
    await statusOf(w.as(w.dan).delete('/file-system-nodes', { ids: [node._id] })),
  ]
  await setLevel('none') // nothing of the project at all
  expect(await all()).toEqual([200, 404, 422, 422, 422])
  expect(await list(w, w.dan, `group=${w.website}`)).toEqual([])
  await w
    .as(w.ada)
    .put(`/groups/${w.website}`, { perms: { everybody: { ...everybody, tasks: 'view', files: 'none' } } })
  expect(await all()).toEqual([403, 404, 403, 403, 403])
  await setLevel('view')
  expect(await all()).toEqual([200, 200, 403, 403, 403])
  await setLevel('create')
  expect(await all()).toEqual([200, 200, 200, 200, 403])
  await setLevel('delete')
  expect(await all()).toEqual([200, 200, 200, 200, 200])
})

test('what the caller may not know of is as if it were not there', async () => {
  const w = await world()
  const hidden = await put(w, w.ada, 'plan.txt', { group: w.secret })
  const missing = '7296438250274881536'
  for (const person of [w.ben, w.eve]) {
    const door = w.as(person)
    for (const group of [w.secret, missing, 'x', '0']) {
      expect(await list(w, person, `group=${group}`)).toEqual([])
      expect(await list(w, person, `customer=${group}`)).toEqual([])
      const unknown = { status: 422, body: { errors: [{ field: '/group', message: 'there is no such project' }] } }
      expect(await door.post('/file-system-nodes/directories', { group, name: 'x' })).toMatchObject(unknown)
      expect(await door.post('/file-system-nodes/directories', { customer: group, name: 'x' })).toMatchObject({
        status: 422,
      })
      expect(await door.post('/file-system-nodes/files', { group, files: [missing] })).toMatchObject({ status: 422 })
    }
    for (const id of [hidden._id, missing, 'x']) {
      const unknown = {
        status: 422,
        body: { errors: [{ field: '/ids', message: 'there is no such file or directory' }] },
      }
      expect(await door.delete('/file-system-nodes', { ids: [id] })).toMatchObject(unknown)
    }
    expect((await door.get(`/files/${hidden.file?._id}/url`)).status).toBe(404)
  }
  const theirs = { group: w.website, files: [hidden.file?._id, missing, 'x'] }
  const fields = [{ field: '/files/0' }, { field: '/files/1' }, { field: '/files/2' }]
  expect(await w.as(w.ben).post('/file-system-nodes/files', theirs)).toMatchObject({
    status: 422,
    body: { errors: fields },
  })
  expect(await names(w, w.ada, `group=${w.secret}`)).toEqual(['plan.txt'])
  expect(await names(w, w.ben, `group=${w.website}`)).toEqual([])
})

test.each([undefined, null, '', ' ', 'a/b', 'a\\b', 'a\nb', 'x'.repeat(256), 7])(
  '%j is no name for a directory',
  async (name) => {
    const w = await world()
    const answer = await w.as(w.ben).post('/file-system-nodes/directories', { group: w.website, name })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: '/name' }] } })
  },
)

test.each(['..', '__proto__', '🦊'.repeat(255), ' Çizimler '])('%j is one', async (name) => {
  const w = await world()
  expect(await directory(w, w.ben, name, { group: w.website })).toMatchObject({ name: name.trim() })
})

test('a directory goes with all that lies in it', async () => {
  const w = await world()
  const group = w.website
  const outer = await directory(w, w.ada, 'Outer', { group })
  const inner = await directory(w, w.ada, 'Inner', { group, parent: outer._id })
  const deep = await put(w, w.ada, 'deep.txt', { group, parent: inner._id })
  const kept = await put(w, w.ada, 'kept.txt', { group })
  expect((await onDisk(w)).kept).toHaveLength(2)

  expect(await w.as(w.ada).delete('/file-system-nodes', { ids: [outer._id, deep._id] })).toMatchObject({
    status: 200,
    body: {},
  })
  expect(await names(w, w.ada, `group=${group}`)).toEqual(['kept.txt'])
  expect(await list(w, w.ada, `group=${group}&parent=${inner._id}`)).toEqual([])
  const urls = [deep, kept].map(({ file }) => statusOf(w.as(w.ada).get(`/files/${file?._id}/url`)))
  expect(await Promise.all(urls)).toEqual([404, 200])
  w.clock.advance(24 * 3600 * 1000)
  await w.runJobs()
  expect((await onDisk(w)).kept).toHaveLength(1)
})

test('a file that hangs on something else outlives its node', async () => {
  const w = await world()
  const { _id, file } = await put(w, w.ada, 'plan.txt', { group: w.website })
  await w.as(w.ben).post('/tasks', { group: w.website, name: 'Look', files: [file?._id] })
  await put(w, w.ada, 'plan.txt', { group: w.website }) // another file with the same content
  await w.as(w.ada).delete('/file-system-nodes', { ids: [_id] })
  w.clock.advance(24 * 3600 * 1000)
  await w.runJobs()
  expect(await statusOf(w.as(w.ben).get(`/files/${file?._id}/url`))).toBe(200)
  expect((await onDisk(w)).kept).toHaveLength(1)
})

test('nodes are deleted all or none, named in the body or in the query', async () => {
  const w = await world()
  const made: string[] = []
  for (const name of ['a', 'b', 'c', 'd']) made.push((await directory(w, w.ada, name, { group: w.website }))._id)
  const [a, b, c, d] = made
  const door = w.as(w.ada)
  expect(await statusOf(door.delete('/file-system-nodes', { ids: [a, '7296438250274881536'] }))).toBe(422)
  expect(await names(w, w.ada, `group=${w.website}`)).toEqual(['a', 'b', 'c', 'd'])

  expect(await statusOf(door.delete('/file-system-nodes', { ids: [a, a] }))).toBe(200)
  expect(await statusOf(door.delete(`/file-system-nodes?ids=${b},${c}`))).toBe(200)
  expect(await names(w, w.ada, `group=${w.website}`)).toEqual(['d'])
  expect(await statusOf(door.delete('/file-system-nodes', { ids: [a] }))).toBe(422) // it is gone
  for (const nothing of [
    door.delete('/file-system-nodes'),
    door.delete('/file-system-nodes', { ids: [] }),
    door.delete('/file-system-nodes?ids=,'),
  ]) {
    expect(await nothing).toMatchObject({ status: 400, body: { errors: [{ field: 'ids' }] } })
  }
  const many = Array.from({ length: 501 }, (_, i) => String(i + 1))
  expect(await statusOf(door.delete('/file-system-nodes', { ids: many }))).toBe(400)
  expect(await statusOf(door.delete(`/file-system-nodes?ids=${many}`))).toBe(400)
  expect(await statusOf(door.delete(`/file-system-nodes?ids=${d}`))).toBe(200)
})

test('the files of a deleted client are nobody’s', async () => {
  const w = await world()
  const customer = await aClient(w)
  const { file, _id } = await put(w, w.ben, 'offer.txt', { customer })
  await w.as(w.ada).delete(`/crm/customers/${customer}`)
  expect(await list(w, w.ben, `customer=${customer}`)).toEqual([])
  expect(await statusOf(w.as(w.ben).get(`/files/${file?._id}/url`))).toBe(404)
  expect(await statusOf(w.as(w.ben).delete('/file-system-nodes', { ids: [_id] }))).toBe(422)
})

test('a node gets another name: a directory, and a file wherever it hangs', async () => {
  const w = await world()
  const group = w.website
  const [drawings, plan] = [
    await directory(w, w.ben, 'Drawings', { group }),
    await put(w, w.ben, 'plan.txt', { group }),
  ]
  const task = (await w.as(w.ben).post('/tasks', { group, name: 'Build', files: [plan.file?._id] })).body
  const renamed = await w.as(w.ben).put(`/file-system-nodes/${drawings._id}`, { name: ' Sketches ' })
  expect(renamed).toMatchObject({ status: 200, body: { _id: drawings._id, name: 'Sketches', parent: null } })
  const { body } = await w.as(w.ben).put(`/file-system-nodes/${plan._id}`, { name: 'floor plan.txt' })
  expect(body).toMatchObject({ name: 'floor plan.txt', file: { name: 'floor plan.txt' } })
  expect(await names(w, w.ben, `group=${group}`)).toEqual(['Sketches', 'floor plan.txt'])
  expect((await w.as(w.ben).get(`/files?ids=${task.files[0]._id}`)).body).toMatchObject([{ name: 'floor plan.txt' }])
  for (const name of ['', ' ', 'a/b', 'a\nb'])
    expect(await statusOf(w.as(w.ben).put(`/file-system-nodes/${plan._id}`, { name }))).toBe(400)
})

test('a node is put into another directory, but not into itself, a file, or another place', async () => {
  const w = await world()
  const group = w.website
  const outer = await directory(w, w.ben, 'Outer', { group })
  const inner = await directory(w, w.ben, 'Inner', { group, parent: outer._id })
  const plan = await put(w, w.ben, 'plan.txt', { group })
  const elsewhere = await directory(w, w.ada, 'Elsewhere', { group: w.secret })
  const move = (id: string, parent: string | null) => w.as(w.ben).put(`/file-system-nodes/${id}`, { parent })

  expect((await move(plan._id, inner._id)).body).toMatchObject({ parent: inner._id, name: 'plan.txt' })
  expect(await names(w, w.ben, `group=${group}&parent=${inner._id}`)).toEqual(['plan.txt'])
  for (const parent of [outer._id, inner._id, plan._id, elsewhere._id, '1', 'x']) {
    expect(await move(outer._id, parent)).toMatchObject({ status: 422, body: { errors: [{ field: '/parent' }] } })
  }
  expect((await move(inner._id, null)).body).toMatchObject({ parent: null })
  expect(await names(w, w.ben, `group=${group}`)).toEqual(['Outer', 'Inner'])
  await w.as(w.ada).put(`/groups/${group}`, { perms: { members: { tasks: 'edit', files: 'create', reports: 'view' } } })
  expect(await statusOf(move(inner._id, outer._id))).toBe(403)
  expect(await statusOf(w.as(w.eve).put(`/file-system-nodes/${inner._id}`, { parent: null }))).toBe(404)
})

test('whoever may see the files hears that they have changed', async () => {
  const w = await world()
  const told = async (person: Person) =>
    (await w.as(person).get('/events')).body.filter(({ type }: { type: string }) => type === 'file-changed').length
  await w.as(w.ada).put(`/groups/${w.website}`, {
    perms: { everybody: { tasks: 'view', files: 'none', reports: 'none' } },
  })
  const { _id } = await directory(w, w.ben, 'Drawings', { group: w.website })
  await put(w, w.ben, 'plan.txt', { group: w.website, parent: _id })
  await w.as(w.ben).put(`/file-system-nodes/${_id}`, { name: 'Sketches' })
  await w.as(w.ben).put(`/file-system-nodes/${_id}`, { name: 'Sketches' })
  await w.as(w.ada).delete('/file-system-nodes', { ids: [_id] })
  await directory(w, w.ben, 'Contracts', { customer: await aClient(w) })
  expect([await told(w.ada), await told(w.ben), await told(w.cem), await told(w.eve)]).toEqual([5, 5, 1, 0])
})
