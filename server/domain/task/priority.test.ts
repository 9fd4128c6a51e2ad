import { expect, test } from 'vitest'
import { DEFAULT_PRIORITY_DIGITS, isPriorityDigits, priorityDigits, priorityOf } from './priority.ts'

test.each([
  [DEFAULT_PRIORITY_DIGITS, 3],
  ['0', 1],
  ['500', 1],
  ['1000', 1],
  ['1999', 1],
  ['2000', 2],
  ['3500', 3],
  ['03500', 3],
  ['4999', 4],
  ['5000', 5],
  ['6000', 5],
  ['999999999999999', 5],
])('%s reads as %i', (digits, priority) => {
  expect(priorityOf(digits)).toBe(priority)
})

test.each([1, 2, 3, 4, 5])('%i comes back as thousands', (priority) => {
  expect(priorityDigits(priority)).toBe(`${priority}000`)
  expect(priorityOf(priorityDigits(priority))).toBe(priority)
})

test.each([
  ['3000', true],
  ['0', true],
  ['9'.repeat(15), true],
  ['9'.repeat(16), false],
  ['', false],
  ['-1', false],
  ['3000.5', false],
  ['3e3', false],
  [' 3000', false],
  ['high', false],
])('isPriorityDigits(%j) is %j', (text, expected) => {
  expect(isPriorityDigits(text)).toBe(expected)
})
