import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { dates } from '../messages/dates.ts'
import type { Language } from '../messages/define.ts'
import { meQuery } from '../queries/me.ts'
import { organizationQuery } from '../queries/organization.ts'
import { type Day, daysBetween, type Time, today, wallOf } from './days.ts'
import { useLanguage } from './language.ts'
import { dateOf } from './task-dates.ts'

export type Formats = ReturnType<typeof formatsFor>

/** Between a time and its half of the day: a space that search and old fonts do not know. */
const NARROW = '\u202f'

/** How dates, times and numbers look to the one who reads: language, zone and the patterns of the account. */
export function useFormats(): Formats {
  const language = useLanguage()
  const { data: me } = useQuery(meQuery)
  const { data: organization } = useQuery({ ...organizationQuery, enabled: me !== undefined })
  const { dateFormat, timeFormat, timezone } = me?.localization ?? FALLBACK
  const dayZone = organization?.timezone ?? timezone
  return useMemo(
    () => formatsFor(language, timezone, dateFormat, timeFormat, dayZone),
    [language, timezone, dateFormat, timeFormat, dayZone],
  )
}

const FALLBACK = {
  dateFormat: 'dd.MM.yyyy',
  timeFormat: 'HH:mm',
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
}

/** @param dayZone  of the organization: where dates without a time are days */
export function formatsFor(
  language: Language,
  zone: string,
  datePattern: string,
  timePattern: string,
  dayZone: string = zone,
) {
  const t = dates[language]
  // English is written in two orders; which one, the pattern says.
  const locale = language === 'en' && datePattern.startsWith('d') ? 'en-GB' : language
  const inUtc = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  const [dayMonth, dayMonthYear, weekday] = [
    inUtc({ day: 'numeric', month: 'short' }),
    inUtc({ day: 'numeric', month: 'short', year: 'numeric' }),
    inUtc({ weekday: 'long' }),
  ]

  const plain = new Intl.NumberFormat(language)

  const date = (day: Day) => {
    const [year = '', month = '', dayOfMonth = ''] = day.split('-')
    return datePattern.replace('yyyy', year).replace('MM', month).replace('dd', dayOfMonth)
  }
  const ofTwelve = new Intl.DateTimeFormat(language, {
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
    timeZone: 'UTC',
  })
  const time = (text: Time) =>
    timePattern.includes('a') ? ofTwelve.format(new Date(`1970-01-01T${text}Z`)).replace(NARROW, ' ') : text
  const dayName = (day: Day) => {
    const distance = daysBetween(today(zone), day)
    if (distance === 0) return t.today
    if (distance === 1) return t.tomorrow
    if (distance === -1) return t.yesterday
    if (distance > 1 && distance < 7) return weekday.format(new Date(day))
    return (day.slice(0, 4) === today(zone).slice(0, 4) ? dayMonth : dayMonthYear).format(new Date(day))
  }

  return {
    language,
    zone,
    dayZone,
    /** By the pattern of the account: `31.01.2026`. */
    date,
    time,
    /** Makes others of `new Date(day)`, in the order of the account. */
    inUtc,
    /** As one would say it: “Tomorrow”, “Friday”, “31 Jan”. */
    dayName,
    /** The same for an instant, with its time unless it is a day alone. */
    moment(seconds: number, allDay = false) {
      const at = dateOf({ allDay }, seconds, { zone, dayZone })
      return at.time ? `${dayName(at.day)} ${time(at.time)}` : dayName(at.day)
    },
    /** In full: `31.01.2026 14:30`. */
    full(seconds: number, allDay = false) {
      const at = dateOf({ allDay }, seconds, { zone, dayZone })
      return at.time ? `${date(at.day)} ${time(at.time)}` : date(at.day)
    },
    /** Since when: “5 minutes ago”, later the moment. */
    ago(seconds: number) {
      const minutes = Math.floor((Date.now() / 1000 - seconds) / 60)
      if (minutes < 1) return t.justNow
      if (minutes < 60) return t.minutesAgo(minutes)
      if (minutes < 12 * 60) return t.hoursAgo(Math.floor(minutes / 60))
      const wall = wallOf(seconds, zone)
      return `${dayName(wall.day)} ${time(wall.time)}`
    },
    /** Bytes as people say them: `1.4 MB`. */
    size(bytes: number) {
      const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
      const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
      const options = {
        style: 'unit',
        unit: units[step] ?? 'byte',
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: 1,
      } as const
      return new Intl.NumberFormat(language, options).format(bytes / 1000 ** step)
    },
    number: (value: number) => plain.format(value),
    /** A decimal string of an ISO 4217 currency. */
    money: (value: string, currency: string) =>
      new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 2 }).format(
        value as Intl.StringNumericLiteral,
      ),
  }
}
