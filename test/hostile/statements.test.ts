import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { visibleTasks } from '../../server/store/task/sight.ts'
import { world } from '../support/world.ts'

test('a statement that takes longer than 2 s is cut, is told as 422, and keeps nobody waiting meanwhile', async () => {
  const { store, as, ada, sales } = await world()
  for (let i = 0; i < 3; i++) await as(ada).post('/tasks', { group: sales, name: `Lead ${i}` })

  /** Every row of a thousand million with each of the tasks. */
  const endless = store.readCostly(ada.actor, ['filters'], async (tx) => {
    const numbers = sql<{
      n: number
    }>`(with recursive number(n) as (select 1 union all select n + 1 from number where n < 1000000000)
      select n from number)`
    const query = visibleTasks(tx)
      .innerJoin(numbers.as('number'), (join) => join.on(sql<boolean>`number.n > 0`))
      .where(tx.engine.inTime(sql`number.n + task.created_at`))
    return query.select(({ fn }) => fn.countAll().as('count')).execute()
  })
  let isOver = false
  const cut = endless.then(
    () => 'answered',
    (error) => error,
  )
  void cut.then(() => {
    isOver = true
  })
  let longest = 0
  let calls = 0
  while (!isOver) {
    const before = performance.now()
    expect((await as(ada).get('/app/me')).status).toBe(200)
    longest = Math.max(longest, performance.now() - before)
    calls++
    await turn() // as between requests from sockets: the thread's answer is heard
  }
  expect(await cut).toMatchObject({ kind: 'invalid', faults: [{ field: 'filters', code: 'too_costly' }] })
  expect(calls).toBeGreaterThan(5)
  expect(longest).toBeLessThan(1_500) // a statement on the event loop would have held it for two seconds at least
  // And the thread answers again.
  expect((await as(ada).get(`/pipelines/${sales}/summary`)).status).toBe(200)
})

test('a widest filter is answered or cut, and never a 5xx', async () => {
  const { as, ada, sales } = await world()
  const crm = as(null, { 'x-auth-token': ada.token })
  const [{ id: categoryId }] = (await as(ada).get(`/groups/${sales}`)).body.stages
  for (let i = 0; i < 20; i++) {
    const extra = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`field${n}`, `value ${i * n}`]))
    const lead = { projectAssemblyId: sales, categoryId, name: `Lead ${i}`, ...extra }
    expect((await crm.post('/cubedrive/formDataApi/10100000/upsert', { item: { data: lead } })).status).toBe(200)
  }
  const filters = { $or: Array.from({ length: 99 }, (_, n) => ({ [`data.field${n % 20}`]: { $gt: `value ${n}` } })) }
  const sorts = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`data.field${n}`, n % 2 ? 1 : -1]))
  const answer = await crm.post('/cubedrive/formDataApi/10100000/paginate', { filters, sorts, limit: 500 })
  expect([200, 422]).toContain(answer.status)
})
