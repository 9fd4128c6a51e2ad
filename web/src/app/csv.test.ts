import { expect, test } from 'vitest'
import { csvOf, inStyle, styleFor } from './csv.ts'

test.each([
  ['tr', 'en-US', 'semicolon'],
  ['en', 'de-DE', 'semicolon'],
  ['en', 'de-CH', 'swiss'],
  ['en', 'en-GB', 'comma'],
  ['en', 'ja', 'comma'],
] as const)('who reads %s with the settings of %s has %s', (language, locale, style) => {
  expect(styleFor(language, locale)).toBe(style)
})

test('a table has every text quoted, runs nothing and keeps phones', () => {
  expect(csvOf([['a"b', '', '+49 171 1', '=1+1', 'x;=1', ' @x', '+cmd|1']], 'semicolon')).toBe(
    `\ufeff"a""b";;"+49 171 1";"'=1+1";"x;'=1";"' @x";"'+cmd|1"\r\n`,
  )
  expect(inStyle('/a.csv?x=1', 'semicolon')).toBe('/a.csv?x=1&separator=semicolon&decimal=comma')
})
