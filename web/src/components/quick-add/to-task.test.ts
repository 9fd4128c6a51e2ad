import { expect, test } from 'vitest'
import { parse } from './parse.ts'
import { toTask } from './to-task.ts'

const read = (text: string) => parse(text, { today: '2026-01-15', now: '10:00', language: 'en', people: [], plain: [] })
const zone = 'Asia/Tokyo'
const dayZone = 'Europe/Istanbul'

test('what is said of a time recurs where it was said', () => {
  const task = toTask(read('Standup every Monday 8am'), { group: '1', zone, dayZone })
  const days = [true, false, false, false, false, false, false]
  expect(task.deadline).toBe(Date.parse('2026-01-19T08:00:00+09:00') / 1000)
  expect(task.recurrence).toMatchObject({ type: 'weekly', days, timezone: zone })
})

test('what is said of days recurs on those of the organization', () => {
  expect(toTask(read('Standup every Monday'), { group: '1', zone, dayZone }).recurrence).not.toHaveProperty('timezone')
})

test.each(['Asia/Tokyo', 'America/Los_Angeles'])('a day that is said in %s is one of the organization', (zone) => {
  const task = toTask(read('Standup on 20 Jan'), { group: '1', zone, dayZone })
  expect(task).toMatchObject({ deadline: Date.parse('2026-01-20T23:59:59+03:00') / 1000, allDay: true })
  expect(toTask(read('Standup on 20 Jan 8am'), { group: '1', zone, dayZone })).not.toHaveProperty('allDay')
})
