import type { User } from './people/user.ts'

/** The day alone, in the zone that says when it is: `29.01.2026`. */
export const formatDay = (at: number, { dateFormat }: Pick<User, 'dateFormat'>, zone: string): string =>
  formatInstant(at, { dateFormat, timeFormat: '', zone }).trim()

/** An instant as the user chose to read them: `29.01.2026 13:00`. */
export function formatInstant(
  at: number,
  { dateFormat, timeFormat, zone }: Pick<User, 'dateFormat' | 'timeFormat' | 'zone'>,
): string {
  const parts = new Map(
    partsIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  const hour = Number(part('hour'))
  const byPattern: Record<string, string> = {
    dd: part('day'),
    MM: part('month'),
    yyyy: part('year'),
    HH: part('hour'),
    hh: String(hour % 12 || 12).padStart(2, '0'),
    mm: part('minute'),
    a: hour < 12 ? 'AM' : 'PM',
  }
  return `${dateFormat} ${timeFormat}`.replace(/[A-Za-z]+/g, (pattern) => byPattern[pattern] ?? pattern)
}

const partsIn = (timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
