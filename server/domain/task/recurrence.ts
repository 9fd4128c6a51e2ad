import { Temporal } from 'temporal-polyfill'
import { FaultCollector } from '../errors.ts'
import { LATEST_MS } from '../iso8601.ts'
import { isZone } from '../people/user.ts'
import { onDays } from './dates.ts'

/** How a task recurs; `end` in Unix milliseconds. */
export interface Recurrence {
  readonly type: 'daily' | 'weekly' | 'monthly'
  /** Every so many days, weeks or months: 1–1000. */
  readonly period: number
  readonly createWhen: 'after-deadline' | 'completed'
  /** False: paused. */
  readonly active: boolean
  readonly stopCondition: 'none' | 'date' | 'count'
  /** No copy is made for a later day. */
  readonly end?: number | null
  /** How many copies there are in all; the task itself is copy 1. */
  readonly maxCount?: number | null
  /** Weekly: 7 flags, Monday first. Absent: the first copy's day of the week. */
  readonly days?: readonly boolean[] | null
  /** IANA: where its days and times of day are counted. Absent: in the organization's zone. */
  readonly zone?: string | null
}

/** A task's dates, in Unix milliseconds. The deadline is the one that recurs; the start where there is no deadline. */
export interface Dates {
  readonly start: number | null
  readonly deadline: number | null
  /** They are days; absent: each has a time. */
  readonly allDay?: boolean
}

/** Where a series of copies stands. */
export interface SeriesPlace {
  readonly recurrence: Recurrence
  /** The dates of the first copy, or those that the series was given since. They fix its days and times of day. */
  readonly first: Dates
  /** The number of the present copy, from 1. */
  readonly copy: number
  /** The date of the present copy: of the one it was made for and the one it has now, the later. Null: it has none. */
  readonly after: number | null
  readonly now: number
  /** IANA. */
  readonly zone: string
}

export const recurringDate = ({ deadline, start }: Dates): number | null => deadline ?? start

/** The dates of the next copy, or null when there is to be none: paused, counted out or past the end. */
export const nextOccurrence = (place: SeriesPlace): Dates | null => nextOccurrences(place, 1)[0] ?? null

/**
 * The dates of the next `count` copies, fewer when the series ends before. A series without dates has one, a period after
 * today: its copies are made when the one before is completed, and fall due as long after that.
 *
 * Occurrences are counted from the first copy, in local time: nothing drifts, not at the end of short months (31 Jan,
 * 28 Feb, 31 Mar) and not where the clocks change. The next is the first one later than the present copy's date and
 * not in the past, so that an outage makes one copy and not many.
 */
export function nextOccurrences(place: SeriesPlace, count: number): Dates[] {
  const { recurrence, first, copy, after, now, zone } = place
  const { stopCondition, end, maxCount } = recurrence
  const left = stopCondition === 'count' ? Math.min(count, (maxCount ?? 1) - copy) : count
  if (!recurrence.active || left <= 0) return []

  const dayOf = (at: number) => localTime(at, zone).toPlainDate()
  const lastDay = stopCondition === 'date' && typeof end === 'number' ? dayOf(end) : null
  const isPastEnd = (day: Temporal.PlainDate) => lastDay !== null && Temporal.PlainDate.compare(day, lastDay) > 0

  const firstAt = recurringDate(first)
  if (firstAt === null) {
    const day = dayAfter(dayOf(now), recurrence)
    return isPastEnd(day) ? [] : [onDays({ start: null, deadline: startOf(day, zone), allDay: true }, zone)]
  }

  const found: Dates[] = []
  let earliest = Math.max(firstAt + 1, (after ?? firstAt) + 1, now)
  for (const day of seriesOfDays(recurrence, dayOf(firstAt), dayOf(earliest))) {
    if (found.length === left || isPastEnd(day)) break
    const dates = first.allDay ? onDays(datesOn(day, first, zone), zone) : datesOn(day, first, zone)
    const at = recurringDate(dates) as number // as `first` has one
    if (at < earliest) continue
    if (at > LATEST_MS) break
    earliest = at + 1
    found.push(dates)
  }
  return found
}

/** Throws invalid for a recurrence that makes no sense for a task with these dates, naming each wrong field. */
export function checkRecurrence(recurrence: Recurrence, { deadline }: Dates): void {
  const { type, days, createWhen, stopCondition, end, maxCount, zone } = recurrence
  const faults = new FaultCollector()
  if (type === 'weekly' && days && !days.includes(true)) faults.add(['recurrence', 'days'], 'recurrence_without_day')
  if (createWhen === 'after-deadline' && deadline === null) {
    faults.add(['recurrence', 'createWhen'], 'recurrence_without_deadline')
  }
  if (stopCondition === 'date' && typeof end !== 'number') {
    faults.add(['recurrence', 'end'], 'recurrence_without_end')
  }
  if (stopCondition === 'count' && !(typeof maxCount === 'number' && maxCount >= 1)) {
    faults.add(['recurrence', 'maxCount'], 'recurrence_without_count')
  }
  if (zone && !isZone(zone)) faults.add(['recurrence', 'timezone'], 'unknown_zone')
  faults.raise()
}

/** The days that a series from `first` falls on, in order and without end, from a period or less before `from` on. */
function* seriesOfDays(
  { type, period, days }: Recurrence,
  first: Temporal.PlainDate,
  from: Temporal.PlainDate,
): Generator<Temporal.PlainDate> {
  const stepsTo = (distance: number, step: number) => Math.max(0, Math.floor(distance / step))

  if (type === 'monthly') {
    const months = (from.year - first.year) * 12 + from.month - first.month
    for (let n = stepsTo(months, period); ; n++) yield first.add({ months: n * period })
  }

  const step = type === 'weekly' ? 7 * period : period
  const flags = type === 'weekly' && days?.includes(true) ? days : null
  const start = flags ? first.subtract({ days: first.dayOfWeek - 1 }) : first
  const offsets = flags ? flags.flatMap((isSet, i) => (isSet ? [i] : [])) : [0]
  for (let n = stepsTo(start.until(from).days, step); ; n++) {
    for (const offset of offsets) yield start.add({ days: n * step + offset })
  }
}

/** The first day later than `day` that a series falls on that counts from it. */
function dayAfter(day: Temporal.PlainDate, recurrence: Recurrence): Temporal.PlainDate {
  for (const each of seriesOfDays(recurrence, day, day)) if (Temporal.PlainDate.compare(each, day) > 0) return each
  throw new Error('unreachable: a series of days has no end')
}

/** Dates moved by as many days as lie between two instants, each at its own local time of day. */
export function movedDates({ start, deadline, ...rest }: Dates, from: number, to: number, zone: string): Dates {
  const days = localTime(from, zone).toPlainDate().until(localTime(to, zone).toPlainDate()).days
  const moved = (at: number | null) =>
    at === null ? null : localTime(at, zone).add({ days }).toZonedDateTime(zone).epochMilliseconds
  return { ...rest, start: moved(start), deadline: moved(deadline) }
}

/** The first copy's dates moved to `day`, each at its own local time of day. */
function datesOn(day: Temporal.PlainDate, first: Dates, zone: string): Dates {
  const at = (date: Temporal.PlainDate, time: Temporal.PlainDateTime) =>
    date.toZonedDateTime({ timeZone: zone, plainTime: time.toPlainTime() }).epochMilliseconds
  const start = first.start === null ? null : localTime(first.start, zone)
  if (first.deadline === null) return { ...first, start: start && at(day, start) }

  const end = localTime(first.deadline, zone)
  const deadline = at(day, end)
  if (!start) return { ...first, deadline }
  const startDay = day.subtract(start.toPlainDate().until(end.toPlainDate()))
  // The hour that is lost when the clocks change may carry a start past a deadline on the same morning.
  return { ...first, start: Math.min(at(startDay, start), deadline), deadline }
}

const startOf = (day: Temporal.PlainDate, zone: string): number => day.toZonedDateTime(zone).epochMilliseconds

const localTime = (at: number, zone: string): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime()
