import { cp, rename, rm } from 'node:fs/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { expectUnavailable } from '../../support/trouble.ts'
import { type World, world } from '../../support/world.ts'

const SEARCHES = ['/search?q=globex', '/tasks?search=globex', '/tasks?search=gl', '/crm/customers?search=globex', '/crm/customers?name=globex&includeAllFields=true'] // biome-ignore format: a list

async function stocked(): Promise<World> {
  const w = await world()
  for (const group of [w.website, w.sales]) await w.as(w.ada).post('/tasks', { group, name: 'Call Globex' })
  await w.as(w.ada).post('/crm/customers', { name: 'Globex' })
  return w
}

/** From now on each look at the clock finds that a second has passed. */
function makeAllSlow(): void {
  let now = performance.now()
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 1_000
    return now
  })
  onTestFinished(() => void vi.restoreAllMocks())
}

test('what takes long to be found is found by the threads that read', async () => {
  const w = await stocked()
  const ask = () => Promise.all(SEARCHES.map(async (path) => (await w.as(w.ada).get(path)).body))
  const quick = await ask()
  expect(quick.map(({ length }) => length)).toEqual([3, 2, 2, 1, 1])
  makeAllSlow()
  expect(await ask()).toEqual(quick)
})

test('a thread that is started while another database is on the path reads from none', async () => {
  const w = await stocked()
  const away = `${w.config.data}-moved`
  makeAllSlow()
  await rename(w.config.data, away)
  await cp(away, w.config.data, { recursive: true })
  for (const path of SEARCHES) expectUnavailable(await w.as(w.ada).get(path))
  await rm(w.config.data, { recursive: true })
  for (const path of SEARCHES) expectUnavailable(await w.as(w.ada).get(path))
  await rename(away, w.config.data)
  for (const path of SEARCHES) expect((await w.as(w.ada).get(path)).status).toBe(200)
})
