import { expect, test } from 'vitest'
import type { TaskItem } from '../../api.ts'
import { faultOfAmount, fromUnits, moneyFor, readAmount, sumsOf } from './amounts.ts'

const euros = { currency: 'EUR', digits: 2, decimal: '.' }
const dinars = { currency: 'KWD', digits: 3, decimal: '.' }
const yen = { currency: 'JPY', digits: 0, decimal: '.' }

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
  expect(readAmount(typed, euros)).toBe(amount)
})

test.each([
  ['12.345', '.', '12.345'],
  ['12,345', '.', '12345'],
  ['12,345', ',', '12.345'],
  ['1.250,500', ',', '1250.500'],
])('of a currency with three decimals, %j is with the decimal sign %j the amount %j', (typed, decimal, amount) => {
  expect(readAmount(typed, { ...dinars, decimal })).toBe(amount)
})

test.each([
  ['12.5', yen, 'tooFine'],
  ['12.0', yen, undefined],
  ['1.250', yen, undefined],
  ['12.345', dinars, undefined],
  ['12.3456', dinars, 'tooFine'],
  ['12.34', euros, undefined],
  ['0.125', euros, 'tooFine'],
  ['12.500', dinars, undefined],
  ['x', yen, 'notMoney'],
] as const)('%j in %o is %s', (typed, writing, fault) => {
  expect(faultOfAmount(typed, writing)).toBe(fault)
})

test.each([
  ['JPY', '12.5', '¥12.5'],
  ['JPY', '1250', '¥1,250'],
  ['KWD', '12.345', 'KWD\u00a012.345'],
  ['EUR', '12.5', '€12.50'],
  ['EUR', '12.3456', '€12.3456'],
])('in %s, %s is shown as %s', (currency, amount, shown) => {
  expect(moneyFor('en', currency).exact(amount)).toBe(shown)
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
