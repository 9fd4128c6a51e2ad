import { expect, test } from 'vitest'
import { nameKey as keyOfServer } from '../../../server/domain/name.ts'
import { nameKey } from './name-key.ts'

test.each([
  ['urgent', ' Urgent\t', true],
  ['café', 'CAFE\u0301', true],
  ['café', 'cafe', false],
  ['Straße', 'STRASSE', true],
  ['İstanbul', 'istanbul', true],
  ['ISPARTA', 'ısparta', true],
  ['ödeme', 'odeme', false],
  ['to\u200bday', 'today', true],
  ['\u2800today\u3164', 'today', true],
  ['Τέλος', 'ΤΕΛΟΣ', true],
  ['ﬁne', 'fine', true],
  ['home office', 'homeoffice', false],
])('%j and %j are one name: %s, as the server compares them', (a, b, expected) => {
  expect(nameKey(a) === nameKey(b)).toBe(expected)
  expect(keyOfServer(a) === keyOfServer(b)).toBe(expected)
})
