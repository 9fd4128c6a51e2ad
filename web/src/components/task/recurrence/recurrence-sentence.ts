import { wallOf, weekdayOf } from '../../../app/days.ts'
import type { Recurrence } from '../../../queries/recurrences.ts'

type Language = 'en' | 'tr'
interface Said {
  recurrence: Recurrence
  /** The date that recurs, in Unix seconds: the deadline, or the start where there is none. */
  at: number | null
  /** Whether that is a day, not a time. */
  allDay: boolean
  language: Language
  /** In which its days and times are counted. */
  zone: string
  readerZone: string
}

/** What will happen, in one sentence: “Every second Monday at 09:00, until 1 May 2027; a new copy appears when this one is completed”. */
export function sentenceOf(said: Said): string {
  const { rhythm, time, inZone, end, next, paused } = WORDS[said.language]
  const { recurrence, at, allDay, language, zone, readerZone } = said
  const wall = at === null ? undefined : wallOf(at, zone)
  const sentence = [
    rhythm(recurrence, wall?.day),
    wall && !allDay ? time(wall.time) + (zone === readerZone ? '' : inZone(cityOf(zone))) : '',
    end(recurrence, (seconds) => dayIn(language, zone, seconds)),
    `; ${next[recurrence.createWhen]}`,
  ].join('')
  return recurrence.active ? capital(sentence, language) : `${paused}: ${sentence}`
}

const capital = (text: string, language: Language) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
/** `America/New_York` is New York. */
const cityOf = (zone: string) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
const dayIn = (language: Language, zone: string, seconds: number) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'tr', { dateStyle: 'long', timeZone: zone }).format(
    seconds * 1000,
  )
/** 0 is Monday. */
const weekdayName = (language: Language, place: number) =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + place))
const joined = (language: Language, words: readonly string[]) =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(words)

/** The days of the week that it falls on; without any, that of its date. */
function placesOf({ days }: Recurrence, day: string | undefined): number[] {
  const chosen = (days ?? []).flatMap((isChosen, place) => (isChosen ? [place] : []))
  return chosen.length > 0 || day === undefined ? chosen : [weekdayOf(day) - 1]
}
const isWorkWeek = (places: readonly number[]) => places.join() === '0,1,2,3,4'

const WORDS = {
  en: {
    rhythm(recurrence: Recurrence, day: string | undefined): string {
      const { type, period } = recurrence
      const every = period === 1 ? 'every' : period === 2 ? 'every second' : `every ${period}`
      if (type === 'daily') return period > 2 ? `${every} days` : `${every} day`
      if (type === 'monthly') {
        const months = period > 2 ? `${every} months` : `${every} month`
        const date = day && Number(day.slice(8))
        if (!date) return months
        const short = date > 28 ? ' (the last day of shorter months)' : ''
        return `${months} on the ${date}${ordinal(date)}${short}`
      }
      const places = placesOf(recurrence, day)
      const names = joined(
        'en',
        places.map((place) => weekdayName('en', place)),
      )
      if (period === 1 && isWorkWeek(places)) return 'every weekday'
      if (period === 1 && names) return `every ${names}`
      if (period === 2 && places.length === 1) return `every second ${names}`
      const weeks = period > 2 ? `${every} weeks` : `${every} week`
      return names ? `${weeks} on ${names}` : weeks
    },
    time: (time: string) => ` at ${time}`,
    inZone: (city: string) => ` (${city} time)`,
    end: ({ stopCondition, end, maxCount }: Recurrence, day: (seconds: number) => string) =>
      stopCondition === 'date' && end
        ? `, until ${day(end)}`
        : stopCondition === 'count' && maxCount
          ? `, ${maxCount === 1 ? 'once' : `${maxCount} times`} in all`
          : '',
    next: {
      completed: 'a new copy appears when this one is completed',
      'after-deadline': 'a new copy appears when the deadline has passed',
    },
    paused: 'Paused',
  },
  tr: {
    rhythm(recurrence: Recurrence, day: string | undefined): string {
      const { type, period } = recurrence
      const often = (unit: string, each: string) => (period === 1 ? `her ${unit}` : `${numeral(period)} ${each} bir`)
      if (type === 'daily') return often('gün', 'günde')
      if (type === 'monthly') {
        const date = day && Number(day.slice(8))
        const short = date && date > 28 ? ' (kısa aylarda son gün)' : ''
        return date ? `${often('ay', 'ayda')}, ayın ${date}. günü${short}` : often('ay', 'ayda')
      }
      const places = placesOf(recurrence, day)
      const names = joined(
        'tr',
        places.map((place) => weekdayName('tr', place).toLocaleLowerCase('tr')),
      )
      if (period === 1 && isWorkWeek(places)) return 'hafta içi her gün'
      if (period === 1 && names) return `her ${names}`
      return names ? `${numeral(period)} haftada bir, ${names} günü` : often('hafta', 'haftada')
    },
    time: (time: string) => `, saat ${time}`,
    inZone: (city: string) => ` (${city} saatiyle)`,
    end: ({ stopCondition, end, maxCount }: Recurrence, day: (seconds: number) => string) =>
      stopCondition === 'date' && end
        ? `, son gün ${day(end)}`
        : stopCondition === 'count' && maxCount
          ? `, toplam ${maxCount} kez`
          : '',
    next: {
      completed: 'bu tamamlanınca yeni bir kopya oluşur',
      'after-deadline': 'son tarih geçince yeni bir kopya oluşur',
    },
    paused: 'Duraklatıldı',
  },
}

const ordinal = (n: number) => (n > 3 && n < 21 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'))
const numeral = (n: number) => ['', '', 'iki', 'üç', 'dört', 'beş', 'altı'][n] || String(n)
