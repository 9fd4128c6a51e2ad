import { expect, test } from 'vitest'
import type { TaskItem } from '../../api.ts'
import { fromUnits, readAmount, sumsOf } from './amounts.ts'

test.each([
  ['1250', '1250'],
  ['1.250,50', '1250.50'],
  ['1,250.5', '1250.5'],
  ['1 250,5', '1250.5'],
  ['1.250', '1250'],
  ['1.250.000', '1250000'],
  ['0.125', '0.125'],
  ['€ 12,50', '12.50'],
  ['12.', '12'],
  ['twelve', undefined],
  ['-5', undefined],
  ['', undefined],
])('what a person writes as %j is the amount %j', (typed, amount) => {
  expect(readAmount(typed)).toBe(amount)
})

test('sums are exact; won counts in full, lost as nothing', () => {
  const lead = (state: string, expectedRevenue: string | null, probability: number | null) =>
    ({ state, lead: { expectedRevenue, probability } }) as TaskItem
  const leads = [
    lead('active', '0.1', 50),
    lead('active', '0.2', null),
    lead('active', null, 90),
    lead('completed', '100', 10),
    lead('cancelled', '7', 90),
  ]
  const { count, amount, weighted } = sumsOf(leads, ({ state }) => state as 'active')
  expect([count, fromUnits(amount), fromUnits(weighted)]).toEqual([5, '107.3000', '100.0500'])
})
