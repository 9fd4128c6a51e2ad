import { expect, test } from 'vitest'
import { movedBy, spanOf, stretchedBy } from './schedule.ts'

const ZONE = 'Europe/Istanbul'
const ZONES = { zone: ZONE, dayZone: ZONE }
const at = (iso: string) => Date.parse(`${iso}+03:00`) / 1000
const task = { start: at('2026-01-15T09:30'), deadline: at('2026-01-17T23:59'), allDay: false }

test('a task lasts from its start to its deadline, or is on the one day that it has', () => {
  expect(spanOf(task, ZONES)).toEqual({ from: '2026-01-15', to: '2026-01-17' })
  expect(spanOf({ ...task, start: null }, ZONES)).toEqual({ from: '2026-01-17', to: '2026-01-17' })
  expect(spanOf({ ...task, deadline: null }, ZONES)).toEqual({ from: '2026-01-15', to: '2026-01-15' })
  expect(spanOf({ start: null, deadline: null, allDay: false }, ZONES)).toBeUndefined()
})

test('a moved task keeps its times of day', () => {
  expect(movedBy(task, 20, ZONES)).toEqual({
    start: at('2026-02-04T09:30'),
    deadline: at('2026-02-06T23:59'),
    allDay: false,
  })
  expect(movedBy({ ...task, start: null }, -1, ZONES)).toEqual({ deadline: at('2026-01-16T23:59'), allDay: false })
})

test.each([
  ['end', 2, { deadline: at('2026-01-19T23:59') }],
  ['end', -9, { deadline: at('2026-01-15T23:59') }],
  ['start', -1, { start: at('2026-01-14T09:30') }],
  ['start', 9, { start: at('2026-01-17T09:30') }],
  ['start', 0, undefined],
] as const)('its %s pulled by %i days stops at the other one', (edge, days, dates) => {
  expect(stretchedBy(task, edge, days, ZONES)).toEqual(dates && { ...dates, allDay: false })
})

test('an end that is not there yet is made', () => {
  expect(stretchedBy({ ...task, start: null }, 'start', -2, ZONES)).toEqual({
    start: at('2026-01-15T00:00'),
    allDay: false,
  })
})

test.each(['Asia/Tokyo', 'America/Los_Angeles'])('days are those of the organization, seen from %s', (zone) => {
  const days = { start: at('2026-01-15T00:00'), deadline: at('2026-01-17T23:59:59'), allDay: true }
  const zones = { zone, dayZone: ZONE }
  expect(spanOf(days, zones)).toEqual({ from: '2026-01-15', to: '2026-01-17' })
  expect(movedBy(days, 1, zones)).toEqual({ start: at('2026-01-16T00:00'), deadline: at('2026-01-18T23:59:59'), allDay: true })
  expect(stretchedBy(days, 'end', -1, zones)).toEqual({ deadline: at('2026-01-16T23:59:59'), allDay: true })
  expect(stretchedBy({ ...days, start: null }, 'start', -1, zones)).toEqual({ start: at('2026-01-16T00:00'), allDay: true })
}) // biome-ignore format: one thought
