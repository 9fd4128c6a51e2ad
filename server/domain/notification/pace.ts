import { Temporal } from 'temporal-polyfill'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const FIRST_MS = [3 * MINUTE, 15 * MINUTE, HOUR]
const THEN_EVERY_MS = 4 * HOUR

/**
 * When news are mailed that came now, in Unix milliseconds: 3 minutes, 15 minutes and an hour after the first that was not
 * read, then every 4 hours. What comes in between is gathered.
 *
 * @param startedAt  when the first of them came, since the reader has read anything
 */
export function nextMailAt(startedAt: number, now: number): number {
  const since = Math.max(0, now - startedAt) // the wall clock may jump
  const first = FIRST_MS.find((ms) => ms > since)
  if (first !== undefined) return startedAt + first
  return startedAt + HOUR + (Math.floor((since - HOUR) / THEN_EVERY_MS) + 1) * THEN_EVERY_MS
}

/**
 * When the next daily summary goes out, in Unix milliseconds: the first such time of day after now. A time that the day
 * leaves out, as clocks are put forward, is the next one that there is.
 *
 * @param at  `HH:MM`
 */
export function nextSummaryAt(now: number, zone: string, at: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const time = Temporal.PlainTime.from(at)
  const onDay = (day: Temporal.PlainDate) =>
    day.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
  const first = onDay(today)
  return first > now ? first : onDay(today.add({ days: 1 }))
}
