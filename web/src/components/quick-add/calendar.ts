import { addDays, addMonths, type Day, weekdayOf } from '../../app/days.ts'
import { dayAfterAyin, MONTHS } from './words.ts'

export interface DayMatch {
  /** How many words it takes. */
  length: number
  day: Day
}

/** 2026-01-31 · 31.1. · 31/1/2026 · 31 January · Jan 31 · 31 Ocak 2026 · the 31st of January */
export function onCalendar(words: readonly string[], today: Day): DayMatch | undefined {
  const [start, then] = words[0] === 'the' ? [1, 2] : [0, 1]
  const more = words[then] === 'of' ? 1 : 0
  const found = plainDay([words[start] ?? '', ...words.slice(then + more)], today)
  return found && { ...found, length: found.length + start + more }
}

function plainDay([a = '', b = '', c = '']: readonly string[], today: Day): DayMatch | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(a)
  if (iso) return calendarDay(1, Number(iso[1]), Number(iso[2]), Number(iso[3]), today)
  const numeric = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2})?)?$/.exec(a)
  if (numeric) return calendarDay(1, fullYear(numeric[3]), Number(numeric[2]), Number(numeric[1]), today)
  const [day, month] = /^\d{1,2}(st|nd|rd|th|\.)?$/.test(a)
    ? [a, MONTHS[b]]
    : /^\d{1,2}(st|nd|rd|th)?$/.test(b)
      ? [b, MONTHS[a]]
      : []
  if (!day || !month) return undefined
  const year = /^\d{4}$/.test(c) ? Number(c) : undefined
  return calendarDay(year ? 3 : 2, year, month, Number.parseInt(day, 10), today)
}

function calendarDay(
  length: number,
  year: number | undefined,
  month: number,
  date: number,
  today: Day,
): DayMatch | undefined {
  const write = (y: number) => `${y}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const isReal = (day: Day) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)
  const thisYear = Number(today.slice(0, 4))
  const day = year !== undefined ? write(year) : write(thisYear) < today ? write(thisYear + 1) : write(thisYear)
  return isReal(day) ? { length, day } : undefined
}
const fullYear = (text: string | undefined) => (text ? Number(text.length === 2 ? `20${text}` : text) : undefined)

/** end of month · end of the month · the 15th · ay sonu · ay sonuna · ayın 15 */
export function inMonth(words: readonly string[], today: Day): DayMatch | undefined {
  const text = words.slice(0, 5).join(' ')
  const end = /^(?:the )?end of (?:the )?month\b|^ayi?n? sonu(?:na|nda)?\b/.exec(text)
  if (end) return { length: end[0].split(' ').length, day: addDays(addMonths(`${today.slice(0, 7)}-01`, 1), -1) }
  const [first, second = ''] = words
  const number =
    first === 'ayin' ? (dayAfterAyin(second) ?? 0) : Number(/^the (\d{1,2})(?:st|nd|rd|th)\b/.exec(text)?.[1] ?? 0)
  return number >= 1 && number <= 31 ? { length: 2, day: dayOfMonth(today, number) } : undefined
}

/** The next day of the calendar with this number, which not every month has. */
export function dayOfMonth(today: Day, date: number): Day {
  for (let months = 0; ; months++) {
    const day = addDays(addMonths(`${today.slice(0, 7)}-01`, months), date - 1)
    if (Number(day.slice(8)) === date && day >= today) return day
  }
}

export const nextWeekday = (today: Day, weekday: number): Day =>
  addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1)
/** Today, if it is one. */
export const thisWeekday = (today: Day, weekday: number): Day => addDays(today, (weekday - weekdayOf(today) + 7) % 7)
export const inWeekAfter = (today: Day, weekday: number): Day => addDays(today, 7 - weekdayOf(today) + weekday)
/** The Saturday of this week; on a Sunday, that day. */
export const weekendOf = (today: Day): Day => (weekdayOf(today) === 7 ? today : thisWeekday(today, 6))
