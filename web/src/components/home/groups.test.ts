import { expect, test } from 'vitest'
import { instantOf } from '../../app/days.ts'
import { groupByDue } from './groups.ts'

const zone = 'Europe/Istanbul'
const at = (day: string, time = '23:59') => instantOf(day, time, zone)
const task = (deadline: number | null, priority = 3, priorityScore = 0) => ({ deadline, priority, priorityScore })

// A Thursday.
const today = '2026-01-15'

test.each<[string, number | null, string]>([
  ['yesterday', at('2026-01-14'), 'overdue'],
  ['this morning', at(today, '00:00'), 'today'],
  ['tonight', at(today), 'today'],
  ['Sunday', at('2026-01-18'), 'thisWeek'],
  ['Monday', at('2026-01-19', '00:00'), 'later'],
  ['never', null, 'noDate'],
])('%s', (_name, deadline, when) => {
  const groups = groupByDue([task(deadline)], today, zone)
  expect([...groups].filter(([, tasks]) => tasks.length > 0).map(([name]) => name)).toEqual([when])
})

test('within a group the sooner comes first, then the more urgent, then the higher one', () => {
  const [early, urgent, high, low] = [
    task(at(today, '08:00')),
    task(at(today), 5),
    task(at(today), 3, -2),
    task(at(today), 3, 7),
  ]
  expect(groupByDue([low, high, urgent, early], today, zone).get('today')).toEqual([early, urgent, high, low])
})
