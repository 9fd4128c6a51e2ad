import { describe, expect, test } from 'vitest'
import { isName, nameKey, tidyName } from './name.ts'

const UNSEEN = [
  '', ' ', '\t\r\n', '\u0085', '\u00a0', '\u00ad', '\u034f', '\u061c', '\u115f', '\u1160', '\u17b4', '\u180b', '\u180e', '\u2003',
  '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2028', '\u2029', '\u202a', '\u202e', '\u202f', '\u2060', '\u2064', '\u2066',
  '\u2069', '\u206f', '\u2800', '\u3000', '\u3164', '\ufe00', '\ufe0f', '\ufeff', '\uffa0', '\ufff9', '\ufffc', '\u{13441}',
  '\u{16fe4}', '\u{1bca0}', '\u{1d159}', '\u{1d173}', '\u{e0001}', '\u{e0020}', '\u{e0100}', '\u{e01ef}', '\u0001', '\u007f',
] // biome-ignore format: many

describe('a name of which nothing is seen', () => {
  test.each(UNSEEN)('%j is none', (text) => {
    expect(isName(text)).toBe(false)
    expect(isName(`${text}\u200b${text}`)).toBe(false)
    expect(isName(`${text}a${text}`)).toBe(true)
  })

  test('there is no other that Unicode lets programs leave out', () => {
    for (let point = 0; point < 0x110000; point++) {
      const character = String.fromCodePoint(point)
      if (/^[\p{Default_Ignorable_Code_Point}\p{Z}\p{Cc}]$/u.test(character) && isName(character))
        expect.fail(point.toString(16))
    }
  })
})

test.each(['a', '0', '.', 'ß', '字', '🚀', '👨‍👩‍👧', '❤️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'می‌خواهم', '\u0301'])(
  '%s is a name, and kept whole',
  (text) => {
    expect(isName(text)).toBe(true)
    expect(tidyName(text)).toBe(text.normalize('NFC'))
  },
)

test.each([
  [' urgent ', 'urgent'],
  ['\u3164\u200burgent\u00a0\ufeff', 'urgent'],
  ['Cafe\u0301', 'Café'],
  ['a  b', 'a  b'],
  ['❤️ ', '❤️'],
])('%j is kept as %j', (text, kept) => {
  expect(tidyName(text)).toBe(kept)
})

test.each([
  ['urgent', ' Urgent '],
  ['urgent', 'ur\u200bgent'],
  ['urgent', 'ur\u00adgent\u2060'],
  ['Café', 'CAFE\u0301'],
  ['İzmir', 'izmir'],
  ['Straße', 'STRASSE'],
  ['❤️', '❤'],
])('%j and %j are the same name', (a, b) => {
  expect(nameKey(a)).toBe(nameKey(b))
})

test('another name has another key', () => {
  expect(nameKey('a b')).not.toBe(nameKey('ab'))
})

test.each([
  ['Rent\nBcc: everybody@example.com', 'Rent Bcc: everybody@example.com'],
  ['a\r\n\r\nb', 'a b'],
  ['a\u2028b\u2029c\u0085d\ve\ff', 'a b c d e f'],
  ['a\n', 'a'],
])('%j is kept in one line', (text, kept) => expect(tidyName(text)).toBe(kept))
