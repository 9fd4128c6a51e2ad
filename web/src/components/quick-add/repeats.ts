import { addDays, addMonths, type Day } from '../../app/days.ts'
import type { Language } from '../../messages/define.ts'
import { dayOfMonth, nextWeekday, onCalendar } from './calendar.ts'
import { ADVERBS, countOf, DAY_PARTS, dayAfterAyin, UNITS, type Unit, weekdayNamed } from './words.ts'

export interface Repeat {
  every: number
  unit: Unit
  /** 1 is Monday; with `week` alone. */
  weekdays?: number[]
  /** With `month` alone. */
  monthDay?: number
}
interface Given {
  today: Day
  language: Language
}
export interface RepeatMatch {
  length: number
  repeat: Repeat
}

export const WORKDAYS = [1, 2, 3, 4, 5]
const WEEKEND = [6, 7]

/** every Monday and Friday · every other week · every 15th · daily · her pazartesi · hafta içi her gün · 2 haftada bir */
export function repeating(words: readonly string[], { today, language }: Given): RepeatMatch | undefined {
  const [a = '', b = '', c = '', d = ''] = words
  if (ADVERBS[a]) return { length: 1, repeat: times(1, ADVERBS[a]) }
  if (countOf(a) && isRate(b) && c === 'bir') return { length: 3, repeat: times(countOf(a)!, UNITS[b]!) }
  if (isRate(a) && b === 'bir') return { length: 2, repeat: times(1, UNITS[a]!) }
  if (a === 'hafta' && b === 'ici' && c === 'her' && d === 'gun') return weekly(WORKDAYS, 4)
  if (a !== 'every' && a !== 'her') return undefined
  if (a === 'her' && /day|week|month|year/.test(`${b} ${c}`)) return undefined // an English “her”

  const isOther = a === 'every' && (b === 'other' || b === 'second')
  const start = isOther ? 2 : 1
  const found = eachOf(words.slice(start), { today, language })
  if (!found) return undefined
  const { length, repeat } = found
  return { length: start + length, repeat: isOther ? { ...repeat, every: repeat.every * 2 } : repeat }
}

/** What may follow “every”. */
function eachOf(words: readonly string[], { today, language }: Given): RepeatMatch | undefined {
  const [a = '', b = '', c = '', d = ''] = words
  if (a === 'weekday' || a === 'workday') return weekly(WORKDAYS, 1)
  if ((a === 'hafta' && b === 'ici') || (a === 'is' && b === 'gunu')) return weekly(WORKDAYS, 2)
  if (a === 'weekend' || a === 'haftasonu') return weekly(WEEKEND, 1)
  if (a === 'hafta' && b === 'sonu') return weekly(WEEKEND, 2)
  if (a === 'ayin' && dayAfterAyin(b)) return monthly(dayAfterAyin(b)!, 2)
  if (/\D$/.test(a) && monthDay(a)) return weekdayNamed(b, language) ? undefined : monthly(monthDay(a)!, 1)
  if (DAY_PARTS[a]) return { length: 0, repeat: times(1, ['day', 1]) } // the part is its time
  const days = weekdays(words, language)
  if (days.length > 0) return weekly(days.names, days.length)
  // “on 4 July” is the date that it begins with, and is read by itself.
  if (UNITS[a]?.[0] === 'month' && b === 'on' && !onCalendar(words.slice(2), today)) {
    const [word, length] = c === 'the' ? [d, 4] : [c, 3]
    if (monthDay(word)) return { length, repeat: { ...times(1, UNITS[a]), monthDay: monthDay(word)! } }
  }
  if (UNITS[a]) return { length: 1, repeat: times(1, UNITS[a]) }
  return countOf(a) && UNITS[b] ? { length: 2, repeat: times(countOf(a)!, UNITS[b]) } : undefined
}

/** Monday and Thursday · Mon, Wed, Fri · pazartesi ve cuma */
function weekdays(words: readonly string[], language: Language): { names: number[]; length: number } {
  const names: number[] = []
  let length = 0
  for (let i = 0; i < words.length; i++) {
    if (names.length > 0 && ['and', '&', 've', 'ile'].includes(words[i] ?? '')) continue
    const day = weekdayNamed(words[i] ?? '', language)
    if (!day) break
    if (!names.includes(day)) names.push(day)
    length = i + 1
  }
  return { names: names.sort((one, other) => one - other), length }
}

/** The first date of what begins today, or later. */
export function firstOf({ every, unit, weekdays: days, monthDay: date }: Repeat, today: Day): Day {
  if (days) return days.map((day) => nextWeekday(today, day)).sort()[0] ?? today
  if (date) return dayOfMonth(today, date)
  if (unit === 'day') return today
  return unit === 'week' ? addDays(today, 7 * every) : addMonths(today, every)
}

const isRate = (word: string) => /^(gunde|haftada|ayda|yilda)$/.test(word)
const times = (count: number, [unit, each]: readonly [Unit, number]): Repeat => ({ every: count * each, unit })
const weekly = (names: readonly number[], length: number): RepeatMatch => ({
  length,
  repeat: { every: 1, unit: 'week', weekdays: [...names] },
})
const monthly = (date: number, length: number): RepeatMatch => ({
  length,
  repeat: { every: 1, unit: 'month', monthDay: date },
})
const monthDay = (word: string): number | undefined => {
  const date = /^\d{1,2}(st|nd|rd|th|\.)?$/.test(word) ? Number.parseInt(word, 10) : 0
  return date >= 1 && date <= 31 ? date : undefined
}
