import { expect, test } from 'vitest'
import { movedBy, spanOf, stretchedBy } from './schedule.ts'

const ZONE = 'Europe/Istanbul'
const at = (iso: string) => Date.parse(`${iso}+03:00`) / 1000
const task = { start: at('2026-01-15T09:30'), deadline: at('2026-01-17T23:59') }

test('a task lasts from its start to its deadline, or is on the one day that it has', () => {
  expect(spanOf(task, ZONE)).toEqual({ from: '2026-01-15', to: '2026-01-17' })
  expect(spanOf({ ...task, start: null }, ZONE)).toEqual({ from: '2026-01-17', to: '2026-01-17' })
  expect(spanOf({ ...task, deadline: null }, ZONE)).toEqual({ from: '2026-01-15', to: '2026-01-15' })
  expect(spanOf({ start: null, deadline: null }, ZONE)).toBeUndefined()
})

test('a moved task keeps its times of day', () => {
  expect(movedBy(task, 20, ZONE)).toEqual({ start: at('2026-02-04T09:30'), deadline: at('2026-02-06T23:59') })
  expect(movedBy({ ...task, start: null }, -1, ZONE)).toEqual({ deadline: at('2026-01-16T23:59') })
})

test.each([
  ['end', 2, { deadline: at('2026-01-19T23:59') }],
  ['end', -9, { deadline: at('2026-01-15T23:59') }],
  ['start', -1, { start: at('2026-01-14T09:30') }],
  ['start', 9, { start: at('2026-01-17T09:30') }],
  ['start', 0, undefined],
] as const)('its %s pulled by %i days stops at the other one', (edge, days, dates) => {
  expect(stretchedBy(task, edge, days, ZONE)).toEqual(dates)
})

test('an end that is not there yet is made', () => {
  expect(stretchedBy({ ...task, start: null }, 'start', -2, ZONE)).toEqual({ start: at('2026-01-15T00:00') })
})
