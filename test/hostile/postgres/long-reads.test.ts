import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { world } from '../../support/world.ts'

test.each([
  ['/search?q=globex', 'q'],
  ['/tasks?search=globex', 'search'],
  ['/crm/customers?search=globex', 'search'],
])('%s is cut after 2 s, and says what to narrow', async (path, field) => {
  const w = await world()
  await w.as(w.ada).post('/crm/customers', { name: 'Globex' })
  const other = new pg.Client(w.config.databaseUrl as string) // there is one, on this engine
  await other.connect()
  onTestFinished(() => other.end())
  await other.query('begin; lock table task, client in access exclusive mode')
  expect(await w.as(w.ada).get(path)).toMatchObject({
    status: 422,
    body: { errors: [{ field, code: 'too_costly' }] },
  })
  await other.query('rollback')
  expect((await w.as(w.ada).get(path)).status).toBe(200)
})
