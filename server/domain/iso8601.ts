import { Temporal } from 'temporal-polyfill'

const DATE = /^\d{4}-\d\d-\d\d$/
const DATE_AND_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(Z|[+-]\d\d(?::?\d\d)?)?$/i

/**
 * The instant that an ISO 8601 date, or date and time, names: Unix milliseconds, or null when it names none.
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
    return instant.epochMilliseconds
  } catch (error) {
    if (error instanceof RangeError) return null // 30 February
    throw error
  }
}
