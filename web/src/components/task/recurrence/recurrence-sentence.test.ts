import { expect, test } from 'vitest'
import type { Recurrence } from '../../../queries/recurrences.ts'
import { sentenceOf } from './recurrence-sentence.ts'

const zone = 'Europe/Istanbul'
const monday9 = Date.parse('2026-01-19T06:00:00Z') / 1000
const endOf31st = Date.parse('2026-01-31T20:59:00Z') / 1000
const daily: Recurrence = { type: 'daily', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }
const until = { stopCondition: 'date', end: Date.parse('2027-05-01T20:59:00Z') / 1000 } as const
const on = (...places: number[]) => Array.from({ length: 7 }, (_, place) => places.includes(place))

test.each<[Partial<Recurrence>, number | null, string, string]>([
  [{ type: 'weekly', period: 2, ...until }, monday9,
    'Every second Monday at 09:00, until 1 May 2027; a new copy appears when this one is completed',
    'İki haftada bir, pazartesi günü, saat 09:00, son gün 1 Mayıs 2027; bu tamamlanınca yeni bir kopya oluşur'],
  [{}, null, 'Every day; a new copy appears when this one is completed', 'Her gün; bu tamamlanınca yeni bir kopya oluşur'],
  [{ period: 3, createWhen: 'after-deadline' }, endOf31st, 'Every 3 days; a new copy appears when the deadline has passed',
    'Üç günde bir; son tarih geçince yeni bir kopya oluşur'],
  [{ type: 'weekly', days: on(0, 2, 4) }, endOf31st, 'Every Monday, Wednesday, and Friday; a new copy appears when this one is completed',
    'Her pazartesi, çarşamba ve cuma; bu tamamlanınca yeni bir kopya oluşur'],
  [{ type: 'weekly', days: on(0, 1, 2, 3, 4) }, endOf31st, 'Every weekday; a new copy appears when this one is completed',
    'Hafta içi her gün; bu tamamlanınca yeni bir kopya oluşur'],
  [{ type: 'weekly', period: 3, days: on(1, 3) }, endOf31st, 'Every 3 weeks on Tuesday and Thursday; a new copy appears when this one is completed',
    'Üç haftada bir, salı ve perşembe günü; bu tamamlanınca yeni bir kopya oluşur'],
  [{ type: 'monthly', stopCondition: 'count', maxCount: 12 }, endOf31st,
    'Every month on the 31st (the last day of shorter months), 12 times in all; a new copy appears when this one is completed',
    'Her ay, ayın 31. günü (kısa aylarda son gün), toplam 12 kez; bu tamamlanınca yeni bir kopya oluşur'],
  [{ active: false }, null, 'Paused: every day; a new copy appears when this one is completed',
    'Duraklatıldı: her gün; bu tamamlanınca yeni bir kopya oluşur'],
])('%o from %s', (change, at, english, turkish) => {
  const recurrence = { ...daily, ...change }
  expect(sentenceOf({ recurrence, at, allDay: at === endOf31st, language: 'en', zone, readerZone: zone })).toBe(english)
  expect(sentenceOf({ recurrence, at, allDay: at === endOf31st, language: 'tr', zone, readerZone: zone })).toBe(turkish)
}) // biome-ignore format: a table

test('names the zone when it is not the reader’s', () => {
  const said = { recurrence: daily, at: monday9, allDay: false, zone, readerZone: 'Asia/Tokyo' }
  expect(sentenceOf({ ...said, language: 'en' })).toContain('Every day at 09:00 (Istanbul time)')
  expect(sentenceOf({ ...said, language: 'tr' })).toContain('saat 09:00 (Istanbul saatiyle)')
})
