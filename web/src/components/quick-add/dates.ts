import { addDays, addMonths, type Day, type Time } from '../../app/days.ts'
import type { Language } from '../../messages/define.ts'
import { type DayMatch, inMonth, inWeekAfter, nextWeekday, onCalendar, thisWeekday, weekendOf } from './calendar.ts'
import { type Repeat, repeating } from './repeats.ts'
import { clock, timeAfter, timed } from './times.ts'
import { countOf, DAY_PARTS, NEAR_DAYS, SHORT_UNITS, UNITS, weekdayNamed } from './words.ts'

export interface Match {
  /** How many words it takes. */
  length: number
  day?: Day
  time?: Time
  repeat?: Repeat
}
interface Today {
  today: Day
  language: Language
}
interface Given extends Today {
  /** What time it is. */
  now: Time
}

/**
 * A word as it is compared: without the comma after it, and without a Turkish ending after an apostrophe (“Ocak’a”); a
 * number at which something is (“9'da”) is a time. An English ending stays: “Monday's” is no day.
 */
export function bare(folded: string): string {
  const word = folded.replace(/[,;:!?]+$/, '').replaceAll('’', "'")
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?'[dt][ae]$/.exec(word) ?? []
  return hour ? `${hour}:${minute}` : word.replace(/'(?:[yns]?[aeiu]|(?:[iu]n)?[dt][ae]n?|[iu]n[ae]?|n[iu]n)$/, '')
}

/** A date, time or recurrence that starts with the first of the bare words; undefined: none does. */
export function matchDate(words: readonly string[], given: Given): Match | undefined {
  const soon = fromNow(words, given)
  if (soon) return soon
  const found = repeating(words, given) ?? dated(words, given) ?? prefixed(words, given)
  if (!found) return timed(words)
  const length = words[found.length] === 'kadar' ? found.length + 1 : found.length
  const time = timeAfter(words[length - 1] ?? '', words.slice(length))
  return { ...found, length: length + (time?.length ?? 0), ...(time && { time: time.time }) }
}

/** in 2 hours · in half an hour · in 30 minutes · 2 saat sonra · yarım saat sonra · 30 dakika içinde */
function fromNow(words: readonly string[], { today, now }: Given): Match | undefined {
  const [a = '', b = '', c = '', d = ''] = words
  const isHalf = a === 'in' && b === 'half' && /^an?$/.test(c)
  if (isHalf && d === 'hour') return after(30, 4)
  if (a === 'in' && countOf(b) && SHORT_UNITS[c]) return after(countOf(b)! * SHORT_UNITS[c], 3)
  if (c !== 'sonra' && c !== 'icinde') return undefined
  if (a === 'yarim' && b === 'saat') return after(30, 3)
  return countOf(a) && SHORT_UNITS[b] ? after(countOf(a)! * SHORT_UNITS[b], 3) : undefined

  function after(minutes: number, length: number): Match {
    const [hour = 0, minute = 0] = now.split(':').map(Number)
    const then = hour * 60 + minute + minutes
    return { length, day: addDays(today, Math.floor(then / 1440)), time: clock(Math.floor(then / 60) % 24, then % 60) }
  }
}

/** “by Friday”, “on 31 January”. */
function prefixed([first = '', ...rest]: readonly string[], given: Today): DayMatch | undefined {
  if (!['on', 'by', 'until', 'due'].includes(first)) return undefined
  const match = dated(rest, given)
  return match && { ...match, length: match.length + 1 }
}

function dated(words: readonly string[], { today, language }: Today): DayMatch | undefined {
  const [a = '', b = '', c = ''] = words
  const near = NEAR_DAYS[a.replace(/^(yarin|bugun)a$/, '$1')]
  if (near !== undefined) return { length: 1, day: addDays(today, near) }
  const afterNext = /^(the )?day after tomorrow\b|^obur gun\b/.exec(words.slice(0, 4).join(' '))
  if (afterNext) return { length: afterNext[0].split(' ').length, day: addDays(today, 2) }
  const onDate = onCalendar(words, today) ?? inMonth(words, today) // “the 4th of July” before “the 4th”
  if (onDate) return onDate
  if (a === 'haftasonu') return { length: 1, day: weekendOf(today) }
  if (a === 'hafta' && /^sonu(na)?$/.test(b)) return { length: 2, day: weekendOf(today) }
  if (a === 'haftaya') {
    const day = weekdayNamed(b, language)
    return { length: day ? 2 : 1, day: inWeekAfter(today, day ?? 1) }
  }
  if (a === 'this' || a === 'bu') return thisOne(words, { today, language })
  if (a === 'next' || a === 'gelecek' || a === 'onumuzdeki') return nextOne(words, { today, language })
  if (a === 'in' && countOf(b) && UNITS[c]) return { length: 3, day: later(today, countOf(b)!, c) }
  if (countOf(a) && UNITS[b] && (c === 'sonra' || c === 'icinde'))
    return { length: 3, day: later(today, countOf(a)!, b) }
  const day = weekdayNamed(a, language)
  return day ? { length: b === 'gunu' ? 2 : 1, day: nextWeekday(today, day) } : undefined
}

/** this Friday · this weekend · this evening · bu cuma · bu akşam */
function thisOne([, b = '', c = '']: readonly string[], { today, language }: Today): DayMatch | undefined {
  const day = weekdayNamed(b, language)
  if (day) return { length: c === 'gunu' ? 3 : 2, day: thisWeekday(today, day) }
  if (b === 'weekend' || b === 'haftasonu') return { length: 2, day: weekendOf(today) }
  if (b === 'hafta' && /^sonu(na)?$/.test(c)) return { length: 3, day: weekendOf(today) }
  return b in DAY_PARTS ? { length: 1, day: today } : undefined // what follows is its time
}

/** next Monday · next week · next week Tuesday · next month · gelecek cuma · önümüzdeki ay */
function nextOne([, word = '', then = '']: readonly string[], { today, language }: Today): DayMatch | undefined {
  const day = weekdayNamed(word, language)
  if (day) return { length: 2, day: inWeekAfter(today, day) }
  const [unit, times] = UNITS[word] ?? []
  const onDay = weekdayNamed(then, language)
  if (unit === 'week') return { length: onDay ? 3 : 2, day: inWeekAfter(today, onDay ?? 1) }
  const start = times === 12 ? `${today.slice(0, 4)}-01-01` : `${today.slice(0, 7)}-01`
  return unit === 'month' ? { length: 2, day: addMonths(start, times ?? 1) } : undefined
}

function later(today: Day, count: number, word: string): Day {
  const [unit, times] = UNITS[word] ?? ['day', 1]
  if (unit === 'month') return addMonths(today, count * times)
  return addDays(today, unit === 'week' ? count * 7 : count)
}
