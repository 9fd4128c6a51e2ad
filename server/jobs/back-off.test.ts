import { expect, test } from 'vitest'
import { MOST_ATTEMPTS, waitAfter } from './back-off.ts'

test.each([
  [1, 1_000],
  [2, 5_000],
  [3, 30_000],
  [4, 120_000],
  [5, 600_000],
  [6, 3_600_000],
  [9, 43_200_000],
  [10, null],
  [11, null],
])('after attempt %i it waits %s ms', (attempts, wait) => {
  expect(waitAfter(attempts, 0.5)).toBe(wait)
})

test('what failed together is spread by a fifth either way', () => {
  expect([waitAfter(3, 0), waitAfter(3, 1)]).toEqual([24_000, 36_000])
})

test('there are ten attempts', () => {
  expect(MOST_ATTEMPTS).toBe(10)
})
