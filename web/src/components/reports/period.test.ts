import { expect, test } from 'vitest'
import { daysOf, instantsOf, type PeriodName, toReportSearch } from './period.ts'

test.each<[PeriodName | undefined, string, string, string]>([
  [undefined, '2026-02-14', '2026-02-01', '2026-02-28'],
  ['month', '2028-02-29', '2028-02-01', '2028-02-29'],
  ['last-month', '2026-01-31', '2025-12-01', '2025-12-31'],
  ['last-month', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['quarter', '2026-11-22', '2026-10-01', '2026-12-31'],
  ['quarter', '2026-03-31', '2026-01-01', '2026-03-31'],
  ['year', '2026-11-22', '2026-01-01', '2026-12-31'],
])('%s as of %s is from %s to %s', (period, today, from, to) => {
  expect(daysOf({ period }, today)).toEqual({ from, to })
})

test('days of its own come before a name, the earlier first', () => {
  const search = toReportSearch({ period: 'year', from: '2026-03-02', to: '2026-03-01' })
  expect(daysOf(search, '2026-11-22')).toEqual({ from: '2026-03-01', to: '2026-03-02' })
})

test('of the address only what has sense is taken', () => {
  const nothing = { period: undefined, from: undefined, to: undefined, sub: undefined }
  expect(toReportSearch({ period: 'decade', sub: 'no', task: '1' })).toEqual(nothing)
  for (const from of ['2026-02-30', '0002-01-01', 'x', '2026-1-1', 5])
    expect(toReportSearch({ from, to: '2026-03-01' })).toEqual(nothing)
  expect(toReportSearch({ sub: 'true', period: 'quarter' })).toEqual({ ...nothing, sub: true, period: 'quarter' })
})

test('a day begins and ends by the clocks of the zone', () => {
  const { from, to } = instantsOf({ from: '2026-03-29', to: '2026-03-29' }, 'Europe/Berlin')
  expect(new Date(from * 1000).toISOString()).toBe('2026-03-28T23:00:00.000Z')
  expect(new Date(Math.round(to * 1000)).toISOString()).toBe('2026-03-29T21:59:59.999Z')
})
