import { describe, expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { type World, world } from '../support/world.ts'

const make = async ({ as, ada }: World, body: object = {}) =>
  (await as(ada).post('/pipelines', { name: 'Sales', ...body })).body

describe('making a pipeline', () => {
  test('answers it with its stages; the first one is the default', async () => {
    const w = await world()
    const body = await make(w)
    const id = expect.any(Number)
    const stage = { id, active: true, collapse: false }
    expect(body).toMatchObject({ kind: 'pipeline', name: 'Sales', currency: 'EUR', admins: [w.ada._id], parents: null })
    expect(body.stages).toEqual([
      { ...stage, name: 'New lead', color: 'todo', type: 'waiting', weight: 100 },
      { ...stage, name: 'Introductory call', color: 'progress', type: 'active', weight: 101 },
      { ...stage, name: 'Proposal', color: 'review', type: 'active', weight: 102 },
      { ...stage, name: 'Won', color: 'done', type: 'completed', weight: 103 },
      { ...stage, name: 'Lost', color: 'cancelled', type: 'cancelled', weight: 104 },
    ])
    expect(body.taskStates).toHaveLength(5)
    expect(body.taskStates[0]).toEqual({
      id: body.stages[0].id,
      name: 'New lead',
      type: 'waiting',
      color: '#4c6ef5',
      textColor: '#fff',
      isDefault: true,
    })
    expect((await w.as(w.ada).get('/groups')).body).toContainEqual(body)
    const task = (await w.as(w.ada).post('/tasks', { group: body._id, name: 'Navy' })).body
    expect(task.state).toBe('New lead')
  })

  test('takes stages by name alone, with keys of colours and with hex', async () => {
    const w = await world()
    const stages = [
      { name: 'In' },
      { name: 'Talk', color: 'mauve' },
      { name: 'Sold', color: 'done' },
      { name: 'Gone', color: 'cancelled' },
      { name: 'Put off', type: 'suspended', color: '#f00' },
    ]
    const { currency, ...body } = await make(w, { currency: 'TRY', stages, private: true, members: [w.ben._id] })
    expect(currency).toBe('TRY')
    expect(body).toMatchObject({ private: true, members: [w.ben._id] })
    expect(body.stages.map(({ color, type }: Record<string, string>) => [color, type])).toEqual([
      ['todo', 'waiting'],
      ['mauve', 'active'],
      ['done', 'completed'],
      ['cancelled', 'cancelled'],
      ['#f00', 'suspended'],
    ])
    const colors = body.taskStates.map(({ color }: { color: string }) => color)
    expect(colors).toEqual(['#4c6ef5', '#4c6ef5', '#2ecc71', '#868e96', '#f00'])
  })

  test('is for managers', async () => {
    const w = await world()
    const before = await contents(w)
    expect((await w.as(w.ben).post('/pipelines', { name: 'Sales' })).status).toBe(403)
    expect(await contents(w)).toEqual(before)
  })

  test.each([
    ['no name', { name: undefined }, 400, '/name'],
    ['no such currency', { currency: 'XXQ' }, 422, '/currency'],
    ['a currency in small letters', { currency: 'eur' }, 422, '/currency'],
    ['a currency that is too long', { currency: 'EURO' }, 400, '/currency'],
    ['a stage without a name', { stages: [{ color: 'todo' }] }, 400, '/stages/0/name'],
    ['a stage of no type', { stages: [{ name: 'a', type: 'won' }] }, 400, '/stages/0/type'],
    ['two stages of a name', { stages: [{ name: 'ı' }, { name: 'I' }] }, 422, '/stages/1/name'],
    ['no active stage', { stages: [{ name: 'a', active: false }] }, 422, '/stages'],
  ])('is refused with %s', async (_, body, status, field) => {
    const w = await world()
    const before = await contents(w)
    const answer = await w.as(w.ada).post('/pipelines', { name: 'Sales', ...body })
    expect(answer).toMatchObject({ status, body: { errors: [{ field }] } })
    expect(await contents(w)).toEqual(before)
  })
})

describe("editing a pipeline's stages", () => {
  async function withPipeline() {
    const w = await world()
    const { _id, stages } = await make(w, { stages: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] })
    const door = w.as(w.ada)
    return {
      ...w,
      id: _id as string,
      stages: stages as { id: number; name: string }[],
      put: (body: object) => door.put(`/groups/${_id}`, body),
      add: async (state: string) => (await door.post('/tasks', { group: _id, name: 'x', state })).body._id as string,
    }
  }

  test('orders, renames, folds and archives them', async () => {
    const { stages, put, as, ada, id } = await withPipeline()
    const [a, b, c] = stages
    const { body } = await put({ stages: [{ ...c, name: 'C', collapse: true }, a, { ...b, active: false }] })
    expect(body.stages).toEqual([
      { ...c, name: 'C', weight: 100, collapse: true },
      { ...a, weight: 101 },
      { ...b, weight: 102, active: false },
    ])
    expect(body.taskStates.map(({ name }: { name: string }) => name)).toEqual(['C', 'a'])
    expect(body.taskStates[0].isDefault).toBe(true)
    expect((await as(ada).post('/tasks', { group: id, name: 'x' })).body.state).toBe('C')
    expect((await as(ada).post('/tasks', { group: id, name: 'x', state: 'b' })).status).toBe(422)
    expect((await put(body)).body).toEqual(body)
  })

  test('never drops one that leads are in', async () => {
    const w = await withPipeline()
    const { stages, put, add } = w
    const [a, b, c] = stages
    await add('b')
    const before = await contents(w)
    const errors = [{ field: '/stages', message: 'leaves out "b", which tasks are in (1)' }]
    for (const list of [
      [a, c],
      [a, { ...b, active: false }, c],
    ]) {
      expect(await put({ stages: list })).toMatchObject({ status: 422, body: { errors } })
    }
    for (const list of [[], null]) expect((await put({ stages: list })).status).toBe(422)
    expect(await contents(w)).toEqual(before)
  })

  test('is not done by task states, which it only shows', async () => {
    const { stages, put } = await withPipeline()
    const { status, body } = await put({ taskStates: [{ name: 'x', type: 'active' }] })
    expect(status).toBe(200)
    expect(body.stages).toEqual(stages)
  })

  test('goes with another currency', async () => {
    const { put } = await withPipeline()
    expect((await put({ currency: 'USD' })).body.currency).toBe('USD')
    expect((await put({ currency: null })).body.currency).toBe('EUR')
    expect((await put({ currency: 'nix' })).status).toBe(422)
  })
})

test('a project has neither stages nor a currency', async () => {
  const { as, ada } = await world()
  const { body } = await as(ada).post('/groups', { name: 'x', currency: 'EUR', stages: [{ name: 'a' }] })
  const after = await as(ada).put(`/groups/${body._id}`, { currency: 'EUR', stages: [{ name: 'a' }] })
  expect(after).toMatchObject({ status: 200, body })
  expect(body).not.toHaveProperty('stages')
  expect(body).not.toHaveProperty('currency')
})
