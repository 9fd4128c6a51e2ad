import { expect, test } from 'vitest'
import { addDays, addMonths, daysBetween, instantOf, wallOf, weekdayOf } from './days.ts'

test.each([
  ['2026-01-31', '09:30', 'Europe/Istanbul', '2026-01-31T06:30:00Z'],
  ['2026-07-01', '00:00', 'Europe/Berlin', '2026-06-30T22:00:00Z'],
  ['2026-12-31', '23:59', 'America/Los_Angeles', '2027-01-01T07:59:00Z'],
  ['2026-03-29', '03:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
  ['2026-01-15', '12:15', 'Asia/Kathmandu', '2026-01-15T06:30:00Z'],
])('%s %s in %s is %s, and back', (day, time, zone, iso) => {
  const seconds = Date.parse(iso) / 1000
  expect(instantOf(day, time, zone)).toBe(seconds)
  expect(wallOf(seconds, zone)).toEqual({ day, time })
})

test('days are counted over months, leap days and years', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
  expect(daysBetween('2026-01-31', '2026-03-01')).toBe(29)
  expect(weekdayOf('2026-01-15')).toBe(4)
  expect(weekdayOf('2026-01-18')).toBe(7)
})
