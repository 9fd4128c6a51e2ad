import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from './search.ts'

test.each([
  ['', {}],
  ['?task=7417490728550400001', { task: '7417490728550400001' }],
  ['?tag=a&tag=b+c&archived=true', { tag: ['a', 'b c'], archived: 'true' }],
  ['?text=%C4%B0%26%3D', { text: 'İ&=' }],
])('%s, and back', (text, search) => {
  expect(parseSearch(text)).toEqual(search)
  expect(stringifySearch(search)).toBe(text)
})

test('what is not there leaves no trace', () => {
  expect(stringifySearch({ a: undefined, b: null, c: [] })).toBe('')
})
