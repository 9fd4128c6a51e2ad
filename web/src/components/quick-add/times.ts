import type { Time } from '../../app/days.ts'
import { DAY_PARTS, MONTHS } from './words.ts'

export interface TimeMatch {
  length: number
  time: Time
}

/** 9:30 · 9am · 9 am · at 9 · saat 9 · saat 9.30 · at noon */
export function timed([a = '', b = '', c = '']: readonly string[]): TimeMatch | undefined {
  const hasWord = a === 'at' || a === 'saat'
  const [word, next] = hasWord ? [b, c] : [a, b]
  if (hasWord && word === 'noon') return { length: 2, time: clock(12, 0) }
  const found = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/.exec(word)
  if (!found) return undefined
  const isApart = !found[3] && /^[ap]m$/.test(next)
  const half = isApart ? next : found[3]
  if (!hasWord && !half && !/^\d{1,2}:\d{2}$/.test(word)) return undefined
  const hour = (Number(found[1]) % (half ? 12 : 24)) + (half === 'pm' ? 12 : 0)
  const minute = Number(found[2] ?? 0)
  if (Number(found[1]) > 24 || minute > 59) return undefined
  return { length: 1 + Number(hasWord) + Number(isApart), time: clock(hour, minute) }
}

/** What may follow a date, where a time needs no sign that it is one: “tomorrow 9”, “yarın 9.30”, “tonight 8”, “yarın akşam 8”. */
export function timeAfter(date: string, words: readonly string[]): TimeMatch | undefined {
  if (date === 'tonight') return bareTime(words, true)
  const start = words[0] === 'in' && words[1] === 'the' ? 2 : 0
  const isAfternoon = words[0] === 'ogleden' && words[1] === 'sonra'
  const part = isAfternoon ? DAY_PARTS.afternoon : DAY_PARTS[words[start] ?? '']
  if (!part) return bareTime(words, false)
  const length = isAfternoon ? 2 : start + 1
  const exact = bareTime(words.slice(length), part.isLate ?? false)
  return exact ? { ...exact, length: length + exact.length } : { length, time: clock(part.hour, 0) }
}

function bareTime(words: readonly string[], isLate: boolean): TimeMatch | undefined {
  const [, hour, minute] = /^([01]?\d|2[0-3])(?:\.([0-5]\d))?$/.exec(words[0] ?? '') ?? []
  const isOfDate = hour && MONTHS[words[1] ?? ''] // “her yıl 23 Nisan”: a day, and no hour
  const found =
    timed(words) ?? (hour && !isOfDate ? { length: 1, time: clock(Number(hour), Number(minute ?? 0)) } : undefined)
  if (!found || !isLate || found.time >= '12:00' || found.time < '01:00') return found
  return { ...found, time: clock(Number(found.time.slice(0, 2)) + 12, Number(found.time.slice(3))) }
}

export const clock = (hour: number, minute: number): Time =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
