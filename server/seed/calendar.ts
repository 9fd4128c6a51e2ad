import type { Random } from './random.ts'

const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
/** The agency is in Istanbul, whose clocks stay the same all year. */
const OFFSET_MS = 3 * HOUR_MS
const OPENS_MS = 8.5 * HOUR_MS
const CLOSES_MS = 18.5 * HOUR_MS
const DAYS_OF_HISTORY = 365

/** The working days of the year before `now`, as the instants at which they begin. The last one is over. */
export function workdaysBefore(now: number): number[] {
  const today = Math.floor((now + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS
  const days = Array.from({ length: DAYS_OF_HISTORY }, (_, i) => today - (DAYS_OF_HISTORY - i) * DAY_MS)
  return days.filter((day) => !isWeekend(day))
}

/** Some time while the agency is open, and not before `earliest`. */
export function timeOn(day: number, random: Random, earliest = day): number {
  const opens = Math.max(day + OPENS_MS, earliest)
  return Math.floor(opens + random.next() * Math.max(day + CLOSES_MS - opens, 1_000))
}

/** The end of a working day, so many days later. */
export function endOfDay(at: number, days: number): number {
  const midnight = Math.floor((at + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS + days * DAY_MS
  return (isWeekend(midnight) ? midnight + 2 * DAY_MS : midnight) + 18 * HOUR_MS
}

function isWeekend(midnight: number): boolean {
  const day = new Date(midnight + OFFSET_MS).getUTCDay()
  return day === 0 || day === 6
}

/** One working moment after the other, until the present is reached. */
export class Walk {
  readonly #days: readonly number[]
  readonly #random: Random
  /** The place of the present one among the working days. */
  day: number
  at: number

  /** Begins on a day, at some time of it unless that is given. */
  constructor(days: readonly number[], random: Random, day: number, at?: number) {
    this.#days = days
    this.#random = random
    this.day = day
    this.at = at ?? timeOn(days[day] as number, random) // one of the days
  }

  /** Goes on to a later moment, mostly so many working days away. False: that is not in the past. */
  later(meanDays: number): boolean {
    const day = this.day + this.#random.around(meanDays)
    const start = this.#days[day]
    if (start === undefined) return false
    this.at = timeOn(start, this.#random, day === this.day ? this.at + 60_000 : start)
    this.day = day
    return true
  }
}
