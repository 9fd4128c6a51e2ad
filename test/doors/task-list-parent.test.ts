import { expect, test } from 'vitest'
import { world } from '../support/world.ts'

test('the tasks under another are asked for by it', async () => {
  const { as, ada, eve, website } = await world()
  const make = async (body: object) => (await as(ada).post('/tasks', { group: website, ...body })).body._id
  const parent = await make({ name: 'Move house' })
  const [first, second] = [await make({ name: 'Pack', parent }), await make({ name: 'Clean', parent })]
  const ids = async (who: typeof ada, id: string) =>
    (await as(who).get(`/tasks?parent=${id}`)).body.map(({ _id }: { _id: string }) => _id)
  expect(await ids(ada, parent)).toEqual([second, first])
  expect(await ids(ada, 'x')).toEqual([])
  expect(await ids(eve, parent)).toEqual([])
})
