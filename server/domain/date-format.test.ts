import { expect, test } from 'vitest'
import { formatInstant } from './date-format.ts'

test.each([
  ['2026-01-29T10:00:00Z', 'dd.MM.yyyy', 'HH:mm', 'Europe/Istanbul', '29.01.2026 13:00'],
  ['2026-01-29T10:00:00Z', 'MM/dd/yyyy', 'hh:mm a', 'Europe/Istanbul', '01/29/2026 01:00 PM'],
  ['2026-01-29T21:30:00Z', 'yyyy-MM-dd', 'hh:mm a', 'Europe/Istanbul', '2026-01-30 12:30 AM'],
  ['2026-07-01T12:05:00Z', 'dd/MM/yyyy', 'hh:mm a', 'UTC', '01/07/2026 12:05 PM'],
  ['2026-07-01T00:05:00Z', 'dd/MM/yyyy', 'HH:mm', 'UTC', '01/07/2026 00:05'],
])('%s as %s %s in %s', (at, dateFormat, timeFormat, zone, text) => {
  expect(formatInstant(Date.parse(at), { dateFormat, timeFormat, zone })).toBe(text)
})
