import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codePointLength, compareText, fold, isCleanText, wordsOf } from './text.ts'

const CHANGING = /[\p{Changes_When_Casemapped}\p{Changes_When_NFKC_Casefolded}\p{M}]/u
const LOCALES = ['en', 'tr', 'az', 'lt', 'el', 'de']

const anyText = fc.string({ unit: 'binary' })
// Whole characters: none of them joins with its neighbour into another.
const letters = fc.string({ unit: fc.constantFrom(...'abcİıIiSsßẞςσΣΏάϊŻżéÉДд한字ﬁǅK1 .🚀𐐀𐐨') })
const inAnyCase = (text: string) =>
  LOCALES.flatMap((locale) => [text.toLocaleUpperCase(locale), text.toLocaleLowerCase(locale)])

describe('fold', () => {
  test.each([
    ['ISTANBUL', 'istanbul'],
    ['İstanbul', 'istanbul'],
    ['ıSTANBUL', 'istanbul'],
    ['I\u0307zmir', 'izmir'],
    ['IĞDIR', 'iğdir'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['οδός', 'οδοσ'],
    ['Αθήνα', 'αθηνα'],
    ['ΑΘΗΝΑ', 'αθηνα'],
    ['ŻÓŁĆ', 'żółć'],
    ['Z\u0307o\u0301łc\u0301', 'żółć'],
    ['CAFE\u0301', 'café'],
    ['ﬁne ＦＵＬＬ', 'fine full'],
    ['ДЕНЬ', 'день'],
    ['', ''],
  ])('%j is %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('of one character is the same in every case and normal form', () => {
    for (let point = 0x80; point < 0x30000; point++) {
      const character = String.fromCodePoint(point)
      if (!CHANGING.test(character)) continue
      const forms = ['NFC', 'NFD', 'NFKC', 'NFKD'].map((form) => character.normalize(form))
      const folded = new Set([...inAnyCase(character), ...forms, fold(character)].map(fold))
      if (folded.size !== 1) expect.fail(`${character} (${point.toString(16)}) folds to ${[...folded]}`)
    }
  })

  test('is idempotent', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })

  test('finds a text in whatever case it is asked for', () => {
    fc.assert(
      fc.property(letters, letters, letters, (before, text, after) => {
        const folded = fold(before + text + after)
        for (const asked of inAnyCase(text)) expect(folded).toContain(fold(asked))
      }),
    )
  })
})

test.each([
  ['Müller & Söhne, GmbH', ['müller', 'söhne', 'gmbh']],
  ['ada.lovelace@example.com', ['ada', 'lovelace', 'example', 'com']],
  ['İŞ-2026/07', ['iş', '2026', '07']],
  ['हिन्दी भाषा', ['हिन्दी', 'भाषा']],
  [' 🚀 … ', []],
  ['', []],
])('the words of %j are %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

test('the length is counted in code points', () => {
  const surrogates = fc.array(fc.integer({ min: 0xd7ff, max: 0xe000 })).map((units) => String.fromCharCode(...units))
  fc.assert(
    fc.property(fc.oneof(anyText, surrogates), (text) => {
      expect(codePointLength(text)).toBe([...text].length)
    }),
  )
})

test.each([
  ['', true],
  ['line\nbreak\t🚀', true],
  ['a\0', false],
  ['\ud83d', false],
  ['\ude80\ud83d', false],
])('isCleanText(%j) is %j', (text, expected) => {
  expect(isCleanText(text)).toBe(expected)
})

test('texts are ordered as their UTF-8 bytes are', () => {
  const edges = fc.string({ unit: fc.constantFrom('a', 'b', '\ud7ff', '\ue000', '\uffff', '𐀀', '🚀') })
  fc.assert(
    fc.property(fc.oneof(edges, anyText), fc.oneof(edges, anyText), (a, b) => {
      expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
    }),
  )
})
