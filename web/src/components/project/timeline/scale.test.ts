import { describe, expect, test } from 'vitest'
import { scaleOf } from './scale.ts'

const range = { start: '2026-01-30', days: 400 } as const
const PX_OF_LETTER = 7.5

describe.each(['en', 'tr'])('in %s', (language) => {
  test.each([0.35, 1, 1.7, 2.9, 5, 12, 40])('at %d pixels a day no word is wider than its place', (dayWidth) => {
    const { above, below } = scaleOf(range, dayWidth, language)
    expect(above.length).toBeGreaterThan(1)
    for (const { words, days } of [...above, ...below])
      expect(words.length * PX_OF_LETTER).toBeLessThanOrEqual(Math.max(days * dayWidth, 0))
  })
})

test.each([
  [40, 'Jan', '2'], // two days have room for a short word
  [12, 'February 2026', '9'],
  [2.9, 'Feb', '9'],
  [2, '2026', 'Mar'],
  [0.35, '2026', undefined],
])('at %d pixels a day it says %s over %s', (dayWidth, above, below) => {
  const scale = scaleOf(range, dayWidth, 'en')
  expect(scale.above.find(({ words }) => words)?.words).toBe(above)
  const shown = scale.below.filter(({ words }) => words)
  expect(below === undefined ? shown : shown.map(({ words }) => words)).toEqual(
    below === undefined ? [] : expect.arrayContaining([below]),
  )
})
