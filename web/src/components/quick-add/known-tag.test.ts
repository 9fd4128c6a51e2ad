import { expect, test } from 'vitest'
import { knownTag } from './known-tag.ts'

const tags = ['home office', 'homeoffice', 'big order', 'cafe', 'ödeme'].map((name) => ({
  _id: name,
  group: '1',
  color: '',
  name,
}))

test.each([
  ['HomeOffice', 'homeoffice'],
  ['bigOrder', 'big order'],
  ['CAFE', 'cafe'],
  ['café', undefined], // another name, as for the server
  ['ÖDEME', 'ödeme'],
])('#%s is %s', (word, expected) => {
  expect(knownTag(tags, word)?.name).toBe(expected)
})
