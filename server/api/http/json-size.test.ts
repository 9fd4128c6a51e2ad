import { expect, test } from 'vitest'
import { jsonSize } from './json-size.ts'

const MOST = { depth: 4, members: 6, values: 10 }

test.each([
  ['1', { depth: 0, members: 0, values: 0 }],
  ['"a, b: [{"', { depth: 0, members: 0, values: 0 }],
  ['"a\\", [1"', { depth: 0, members: 0, values: 0 }],
  ['"\\\\",[', { depth: 1, members: 0, values: 2 }], // no JSON: an escaped backslash ends no text early
  ['[]', { depth: 1, members: 0, values: 0 }],
  ['[1, 2, 3]', { depth: 1, members: 0, values: 3 }],
  ['{"a":1,"b":[{}]}', { depth: 3, members: 2, values: 3 }],
  ['{"ç":"🙂,🙂"}', { depth: 1, members: 1, values: 1 }],
])('the size of %s', (text, size) => expect(jsonSize(Buffer.from(text), MOST)).toEqual(size))

test.each([
  ['values', '[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]', { values: 11 }],
  ['empty arrays', '[[],[],[],[],[],[],[],[],[],[],[],[],[]]', { values: 11 }],
  ['members', '{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1}', { members: 7 }],
  ['levels', '[[[[[[[[[[', { depth: 5 }],
])('it stops at the first of too many %s', (_, text, size) =>
  expect(jsonSize(Buffer.from(text), MOST)).toMatchObject(size),
)
