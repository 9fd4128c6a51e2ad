/** A day of the calendar: `2026-01-31`. Days compare as text. */
export type Day = string
/** A time of day: `09:30`. */
export type Time = string

const DAY_MS = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const date = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const format = new Intl.DateTimeFormat('en-CA', { ...date, ...time, timeZone: zone, calendar: 'iso8601' })
  formats.set(zone, format)
  return format
}

/** What calendar and clock show in a zone at an instant of Unix seconds. */
export function wallOf(seconds: number, zone: string): { day: Day; time: Time } {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(seconds * 1000)
      .map(({ type, value }) => [type, value]),
  )
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` }
}
export const dayOf = (seconds: number, zone: string): Day => wallOf(seconds, zone).day

/** The instant, in Unix seconds, at which a zone shows this. A time that is skipped in spring becomes the one after. */
export function instantOf(day: Day, time: Time, zone: string): number {
  const asUtc = Date.parse(`${day}T${time}:00Z`) / 1000
  const offsetAt = (seconds: number) => {
    const wall = wallOf(seconds, zone)
    return Date.parse(`${wall.day}T${wall.time}:00Z`) / 1000 - Math.floor(seconds / 60) * 60
  }
  const first = asUtc - offsetAt(asUtc)
  return asUtc - offsetAt(first)
}

export const today = (zone: string): Day => dayOf(Date.now() / 1000, zone)
export const addDays = (day: Day, count: number): Day =>
  new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10)
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): number => ((new Date(day).getUTCDay() + 6) % 7) + 1

/** The same day some months on; a month without it has its last day instead. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10)
}

export const firstSecond = (day: Day, zone: string): number => instantOf(day, '00:00', zone)
export const lastSecond = (day: Day, zone: string): number => firstSecond(addDays(day, 1), zone) - 1
