import { expect, test } from 'vitest'
import { fitting } from './page-bytes.ts'

test.each<[number[], number]>([
  [[], 0],
  [[10], 1],
  [[11], 1], // what is larger than an answer is one by itself
  [[5, 5], 2],
  [[5, 5, 1], 2],
  [[11, 1], 1],
  [[1, 11, 1], 1],
])('of rows of %j bytes, %i fit in 10', (sizes, count) => {
  const rows = sizes.map((bytes) => ({ bytes }))
  expect(fitting(rows, 10)).toEqual(rows.slice(0, count))
})
