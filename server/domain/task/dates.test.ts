import { describe, expect, test } from 'vitest'
import { datesAfter, firstSecond, inZone, lastSecond, NO_DATES } from './dates.ts'

const at = (iso: string) => Date.parse(iso)

test.each([
  ['UTC', '2026-01-31T12:00:00Z', '2026-01-31T00:00:00Z', '2026-01-31T23:59:59Z'],
  ['Asia/Tokyo', '2026-01-31T20:00:00Z', '2026-01-31T15:00:00Z', '2026-02-01T14:59:59Z'],
  ['America/Los_Angeles', '2026-03-08T12:00:00Z', '2026-03-08T08:00:00Z', '2026-03-09T06:59:59Z'], // 23 hours long
  ['America/Sao_Paulo', '2018-11-04T12:00:00Z', '2018-11-04T03:00:00Z', '2018-11-05T01:59:59Z'], // begins at 1
])('a day in %s at %s', (zone, instant, first, last) => {
  expect(firstSecond(at(instant), zone)).toBe(at(first))
  expect(lastSecond(at(instant), zone)).toBe(at(last))
  expect(lastSecond(lastSecond(at(instant), zone), zone)).toBe(at(last))
})

describe('the dates after what is given', () => {
  const day = { startAt: null, deadlineAt: at('2026-01-31T23:59:59Z'), allDay: true }
  test.each([
    ['a time is a time', NO_DATES, { deadlineAt: at('2026-01-31T12:00:00Z') }, at('2026-01-31T12:00:00Z'), false],
    ['a day is its last second', NO_DATES, { deadlineAt: at('2026-01-31T12:00:00Z'), allDay: true }, day.deadlineAt, true],
    ['what is sent back stays a day', day, { deadlineAt: day.deadlineAt }, day.deadlineAt, true],
    ['another edge of a day stays a day', day, { deadlineAt: at('2026-02-01T23:59:59Z') }, at('2026-02-01T23:59:59Z'), true],
    ['a time makes it one', day, { deadlineAt: at('2026-02-01T17:00:00Z') }, at('2026-02-01T17:00:00Z'), false],
    ['a time that is said to be a day is', day, { deadlineAt: at('2026-02-01T17:00:00Z'), allDay: true }, at('2026-02-01T23:59:59Z'), true],
    ['taking the day away keeps the instant', day, { allDay: false }, day.deadlineAt, false],
    ['something else leaves it alone', day, {}, day.deadlineAt, true],
  ])('%s', (_, before, given, deadlineAt, allDay) => {
    expect(datesAfter(before, given, 'UTC')).toEqual({ startAt: null, deadlineAt, allDay })
  }) // biome-ignore format: a table
})

test('a day stays that day in another zone', () => {
  expect(inZone(at('2026-01-31T23:59:59Z'), 'end', 'UTC', 'Asia/Tokyo')).toBe(at('2026-01-31T14:59:59Z'))
  expect(inZone(at('2026-01-31T00:00:00Z'), 'start', 'UTC', 'America/Los_Angeles')).toBe(at('2026-01-31T08:00:00Z'))
})
