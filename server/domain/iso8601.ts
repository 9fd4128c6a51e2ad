import { Temporal } from 'temporal-polyfill'

/** The years 1 to 9999, which every calendar that people send us dates from can tell. */
export const EARLIEST_MS = -62_135_596_800_000
export const LATEST_MS = 253_402_300_799_999

const DATE = /^\d{4}-\d\d-\d\d$/
const DATE_AND_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(Z|[+-]\d\d(?::?\d\d)?)?$/i

/** Whether it names a day of the calendar, `YYYY-MM-DD`; `2026-02-30` names none. */
export const isDay = (text: string): boolean => DATE.test(text) && parseInstant(text, 'UTC') !== null

/**
 * The instant that an ISO 8601 date, or date and time, names: Unix milliseconds, or null when it names none of the
 * years 1 to 9999.
 *
 * @param zone  IANA; where a date alone (its midnight), and a time without an offset, is read
 */
export function parseInstant(text: string, zone: string): number | null {
  const time = DATE_AND_TIME.exec(text)
  if (!time && !DATE.test(text)) return null
  try {
    const instant = time?.[1]
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
    const ms = instant.epochMilliseconds
    return ms >= EARLIEST_MS && ms <= LATEST_MS ? ms : null
  } catch (error) {
    if (error instanceof RangeError) return null // 30 February
    throw error
  }
}
