import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInstant } from './iso8601.ts'

const ISTANBUL = 'Europe/Istanbul' // UTC+3

test.each<[string, string | null]>([
  ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z'],
  ['2026-01-31t12:00:00z', '2026-01-31T12:00:00.000Z'],
  ['2026-01-31 12:00Z', '2026-01-31T12:00:00.000Z'],
  ['2026-01-31T12:00:00.123456789Z', '2026-01-31T12:00:00.123Z'],
  ['2026-01-31T12:00:00,5Z', '2026-01-31T12:00:00.500Z'],
  ['2026-01-31T12:00:00+03:00', '2026-01-31T09:00:00.000Z'],
  ['2026-01-31T12:00:00-0330', '2026-01-31T15:30:00.000Z'],
  ['2026-01-31T12:00:00+03', '2026-01-31T09:00:00.000Z'],
  ['2026-01-31T12:00:00', '2026-01-31T09:00:00.000Z'],
  ['2026-01-31T12:00', '2026-01-31T09:00:00.000Z'],
  ['2026-01-31', '2026-01-30T21:00:00.000Z'],
  ['2024-02-29', '2024-02-28T21:00:00.000Z'],
  ['2026-02-30', null],
  ['2026-02-30T12:00Z', null],
  ['2026-13-01', null],
  ['2026-01-31T25:00Z', null],
  ['2026-01-31T12:60Z', null],
  ['2026-01-31T12:00+99:00', null],
  ['2026-1-31', null],
  ['20260131', null],
  ['31.01.2026', null],
  ['1769860800000', null],
  ['2026-01-31T12:00Z[Europe/Istanbul]', null],
  ['+010000-01-01T00:00Z', null],
  ['0000-12-31T23:59:59Z', null],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ['9999-12-31T23:59:59-12:00', null],
  [' 2026-01-31', null],
  ['2026-01-31\n', null],
  ['tomorrow', null],
  ['', null],
])('%j is %j', (text, expected) => {
  const at = parseInstant(text, ISTANBUL)
  expect(at === null ? null : new Date(at).toISOString()).toBe(expected)
})

test('reads what JavaScript writes', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
      (date) => {
        expect(parseInstant(date.toISOString(), ISTANBUL)).toBe(date.getTime())
      },
    ),
  )
})
