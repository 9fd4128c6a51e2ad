import { expect, test } from 'vitest'
import { weeksOf } from './report.ts'

const at = (iso: string) => Date.parse(iso)
const weeks = (from: string, to: string, zone: string) =>
  weeksOf({ from: at(from), to: at(to) }, zone).map(({ name, startAt }) => [name, new Date(startAt).toISOString()])

test('weeks begin on Monday, at midnight of the zone', () => {
  expect(weeks('2026-01-11T20:59:59.999Z', '2026-01-11T21:00:00Z', 'Europe/Istanbul')).toEqual([
    ['2026-W02', '2026-01-04T21:00:00.000Z'],
    ['2026-W03', '2026-01-11T21:00:00.000Z'],
  ])
  expect(weeks('2026-01-11T21:00:00Z', '2026-01-11T21:00:00Z', 'UTC')).toEqual([
    ['2026-W02', '2026-01-05T00:00:00.000Z'],
  ])
})

test('the year of a week is that of its Thursday', () => {
  expect(weeks('2026-12-31T12:00:00Z', '2027-01-04T00:00:00Z', 'UTC').map(([name]) => name)).toEqual([
    '2026-W53',
    '2027-W01',
  ])
  expect(weeks('2024-12-30T00:00:00Z', '2024-12-30T00:00:00Z', 'UTC').map(([name]) => name)).toEqual(['2025-W01'])
})

test('a week in which clocks change is an hour shorter or longer, and none is lost', () => {
  const found = weeksOf({ from: at('2026-03-20T00:00:00Z'), to: at('2026-11-05T00:00:00Z') }, 'Europe/Berlin')
  const hours = found.map(({ startAt, endAt }) => (endAt - startAt) / 3_600_000)
  expect(hours.filter((each) => each !== 168)).toEqual([167, 169])
  for (const [i, { endAt }] of found.slice(0, -1).entries()) expect(found[i + 1]?.startAt).toBe(endAt)
})
