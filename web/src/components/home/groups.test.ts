import { expect, test } from 'vitest'
import { instantOf, lastSecond } from '../../app/days.ts'
import { groupByDue, type When } from './groups.ts'

const zone = 'Europe/Istanbul'
const zones = { zone, dayZone: zone }
const at = (day: string, time = '23:59') => instantOf(day, time, zone)
const task = (deadline: number | null, priority = 3, priorityScore = 0) => ({
  deadline,
  allDay: false,
  priority,
  priorityScore,
})

// A Thursday.
const today = '2026-01-15'
const noon = at(today, '12:00')

test.each<[string, number | null, string]>([
  ['yesterday', at('2026-01-14'), 'overdue'],
  ['this morning', at(today, '00:00'), 'today'],
  ['tonight', at(today), 'today'],
  ['Sunday', at('2026-01-18'), 'thisWeek'],
  ['Monday', at('2026-01-19', '00:00'), 'later'],
  ['never', null, 'noDate'],
])('%s', (_name, deadline, when) => {
  const groups = groupByDue([task(deadline)], noon, zones)
  expect([...groups].filter(([, tasks]) => tasks.length > 0).map(([name]) => name)).toEqual([when])
})

test('within a group the sooner comes first, then the more urgent, then the higher one', () => {
  const [early, urgent, high, low] = [
    task(at(today, '08:00')),
    task(at(today), 5),
    task(at(today), 3, -2),
    task(at(today), 3, 7),
  ]
  expect(groupByDue([low, high, urgent, early], noon, zones).get('today')).toEqual([early, urgent, high, low])
})

// Due on the 15th in Istanbul, which is seven hours behind Tokyo and eleven before Los Angeles.
test.each([
  ['Asia/Tokyo', '2026-01-16T01:00:00+09:00', 'today'], // the 16th by then, and still the 15th there
  ['Asia/Tokyo', '2026-01-16T07:00:00+09:00', 'overdue'],
  ['America/Los_Angeles', '2026-01-14T22:00:00-08:00', 'thisWeek'],
  ['America/Los_Angeles', '2026-01-15T12:00:00-08:00', 'today'],
  ['America/Los_Angeles', '2026-01-15T13:00:00-08:00', 'overdue'],
])('a day alone lasts as long as in the organization: in %s at %s it is %s', (reader, now, when) => {
  const day = { ...task(lastSecond(today, zone)), allDay: true }
  const groups = groupByDue([day], Date.parse(now) / 1000, { zone: reader, dayZone: zone })
  expect(groups.get(when as When)).toEqual([day])
})
