import { Temporal } from 'temporal-polyfill'
import { EARLIEST_MS, LATEST_MS } from '../iso8601.ts'
import type { Task } from './task.ts'

/** When a task is to be done. With `allDay` its dates are days of the organization's zone: from the first second to the last. */
export type TaskDates = Pick<Task, 'startAt' | 'deadlineAt' | 'allDay'>
export type TaskDatesInput = { [Member in keyof TaskDates]?: TaskDates[Member] | undefined }
export const NO_DATES: TaskDates = { startAt: null, deadlineAt: null, allDay: false }

const dayAt = (at: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)

/** Where the clocks change at midnight, a day begins later. */
export const firstSecond = (at: number, zone: string): number =>
  Math.max(dayAt(at, zone).startOfDay().epochMilliseconds, EARLIEST_MS)
export const lastSecond = (at: number, zone: string): number =>
  Math.min(dayAt(at, zone).toPlainDate().add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1000, LATEST_MS)

/** The dates as days of the zone. */
export const onDays = <D extends { start: number | null; deadline: number | null }>(dates: D, zone: string): D => ({
  ...dates,
  start: dates.start === null ? null : firstSecond(dates.start, zone),
  deadline: dates.deadline === null ? null : lastSecond(dates.deadline, zone),
})

/**
 * The dates after what is given of them. Who gives a date and does not say whether it has a time means the day where it
 * was one and stays at its edge, as somebody does who sends back what was read; else the time that it tells.
 */
export function datesAfter(before: TaskDates, given: TaskDatesInput, zone: string): TaskDates {
  const start = given.startAt === undefined ? before.startAt : given.startAt
  const deadline = given.deadlineAt === undefined ? before.deadlineAt : given.deadlineAt
  const days = onDays({ start, deadline }, zone)
  const allDay = given.allDay ?? (before.allDay && start === days.start && deadline === days.deadline)
  return allDay
    ? { startAt: days.start, deadlineAt: days.deadline, allDay }
    : { startAt: start, deadlineAt: deadline, allDay }
}

/** The same day in another zone. */
export const inZone = (at: number, edge: 'start' | 'end', from: string, to: string): number => {
  const day = dayAt(at, from).toPlainDate()
  return edge === 'start'
    ? day.toZonedDateTime(to).epochMilliseconds
    : day.add({ days: 1 }).toZonedDateTime(to).epochMilliseconds - 1000
}
