import { addDays, type Day, weekdayOf } from '../../../app/days.ts'

/** A word over the days that it is of. */
export interface Label {
  day: Day
  /** In days from the first one. */
  place: number
  days: number
  words: string
}

/** Room that is needed for words, in pixels. */
const ROOM = { day: 20, month: 36, year: 40, monthOfYear: 124 }

/**
 * Two lines of words for a row of days: months over days or Mondays or, where there is no room for these, years over
 * months. What has no room for its words has none, so that none is cut and none lies on another.
 */
export function scaleOf(
  { start, days }: { start: Day; days: number },
  dayWidth: number,
  language: string,
): { above: Label[]; below: Label[] } {
  const all = Array.from({ length: days }, (_, place) => ({ place, day: addDays(start, place) }))
  const starts = (isStart: (day: Day) => boolean) => all.filter(({ place, day }) => place === 0 || isStart(day))
  const labels = (at: typeof all, wordsOf: (day: Day, room: number) => string): Label[] =>
    at.map(({ place, day }, i) => {
      const length = (at[i + 1]?.place ?? days) - place
      return { day, place, days: length, words: wordsOf(day, length * dayWidth) }
    })
  const inWords = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
    return (day: Day) => format.format(new Date(day))
  }
  const months = starts((day) => day.endsWith('-01'))
  const short = inWords({ month: 'short' })
  const isNear = 7 * dayWidth >= ROOM.day
  if (!isNear) {
    return {
      above: labels(
        starts((day) => day.endsWith('-01-01')),
        (day, room) => (room >= ROOM.year ? day.slice(0, 4) : ''),
      ),
      // All of them or none: a month between two without a word would be taken for a quarter.
      below: 28 * dayWidth >= ROOM.month ? labels(months, (day, room) => (room >= ROOM.month ? short(day) : '')) : [],
    }
  }
  const long = inWords({ month: 'long', year: 'numeric' })
  return {
    above: labels(months, (day, room) => (room >= ROOM.monthOfYear ? long(day) : room >= ROOM.month ? short(day) : '')),
    below: labels(
      all.filter(({ day }) => dayWidth >= ROOM.day || weekdayOf(day) === 1),
      (day) => String(Number(day.slice(8))),
    ),
  }
}
