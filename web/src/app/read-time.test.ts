import { expect, test } from 'vitest'
import { readTime } from './read-time.ts'

test.each([
  ['18:05', '18:05'],
  ['9', '09:00'],
  ['9.30', '09:30'],
  ['930', '09:30'],
  ['1805', '18:05'],
  ['6:05 pm', '18:05'],
  ['6PM', '18:00'],
  ['12:30 am', '00:30'],
  ['12 pm', '12:00'],
  ['ÖS 6:05', '18:05'],
  ['öö 9', '09:00'],
  ['6.05 ös', '18:05'],
  ['', undefined],
  ['24:00', undefined],
  ['9:60', undefined],
  ['13 pm', undefined],
  ['0 am', undefined],
  ['am 9 pm', undefined],
  ['noon', undefined],
])('%j is %s', (text, time) => {
  expect(readTime(text)).toBe(time)
})
