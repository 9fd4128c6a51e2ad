import { expect, test } from 'vitest'
import { matching, mentionAt, mentionsIn, withBoldMentions } from './mentions.ts'

const ada = { _id: '1', firstname: 'Ada', lastname: 'Lovelace' }
const adam = { _id: '2', firstname: 'Ada', lastname: 'Love' }
const ibo = { _id: '3', firstname: 'İbrahim', lastname: 'Çelik' }

test.each([
  ['Hello @ad', 9, { start: 6, typed: 'ad' }],
  ['@', 1, { start: 0, typed: '' }],
  ['@ada love', 9, { start: 0, typed: 'ada love' }],
  ['mail a@b', 8, undefined],
  ['Hello', 5, undefined],
  ['@ada\nand', 8, undefined],
])('%j at %i', (text, caret, found) => {
  expect(mentionAt(text, caret)).toEqual(found)
})

test('people are found by any word of their name, in every alphabet', () => {
  expect(matching([ada, ibo], 'lov')).toEqual([ada])
  expect(matching([ada, ibo], 'ibr')).toEqual([ibo])
  expect(matching([ada, ibo], 'İB')).toEqual([ibo])
  expect(matching([ada, ibo], '')).toEqual([ada, ibo])
})

test('who is mentioned is read from the text; of names that begin alike the longest counts', () => {
  expect(mentionsIn('Ask @Ada Lovelace.', [ada, adam])).toEqual([{ id: '1', name: 'Ada Lovelace' }])
  expect(mentionsIn('Ask @Ada Love', [ada, adam])).toEqual([{ id: '2', name: 'Ada Love' }])
  expect(mentionsIn('Ask Ada Lovelace', [ada])).toEqual([])
})

test('a name that is markup stays as it is', () => {
  expect(withBoldMentions('@Ada Lovelace and @**x**', [{ name: 'Ada Lovelace' }, { name: '**x**' }])).toBe(
    '**@Ada Lovelace** and @**x**',
  )
})
