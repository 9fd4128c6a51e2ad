import { expect, test } from 'vitest'
import type { Language } from '../messages/define.ts'
import { formatsFor } from './formats.ts'

test.each<[Language, string, string]>([
  ['en', 'dd.MM.yyyy', '31 Jan 2020'],
  ['en', 'dd/MM/yyyy', '31 Jan 2020'],
  ['en', 'MM/dd/yyyy', 'Jan 31, 2020'],
  ['en', 'yyyy-MM-dd', 'Jan 31, 2020'],
  ['tr', 'dd.MM.yyyy', '31 Oca 2020'],
])('a day in words, in %s with %s: %s', (language, pattern, words) => {
  const { dayName, moment } = formatsFor(language, 'UTC', pattern, 'HH:mm')
  expect(dayName('2020-01-31')).toBe(words)
  expect(moment(Date.parse('2020-01-31T18:00:00Z') / 1000)).toBe(`${words} 18:00`)
})

test.each<[Language, string, string, string]>([
  ['en', 'HH:mm', '18:05', '18:05'],
  ['en', 'hh:mm a', '18:05', '6:05 PM'],
  ['en', 'hh:mm a', '00:30', '12:30 AM'],
  ['tr', 'hh:mm a', '18:05', 'ÖS 6:05'],
  ['tr', 'hh:mm a', '09:00', 'ÖÖ 9:00'],
])('a time, in %s with %s: %s is %s', (language, pattern, time, words) => {
  expect(formatsFor(language, 'UTC', 'dd.MM.yyyy', pattern).time(time)).toBe(words)
})
