import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counted, FIRST, HOUR_MS, hour, NAMES, none, ok, type Plan, plan, STATES } from '../support/planned-reports.ts'
import { type Person, world } from '../support/world.ts'

const WEEK_MS = 7 * 24 * HOUR_MS

function sums(counts: readonly { keys: readonly string[]; row: readonly number[] }[]) {
  const found = new Map<string, number[]>()
  for (const { keys, row } of counts)
    for (const key of keys)
      found.set(
        key,
        row.map((n, i) => n + (found.get(key)?.[i] ?? 0)),
      )
  return Object.fromEntries(found)
}

test('any report is what counting by hand gives', async () => {
  const someone = fc.constantFrom(...NAMES)
  const few = fc.array(plan, { minLength: 8, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(few, someone, hour(60), hour(30), hour(90), async (plans, viewer, start, length, present) => {
      const w = await world()
      const { as, clock, ada, ben, website, secret } = w
      const members = { members: [ben._id] }
      ok(await as(ada).put(`/groups/${website}`, { taskStates: STATES }))
      const part = ok(
        await as(ada).post('/groups', { name: 'Part', parents: [website], taskStates: STATES, ...members }),
      )
      ok(await as(ada).put(`/groups/${secret}`, { taskStates: STATES }))
      const places = { website, secret, part: part._id }
      const clients: string[] = []
      for (const name of ['Globex', 'Initech']) clients.push(ok(await as(ada).post('/crm/customers', { name }))._id)
      for (const each of plans) {
        const at = (ms: number) => clock.set(new Date(FIRST + each.made + ms).toISOString())
        at(0)
        const { _id } = ok(
          await as(each.place === 'secret' ? ada : w[each.owner]).post('/tasks', {
            ...{ group: places[each.place], name: 'x', private: each.isPrivate },
            assignees: each.assignees.map((name) => w[name]._id),
            customer: each.client === null ? null : clients[each.client],
            deadline: each.dueAfter === null ? null : (FIRST + each.made + each.dueAfter) / 1000,
          }),
        )
        const door = as(each.place === 'secret' ? ada : w[each.owner])
        at(each.endsAfter)
        ok(await door.put(`/tasks/${_id}/state`, { value: each.end }))
        if (each.archivedAfter === null) continue
        at(each.endsAfter + each.archivedAfter)
        ok(await door.put(`/tasks/${_id}/archive`, { value: true }))
      }
      const [from, to, now] = [FIRST + start, FIRST + start + length, FIRST + present]
      clock.set(new Date(now).toISOString())

      const door = as(w[viewer])
      const expected = counted(plans, viewer, from, to, now)
      const rows = async (by: string) =>
        ok(await door.get(`/reports/tasks?by=${by}&from=${from / 1000}&to=${to / 1000}`))
      const figures = (found: Record<string, number>[], keyOf: (row: never) => string) =>
        Object.fromEntries(
          found.map((row) => [keyOf(row as never), Object.keys(none).map((name) => row[name as keyof typeof none])]),
        )
      const keyed = (keysOf: (task: Plan) => readonly string[]) =>
        sums(expected.map(({ task, row }) => ({ keys: keysOf(task), row })))

      expect(figures(await rows('state'), ({ state }: { state: { name: string } }) => state.name)).toEqual(
        keyed(({ end }) => [end]),
      )
      expect(figures(await rows('person'), ({ user }: { user: Person | null }) => user?._id ?? '')).toEqual(
        keyed(({ assignees }) => (assignees.length > 0 ? assignees.map((name) => w[name]._id) : [''])),
      )
      expect(figures(await rows('client'), ({ customer }: { customer: Person | null }) => customer?._id ?? '')).toEqual(
        keyed(({ client }) => [client === null ? '' : (clients[client] ?? '')]),
      )

      const monday = Date.parse('2026-01-04T21:00:00Z')
      const weekOf = (at: number) => monday + Math.floor((at - monday) / WEEK_MS) * WEEK_MS
      const byWeek = ok(await door.get(`/reports/done-per-week?from=${from / 1000}&to=${to / 1000}`))
      const end = Math.min(to, now)
      const ends = counted(plans, viewer, -Infinity, Infinity, now).map(({ doneAt }) => doneAt)
      const starts = Array.from({ length: 60 }, (_, i) => weekOf(from) + i * WEEK_MS).filter((at) => at <= end)
      expect(byWeek.map(({ start, done }: Record<string, number>) => [start, done])).toEqual(
        (from > end ? [] : starts).map((at) => [
          at / 1000,
          ends.filter((each) => each !== undefined && weekOf(each) === at).length,
        ]),
      )
    }),
    { numRuns: 4 },
  )
})

test('any leads add up to the last digit', async () => {
  const amount = fc.tuple(fc.nat(1e9), fc.nat(9999)).map(([whole, part]) => [BigInt(whole) * 10_000n + BigInt(part)])
  const currency = fc.constantFrom(['EUR', 100n] as const, ['KWD', 10n] as const) // its least amount, in ten-thousandths
  const lead = fc.record({ stage: fc.nat(4), amount: fc.option(amount), halves: fc.option(fc.nat(200)) })
  const text = (units: bigint) => `${units / 10_000n}.${String(units % 10_000n).padStart(4, '0')}`
  const units = (money: string) => {
    const [whole = '', part = ''] = money.split('.')
    return BigInt(whole + part.padEnd(4, '0'))
  }
  await fc.assert(
    fc.asyncProperty(fc.array(lead, { maxLength: 25 }), currency, async (drawn, [code, least]) => {
      const leads = drawn.map((each) => ({
        ...each,
        amount: each.amount && [((each.amount[0] as bigint) / least) * least],
      }))
      const { as, ada, sales } = await world()
      ok(await as(ada).put(`/groups/${sales}`, { currency: code }))
      const { stages } = ok(await as(ada).get(`/groups/${sales}`))
      for (const { stage, amount: given, halves } of leads)
        ok(
          await as(ada).post('/tasks', {
            ...{ group: sales, name: 'x', state: stages[stage].name },
            lead: {
              expectedRevenue: given && text(given[0] as bigint),
              probability: halves && halves / 2,
            },
          }),
        )
      const rows = ok(await as(ada).get(`/reports/leads?group=${sales}`))
      expect(rows).toHaveLength(5)
      for (const [i, row] of rows.entries()) {
        const own = leads.filter(({ stage }) => stage === i)
        expect(row.count).toBe(own.length)
        const amounts = own.map(({ amount: given }) => given?.[0] ?? 0n)
        expect(units(row.amount)).toBe(amounts.reduce((a, b) => a + b, 0n))
        const chances = own.map(({ halves }) => BigInt(i === 3 ? 200 : i === 4 ? 0 : (halves ?? 0)))
        const exact = amounts.reduce((sum, each, n) => sum + each * (chances[n] ?? 0n), 0n) // two-hundredths
        const off = units(row.weighted) * 200n - exact
        expect(off <= least * 100n && off >= -least * 100n, `${row.weighted} for ${exact}`).toBe(true) // half the least
        expect(units(row.weighted) % least).toBe(0n)
      }
    }),
    { numRuns: 5 },
  )
})
