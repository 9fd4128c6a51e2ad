import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dueOf } from './due.ts'
import { type Filter, toFilter } from './filter.ts'
import { matcher } from './matcher.ts'

const ZONE = 'Europe/Istanbul'
const at = (iso: string) => Date.parse(`${iso}+03:00`) / 1000
beforeEach(() => vi.useFakeTimers({ now: at('2026-01-15T12:00') * 1000 })) // a Thursday
afterEach(() => vi.useRealTimers())

const task = { name: 'İş ilanı', state: 'cb_active', assignees: ['1'], assignedBy: '2', tags: ['7'], customer: null, deadline: null, allDay: false, completedAt: null } // biome-ignore format: a task
const fits = (filter: Filter, more: object = {}, zone = ZONE) =>
  matcher(toFilter(filter as Record<string, unknown>), { id: '1', zone, dayZone: ZONE })({ ...task, ...more })

test.each<[Filter, boolean]>([
  [{}, true],
  [{ assignee: 'me' }, true],
  [{ assignee: 'none,3' }, false],
  [{ owner: 'me' }, false],
  [{ owner: 'me,2' }, true],
  [{ state: ['cb_waiting', 'cb_active'] }, true],
  [{ state: ['cb_waiting'] }, false],
  [{ tag: '8,7' }, true],
  [{ client: '9' }, false],
  [{ text: 'ilan IS' }, true],
  [{ due: 'none' }, true],
  [{ due: '..2026-01-31' }, false],
  [{ assignee: 'me', owner: '3' }, false],
])('the filter %j: %s', (filter, isThrough) => expect(fits(filter)).toBe(isThrough))

test.each([
  ['overdue', '2026-01-15T11:59', true],
  ['overdue', '2026-01-15T12:01', false],
  ['today', '2026-01-15T00:00', true],
  ['today', '2026-01-15T23:59', true],
  ['today', '2026-01-16T00:00', false],
  ['week', '2026-01-11T23:59', false],
  ['week', '2026-01-12T00:00', true],
  ['week', '2026-01-18T23:59', true],
  ['week', '2026-01-19T00:00', false],
  ['none', '2026-01-15T00:00', false],
  ['2026-01-15..2026-01-16', '2026-01-16T23:59', true],
  ['2026-01-16..', '2026-01-15T23:59', false],
  ['..2026-01-16', '2026-01-17T00:00', false],
])('%s, due at %s: %s', (due, deadline, isThrough) => expect(fits({ due }, { deadline: at(deadline) })).toBe(isThrough))

test.each(['Asia/Tokyo', 'America/Los_Angeles'])('a day alone is the same day seen from %s', (zone) => {
  const day = { deadline: at('2026-01-15T23:59:59'), allDay: true }
  expect(fits({ due: '2026-01-15..2026-01-15' }, day, zone)).toBe(true)
  expect(fits({ due: '..2026-01-14' }, day, zone)).toBe(false)
  expect(fits({ due: '2026-01-16..' }, day, zone)).toBe(false)
  vi.setSystemTime(at('2026-01-15T23:59:58') * 1000)
  expect(fits({ due: 'overdue' }, day, zone)).toBe(false)
  vi.setSystemTime(at('2026-01-16T00:00') * 1000)
  expect(fits({ due: 'overdue' }, day, zone)).toBe(true)
})

test('what is completed is not overdue', () => {
  expect(fits({ due: 'overdue' }, { deadline: at('2026-01-14T12:00'), completedAt: 1 })).toBe(false)
})

test('what an address says amiss is left out', () => {
  expect(fits(toFilter({ due: 'soon', archived: 'x', sub: 'yes', state: [''], tag: [] }))).toBe(true)
  expect(toFilter({ sub: 'true', state: 'cb_active', due: '2026-99-99..' })).toMatchObject({ sub: true, state: ['cb_active'], due: undefined }) // biome-ignore format: one thought
})

test('days may come the wrong way round', () => {
  expect(dueOf({ from: '2026-02-01', to: '2026-01-01' })).toBe('2026-01-01..2026-02-01')
  expect(dueOf({ from: '', to: '' })).toBeUndefined()
})
