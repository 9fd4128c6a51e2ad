import { expect, test } from 'vitest'
import { formatsFor } from './formats.ts'
import { dateOf, datePicked, type TaskDates } from './task-dates.ts'

const at = (iso: string) => Date.parse(`${iso}+03:00`) / 1000
const dayZone = 'Europe/Istanbul'
const end = at('2020-03-05T23:59:59')

test.each([
  ['Asia/Tokyo', '2020-03-06', '05:59'],
  ['America/Los_Angeles', '2020-03-05', '12:59'],
])('seen from %s, a day alone is the day of the organization, and a time is its own', (zone, day, time) => {
  const zones = { zone, dayZone }
  expect(dateOf({ allDay: true }, end, zones)).toEqual({ day: '2020-03-05' })
  expect(dateOf({ allDay: false }, end, zones)).toEqual({ day, time })
  const { moment, full } = formatsFor('en', zone, 'dd.MM.yyyy', 'HH:mm', dayZone)
  expect([moment(end, true), full(end, true)]).toEqual(['5 Mar 2020', '05.03.2020'])
  expect(full(end)).toBe(`${day.split('-').reverse().join('.')} ${time}`)
})

const none: TaskDates = { start: null, deadline: null, allDay: false }
const timed = { ...none, start: at('2020-03-01T09:00') }
test.each<[string, TaskDates, number | null, boolean, object]>([
  ['a day', none, end, true, { deadline: end, allDay: true }],
  ['a time', none, at('2020-03-05T17:00'), false, { deadline: at('2020-03-05T17:00'), allDay: false }],
  ['a time beside a day', { ...timed, allDay: true }, end, false, { deadline: end, allDay: false }],
  ['a day beside a time', timed, end, true, { deadline: Date.parse('2020-03-05T23:59:59+09:00') / 1000, allDay: false }],
  ['a time taken away', { ...timed, deadline: at('2020-03-05T17:00') }, end, true, { deadline: end, allDay: true }],
  ['nothing', timed, null, false, { deadline: null }],
])('%s, picked as the deadline', (_, task, seconds, allDay, change) => {
  expect(datePicked(task, 'end', seconds, allDay, { zone: 'Asia/Tokyo', dayZone })).toEqual(change)
}) // biome-ignore format: a table
