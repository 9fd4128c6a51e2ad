import type { Language } from '../../messages/define.ts'

/** People type any word, “constructor” too. */
const table = <T>(words: Record<string, T>): Readonly<Record<string, T>> => Object.assign(Object.create(null), words)

/** Folded (see app/fold.ts): no case, no accents, ı as i. */
export const WEEKDAYS = table<number>({
  monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7,
  pazartesi: 1, sali: 2, carsamba: 3, persembe: 4, cuma: 5, cumartesi: 6, pazar: 7,
}) // biome-ignore format: a table

/** Short ones only in their own language: “sat” is Turkish for “sell”. */
export const SHORT_WEEKDAYS: Record<Language, Readonly<Record<string, number>>> = {
  en: table({ mon: 1, tue: 2, tues: 2, wed: 3, thu: 4, thur: 4, thurs: 4, fri: 5, sat: 6, sun: 7 }),
  tr: table({ pzt: 1, sal: 2, car: 3, per: 4, cum: 5, cmt: 6, paz: 7 }),
}

/** Without “ara”, which says “call” in Turkish. */
export const MONTHS = table<number>({
  january: 1, february: 2, march: 3, april: 4, may: 5, june: 6, july: 7, august: 8, september: 9, october: 10, november: 11, december: 12,
  jan: 1, feb: 2, mar: 3, apr: 4, jun: 6, jul: 7, aug: 8, sep: 9, sept: 9, oct: 10, nov: 11, dec: 12,
  ocak: 1, subat: 2, mart: 3, nisan: 4, mayis: 5, haziran: 6, temmuz: 7, agustos: 8, eylul: 9, ekim: 10, kasim: 11, aralik: 12,
  oca: 1, sub: 2, nis: 4, haz: 6, tem: 7, agu: 8, eyl: 9, eki: 10, kas: 11,
}) // biome-ignore format: a table

export const NEAR_DAYS = table<number>({
  today: 0, bugun: 0, tonight: 0, tomorrow: 1, tmr: 1, yarin: 1,
}) // biome-ignore format: a table

/** Parts of a day: when each begins, and whether “8” is then twenty hours. */
export const DAY_PARTS = table<{ hour: number; isLate?: boolean }>({
  morning: { hour: 9 }, noon: { hour: 12 }, afternoon: { hour: 14, isLate: true }, evening: { hour: 18, isLate: true }, night: { hour: 20, isLate: true },
  sabah: { hour: 9 }, ogle: { hour: 12 }, oglen: { hour: 12 }, ogleyin: { hour: 12 }, aksam: { hour: 18, isLate: true }, gece: { hour: 20, isLate: true },
}) // biome-ignore format: a table

export type Unit = 'day' | 'week' | 'month'
export const UNITS = table<readonly [unit: Unit, times: number]>({
  day: ['day', 1], days: ['day', 1], gun: ['day', 1], gunde: ['day', 1], week: ['week', 1], weeks: ['week', 1], hafta: ['week', 1], haftada: ['week', 1],
  month: ['month', 1], months: ['month', 1], ay: ['month', 1], ayda: ['month', 1], year: ['month', 12], years: ['month', 12], yil: ['month', 12], yilda: ['month', 12],
}) // biome-ignore format: a table

/** In minutes. */
export const SHORT_UNITS = table<number>({
  hour: 60, hours: 60, hr: 60, hrs: 60, saat: 60, minute: 1, minutes: 1, min: 1, mins: 1, dakika: 1, dk: 1,
}) // biome-ignore format: a table

export const ADVERBS = table<readonly [unit: Unit, times: number]>({
  daily: ['day', 1], weekly: ['week', 1], monthly: ['month', 1], yearly: ['month', 12], annually: ['month', 12],
}) // biome-ignore format: a table

export const NUMBERS = table<number>({
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6,
  bir: 1, iki: 2, uc: 3, dort: 4, bes: 5, alti: 6,
}) // biome-ignore format: a table

export const PRIORITY_WORDS = table<1 | 2 | 3 | 4 | 5>({
  lowest: 1, low: 2, normal: 3, high: 4, urgent: 5, dusuk: 2, yuksek: 4, acil: 5,
}) // biome-ignore format: a table

export const countOf = (word: string): number | undefined =>
  /^\d{1,3}$/.test(word) ? Number(word) || undefined : NUMBERS[word]
/** What follows “ayın”: 10, and with its ending, of which an apostrophe would have told: 10u, 1inde, 2sinde. */
export function dayAfterAyin(word: string): number | undefined {
  const date = Number(/^(\d{1,2})\.?(?:s?[iu](?:n[a-z]*)?)?$/.exec(word)?.[1] ?? 0)
  return date >= 1 && date <= 31 ? date : undefined
}
/** Also with the ending of “until”: cumaya, pazartesiye. */
export const weekdayNamed = (word: string, language: Language): number | undefined =>
  WEEKDAYS[word] ?? SHORT_WEEKDAYS[language][word] ?? WEEKDAYS[word.replace(/y[ae]$|a$/, '')]
