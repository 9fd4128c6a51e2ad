import { expect, test } from 'vitest'
import { readDuration } from './duration.ts'

test.each([
  ['1:30', 5400],
  ['2h', 7200],
  ['2', 7200],
  ['1,5', 5400],
  ['1.5 sa', 5400],
  ['90m', 5400],
  ['90 dk', 5400],
  ['1h 30m', 5400],
  ['1 saat 30 dakika', 5400],
  ['', 0],
  ['soon', undefined],
  ['1:75', undefined],
  ['-2', undefined],
])('%s', (text, seconds) => {
  expect(readDuration(text)).toBe(seconds)
})
