import { expect, test } from 'vitest'
import { world } from '../support/world.ts'

const path = (componentId: string, type = '&type=application') =>
  `/cubedrive/taskCategory/listByType?componentId=${componentId}${type}`

test('a component has categories, the stages of the pipeline, by weight', async () => {
  const w = await world()
  const { status, body } = await w.as(w.ben).get(path(w.sales))
  expect(status).toBe(200)
  expect(body).toMatchObject({ success: true, archivedCategories: [] })
  expect(body.categories[0]).toEqual({
    id: expect.any(Number),
    name: 'New lead',
    color: 'todo',
    authorId: w.ada.id,
    weight: 100,
    componentId: w.sales,
    categoryType: 'application',
    active: true,
    settings: { collapse: false },
    createdAt: expect.any(Number),
  })
  const named = body.categories.map(({ name, weight }: { name: string; weight: number }) => [name, weight])
  expect(named).toEqual([['New lead', 100], ['Introductory call', 101], ['Proposal', 102], ['Won', 103], ['Lost', 104]]) // biome-ignore format: a table
  expect((await w.as(w.ben).get(path(w.sales, ''))).body).toEqual(body)
})

test('archived stages come apart, collapsed ones say so', async () => {
  const w = await world()
  const { stages } = (await w.as(w.ada).get(`/groups/${w.sales}`)).body
  stages[1].active = false
  stages[2].collapse = true
  expect((await w.as(w.ada).put(`/groups/${w.sales}`, { stages })).status).toBe(200)
  const { body } = await w.as(w.ada).get(path(w.sales))
  expect(body.archivedCategories).toMatchObject([{ id: stages[1].id, name: 'Introductory call', active: false }])
  expect(body.categories).toHaveLength(4)
  expect(body.categories[1]).toMatchObject({ name: 'Proposal', settings: { collapse: true } })
})

test('what is no pipeline of the caller is not there', async () => {
  const w = await world()
  const { body } = await w.as(w.ada).post('/pipelines', { name: 'Hidden', private: true })
  const status = async (person: typeof w.ada, id: string) => (await w.as(person).get(path(id))).status
  expect(await status(w.ada, body._id)).toBe(200)
  expect(await status(w.ben, body._id)).toBe(404)
  expect(await status(w.eve, w.sales)).toBe(404)
  for (const id of [w.website, '1', '', 'x', '99999999999999999999', '__proto__'])
    expect(await status(w.ada, id)).toBe(404)
  expect((await w.as(null).get(path(w.sales))).status).toBe(401)
})

test.each([
  ['&type=group', 'type', 'must be "application"'],
  ['&type=', 'type', 'must be "application"'],
  ['&kind=application', 'kind', 'is not a parameter here'],
  ['&typ=application', 'typ', 'is not a parameter here; did you mean type?'],
])('%s is refused', async (query, field, message) => {
  const w = await world()
  const { status, body } = await w.as(w.ada).get(path(w.sales, query))
  expect({ status, body }).toMatchObject({ status: 400, body: { success: false, errors: [{ field, message }] } })
})

test('componentId is needed', async () => {
  const w = await world()
  const { status, body } = await w.as(w.ada).get('/cubedrive/taskCategory/listByType?type=application')
  expect({ status, body }).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'componentId', message: 'is required' }] },
  })
})
