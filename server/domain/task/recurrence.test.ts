import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { refused } from '../../../test/support/refused.ts'
import type { Recurrence, SeriesPlace } from './recurrence.ts'
import { checkRecurrence, movedDates, nextOccurrence, nextOccurrences, recurringDate } from './recurrence.ts'

const NEW_YORK = 'America/New_York'
const ISTANBUL = 'Europe/Istanbul'
const at = (local: string, zone = NEW_YORK) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds
const shown = (ms: number | null, zone = NEW_YORK) =>
  ms === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16)

const EVERY_DAY: Recurrence = { type: 'daily', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }
const EVERY_WEEK: Recurrence = { ...EVERY_DAY, type: 'weekly' }
const EVERY_MONTH: Recurrence = { ...EVERY_DAY, type: 'monthly' }
const on = (...days: number[]) => Array.from({ length: 7 }, (_, i) => days.includes(i + 1))

/** A series with deadlines, whose present copy is the first. */
function series(recurrence: Recurrence, deadline: string, rest: Partial<SeriesPlace> = {}): SeriesPlace {
  const first = { start: null, deadline: at(deadline) }
  return { recurrence, first, copy: 1, after: first.deadline, now: first.deadline, zone: NEW_YORK, ...rest }
}
const deadlines = (place: SeriesPlace, count: number) =>
  nextOccurrences(place, count).map((each) => shown(each.deadline))

test.each<[string, Recurrence, string, string[]]>([
  [
    'daily, keeping its hour when clocks change',
    EVERY_DAY,
    '2026-03-06T09:00',
    ['2026-03-07T09:00', '2026-03-08T09:00', '2026-03-09T09:00'],
  ],
  ['daily, at an hour that one day lacks', EVERY_DAY, '2026-03-07T02:30', ['2026-03-08T03:30', '2026-03-09T02:30']],
  ['daily, at an hour that one day has twice', EVERY_DAY, '2026-10-31T01:30', ['2026-11-01T01:30', '2026-11-02T01:30']],
  ['every third day', { ...EVERY_DAY, period: 3 }, '2026-12-30T12:00', ['2027-01-02T12:00', '2027-01-05T12:00']],
  ['weekly', EVERY_WEEK, '2026-01-28T18:00', ['2026-02-04T18:00', '2026-02-11T18:00']],
  [
    'weekly, on days',
    { ...EVERY_WEEK, days: on(1, 3, 7) },
    '2026-01-28T18:00',
    ['2026-02-01T18:00', '2026-02-02T18:00', '2026-02-04T18:00'],
  ],
  [
    'every second week on days, counted from the week of the first copy',
    { ...EVERY_WEEK, period: 2, days: on(1, 5) },
    '2026-01-28T18:00',
    ['2026-01-30T18:00', '2026-02-09T18:00', '2026-02-13T18:00', '2026-02-23T18:00'],
  ],
  ['weekly, days not said', { ...EVERY_WEEK, days: null }, '2026-01-28T18:00', ['2026-02-04T18:00']],
  ['daily, with days that mean nothing', { ...EVERY_DAY, days: on(7) }, '2026-01-28T18:00', ['2026-01-29T18:00']],
  [
    'monthly, keeping its day',
    EVERY_MONTH,
    '2026-01-31T10:00',
    ['2026-02-28T10:00', '2026-03-31T10:00', '2026-04-30T10:00'],
  ],
  [
    'monthly, from 29 February',
    { ...EVERY_MONTH, period: 12 },
    '2024-02-29T10:00',
    ['2025-02-28T10:00', '2026-02-28T10:00', '2027-02-28T10:00', '2028-02-29T10:00'],
  ],
])('%s', (_, recurrence, deadline, expected) => {
  expect(deadlines(series(recurrence, deadline), expected.length)).toEqual(expected)
})

test.each([
  ['over days', '2026-01-20T10:00', '2026-01-25T10:00'],
  ['over a change of the clocks', '2026-03-28T10:00', '2026-04-02T10:00'],
])('dates are moved by whole days, at their own time of day: %s', (_, from, to) => {
  const zone = 'Europe/Berlin'
  const dates = { start: null, deadline: at('2026-03-26T09:30', zone) }
  const moved = movedDates(dates, at(from, zone), at(to, zone), zone)
  expect(moved).toEqual({ start: null, deadline: at('2026-03-31T09:30', zone) })
})

describe('the next copy', () => {
  test.each<[string, Recurrence, string, Partial<SeriesPlace>, string | null]>([
    [
      'is later than the present one, done early',
      EVERY_DAY,
      '2026-01-10T17:00',
      { now: at('2026-01-08T08:00') },
      '2026-01-11T17:00',
    ],
    [
      'is later than the present one, moved on by hand',
      EVERY_WEEK,
      '2026-01-05T17:00',
      { after: at('2026-01-14T09:00') },
      '2026-01-19T17:00',
    ],
    [
      'is later than the first one, whatever it was moved to',
      EVERY_WEEK,
      '2026-01-05T17:00',
      { after: at('2026-01-02T09:00'), now: 0 },
      '2026-01-12T17:00',
    ],
    [
      'has a date when the present one has lost its own',
      EVERY_WEEK,
      '2026-01-05T17:00',
      { after: null },
      '2026-01-12T17:00',
    ],
    [
      'is today, when that is still to come',
      EVERY_DAY,
      '2026-01-10T17:00',
      { now: at('2026-01-15T16:59') },
      '2026-01-15T17:00',
    ],
    ['is now', EVERY_DAY, '2026-01-10T17:00', { now: at('2026-01-15T17:00') }, '2026-01-15T17:00'],
    ['is not in the past', EVERY_DAY, '2026-01-10T17:00', { now: at('2026-01-15T17:00') + 1 }, '2026-01-16T17:00'],
    [
      'is one after an outage of decades',
      EVERY_DAY,
      '1996-01-10T17:00',
      { now: at('2026-01-15T18:00') },
      '2026-01-16T17:00',
    ],
    [
      'keeps its rhythm over an outage',
      { ...EVERY_MONTH, period: 7 },
      '1996-01-31T17:00',
      { now: at('2026-01-15T18:00') },
      '2026-05-31T17:00',
    ],
    ['is none when paused', { ...EVERY_DAY, active: false }, '2026-01-10T17:00', {}, null],
    [
      'is the last one counted',
      { ...EVERY_DAY, stopCondition: 'count', maxCount: 3 },
      '2026-01-10T17:00',
      { copy: 2 },
      '2026-01-11T17:00',
    ],
    [
      'is none when counted out',
      { ...EVERY_DAY, stopCondition: 'count', maxCount: 3 },
      '2026-01-10T17:00',
      { copy: 3 },
      null,
    ],
    [
      'is made for the last day',
      { ...EVERY_DAY, stopCondition: 'date', end: at('2026-01-11T00:00') },
      '2026-01-10T17:00',
      {},
      '2026-01-11T17:00',
    ],
    [
      'is none after the last day',
      { ...EVERY_DAY, stopCondition: 'date', end: at('2026-01-10T23:59') },
      '2026-01-10T17:00',
      {},
      null,
    ],
    [
      'is not stopped by what is not asked for',
      { ...EVERY_DAY, end: 0, maxCount: 0 },
      '2026-01-10T17:00',
      {},
      '2026-01-11T17:00',
    ],
  ])('%s', (_, recurrence, deadline, rest, expected) => {
    expect(shown(nextOccurrence(series(recurrence, deadline, rest))?.deadline ?? null)).toBe(expected)
  })

  test('starts as many days before its deadline as the first, at the same time of day', () => {
    const first = { start: at('2026-03-03T08:00'), deadline: at('2026-03-05T20:00') }
    const next = nextOccurrence(series(EVERY_WEEK, '2026-03-05T20:00', { first, now: at('2026-03-06T00:00') }))
    expect([next?.start, next?.deadline].map((ms) => shown(ms ?? null))).toEqual([
      '2026-03-10T08:00',
      '2026-03-12T20:00',
    ])
  })

  test('never starts after its deadline', () => {
    const first = { start: at('2026-03-01T02:50'), deadline: at('2026-03-01T03:10') }
    const next = nextOccurrence(series(EVERY_WEEK, '2026-03-01T03:10', { first }))
    expect(next?.start).toBe(next?.deadline)
  })

  test('of a task with a start alone moves the start', () => {
    const first = { start: at('2026-01-31T08:00'), deadline: null }
    const next = nextOccurrence(series(EVERY_MONTH, '2026-01-31T08:00', { first }))
    expect(next).toEqual({ start: at('2026-02-28T08:00'), deadline: null })
  })

  test.each<[string, Partial<Recurrence>, string | null]>([
    ['', {}, '2026-01-11'],
    [', every third day', { period: 3 }, '2026-01-13'],
    [', on Mondays', { type: 'weekly', days: [true, false, false, false, false, false, false] }, '2026-01-12'],
    [', monthly', { type: 'monthly' }, '2026-02-10'],
    [', until its end', { stopCondition: 'date', end: at('2026-01-11T00:00') }, '2026-01-11'],
    [', but not after it', { stopCondition: 'date', end: at('2026-01-10T23:59') }, null],
    [', but not when counted out', { stopCondition: 'count', maxCount: 1 }, null],
  ])('of a task without dates falls a period after now%s', (_, rest, day) => {
    const first = { start: null, deadline: null }
    const place = series({ ...EVERY_DAY, ...rest }, '2026-01-10T17:00', { first, after: null })
    const expected = day === null ? [] : [{ start: null, deadline: at(`${day}T23:59:59`), allDay: true }]
    expect(nextOccurrences(place, 5)).toEqual(expected)
  })

  test('goes by the zone of the organization', () => {
    const deadline = at('2026-01-31T00:30', ISTANBUL) // still the 30th in UTC
    const place = series(EVERY_MONTH, '2026-01-01T00:00', {
      first: { start: null, deadline },
      after: deadline,
      now: deadline,
      zone: ISTANBUL,
    })
    expect(shown(nextOccurrence(place)?.deadline ?? null, ISTANBUL)).toBe('2026-02-28T00:30')
  })
})

const recurrences: fc.Arbitrary<Recurrence> = fc.record({
  type: fc.constantFrom('daily', 'weekly', 'monthly'),
  period: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 1000 })),
  createWhen: fc.constant('completed'),
  active: fc.constant(true),
  stopCondition: fc.constant('none'),
  days: fc.option(fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }).filter((days) => days.includes(true))),
})
const instants = fc.integer({ min: Date.UTC(2000), max: Date.UTC(2040) })
const places: fc.Arbitrary<SeriesPlace> = fc
  .tuple(recurrences, instants, instants, instants, fc.constantFrom(NEW_YORK, ISTANBUL, 'Pacific/Apia', 'UTC'))
  .map(([recurrence, deadline, after, now, zone]) => ({
    recurrence,
    first: { start: null, deadline },
    copy: 1,
    after,
    now,
    zone,
  }))

test('occurrences grow, are later than the present copy and not in the past', () => {
  fc.assert(
    fc.property(places, (place) => {
      const found = nextOccurrences(place, 5).map((dates) => recurringDate(dates) as number)
      expect(found).toHaveLength(5)
      expect(found.every((ms, i) => ms > (found[i - 1] ?? Math.max(place.after ?? 0, place.now - 1)))).toBe(true)
    }),
  )
})

test('an outage changes nothing in what comes after it', () => {
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 20 }), (place, missed) => {
      const all = nextOccurrences(place, missed + 1)
      const [lastMissed, next] = all.slice(-2).map((dates) => recurringDate(dates) as number) as [number, number]
      expect(recurringDate(nextOccurrence({ ...place, now: lastMissed + 1 }) ?? { start: null, deadline: null })).toBe(
        next,
      )
    }),
  )
})

describe('checkRecurrence', () => {
  test.each<[Partial<Recurrence>, boolean, string[]]>([
    [{}, false, []],
    [{ createWhen: 'after-deadline' }, true, []],
    [{ createWhen: 'after-deadline' }, false, ['recurrence.createWhen recurrence_without_deadline']],
    [{ type: 'weekly', days: on() }, true, ['recurrence.days recurrence_without_day']],
    [{ type: 'weekly', days: on(7) }, true, []],
    [{ type: 'daily', days: on() }, true, []],
    [{ stopCondition: 'count', maxCount: 0 }, true, ['recurrence.maxCount recurrence_without_count']],
    [{ stopCondition: 'count', maxCount: null }, true, ['recurrence.maxCount recurrence_without_count']],
    [{ stopCondition: 'count', maxCount: 1 }, true, []],
    [{ stopCondition: 'none', maxCount: 0 }, true, []],
    [{ stopCondition: 'date' }, true, ['recurrence.end recurrence_without_end']],
    [{ stopCondition: 'date', end: 0 }, true, []],
    [
      { type: 'weekly', days: on(), stopCondition: 'date', end: null },
      true,
      ['recurrence.days recurrence_without_day', 'recurrence.end recurrence_without_end'],
    ],
  ])('%j, with a deadline: %j', (rest, hasDeadline, expected) => {
    const check = () => checkRecurrence({ ...EVERY_DAY, ...rest }, { start: null, deadline: hasDeadline ? 0 : null })
    expect(refused(check)).toEqual(expected)
  })
})
