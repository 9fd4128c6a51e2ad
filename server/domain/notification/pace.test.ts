import { expect, test } from 'vitest'
import { nextMailAt, nextSummaryAt } from './pace.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

test.each([
  ['the first', 0, 3 * MINUTE],
  ['in the same 3 minutes', 2 * MINUTE, 3 * MINUTE],
  ['just after the first mail', 3 * MINUTE + 1, 15 * MINUTE],
  ['after the second', 16 * MINUTE, HOUR],
  ['after the third', HOUR + 1, 5 * HOUR],
  ['as one goes out', 5 * HOUR, 9 * HOUR],
  ['after the fourth', 5 * HOUR + 1, 9 * HOUR],
  ['days later', 100 * HOUR, 101 * HOUR],
  ['when the clock was put back', -10 * MINUTE, 3 * MINUTE],
])('news are gathered: %s', (_, since, mailedAfter) => {
  expect(nextMailAt(1e12, 1e12 + since) - 1e12).toBe(mailedAfter)
})

test.each([
  ['before it', '2026-01-15T04:00:00Z', 'Europe/Istanbul', '08:00', '2026-01-15T05:00:00Z'],
  ['at it', '2026-01-15T05:00:00Z', 'Europe/Istanbul', '08:00', '2026-01-16T05:00:00Z'],
  ['in another zone', '2026-01-15T05:00:00Z', 'America/New_York', '23:30', '2026-01-16T04:30:00Z'],
  ['left out by summer time', '2026-03-29T00:30:00Z', 'Europe/Berlin', '02:30', '2026-03-29T01:30:00Z'],
  ['twice by winter time', '2026-10-25T00:45:00Z', 'Europe/Berlin', '02:30', '2026-10-26T01:30:00Z'],
])('the daily summary: %s', (_, now, zone, at, expected) => {
  expect(new Date(nextSummaryAt(Date.parse(now), zone, at)).toISOString()).toBe(new Date(expected).toISOString())
})
