import { expect, test } from 'vitest'
import { finerInstant } from './time.ts'

test.each([
  [2_000, 2_061, 2_061],
  [2_000, 2_000, 2_000],
  [3_000, 2_999, 3_000],
  [-1_000, -1, -1],
  [null, 2_061, null],
  [undefined, 2_061, undefined],
  [2_000, null, 2_000],
  [2_000, undefined, 2_000],
])('%j given where there is %j means %j', (given, present, meant) => expect(finerInstant(given, present)).toBe(meant))
