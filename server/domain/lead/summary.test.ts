import { expect, test } from 'vitest'
import { sumOf, weightedSum } from '../money.ts'
import { monthsFrom, totalsOf } from './summary.ts'

const iso = (ms: number) => new Date(ms).toISOString()

test('months begin where they do in the zone, the first one today', () => {
  const { names, starts } = monthsFrom(Date.parse('2025-12-31T22:00:00Z'), 'Europe/Istanbul', 3) // the new year, there
  expect(names).toEqual(['2026-01', '2026-02', '2026-03'])
  expect(starts.map(iso)).toEqual([
    '2025-12-31T21:00:00.000Z',
    '2026-01-31T21:00:00.000Z',
    '2026-02-28T21:00:00.000Z',
    '2026-03-31T21:00:00.000Z',
  ])
})

test.each([
  [null, 0n],
  ['0 0 5', 5n],
  ['1 2 3', 10_000_000_020_003n],
  ['9999999 0 12345', 99_999_990_000_000_012_345n],
])('a sum of the store %j is %s ten-thousandths', (parts, units) => {
  expect(sumOf(parts)).toBe(units)
})

test('what is weighted is rounded once', () => {
  const third = { units: 100n, probability: 33.333333 } // 0.0033 and more
  expect(weightedSum([third], 'EUR')).toBe('0')
  expect(weightedSum([third, third, third], 'EUR')).toBe('0.01')
})

test('won counts in full, lost as nothing', () => {
  const types = new Map([
    [1, 'active'],
    [2, 'completed'],
    [3, 'cancelled'],
  ] as const)
  const groups = [1, 2, 3].map((stateId) => ({ stateId, span: null, probability: 50, count: 2, units: 10_000n }))
  const stateOf = (id: number) => ({ type: types.get(id as 1) ?? ('waiting' as const) })
  expect(totalsOf(groups, stateOf, 'EUR')).toEqual({ count: 6, amount: '3', weighted: '1.5' })
})
