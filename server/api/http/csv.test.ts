import { expect, test } from 'vitest'
import { type Cell, type CsvStyle, toCsv } from './csv.ts'

const PLAIN: CsvStyle = { separator: 'comma', decimal: 'point' }
const line = (...cells: Cell[]) => toCsv([], [cells], PLAIN).slice('\ufeff\r\n'.length)

test('begins with the mark of UTF-8 and a head, and ends each line as the standard has it', () => {
  expect(toCsv(['name', 'count'], [['Ada', 2]], PLAIN)).toBe('\ufeff"name","count"\r\n"Ada",2\r\n')
  expect(toCsv(['name'], [], PLAIN)).toBe('\ufeff"name"\r\n')
})

test('quotes every text, and what is nothing is nothing', () => {
  expect(line('a', 'say "so"', 'two\nlines', 'two\r\nlines', '', null, ' a', 0)).toBe(
    '"a","say ""so""","two\nlines","two\r\nlines",,," a",0\r\n',
  )
})

test.each<[CsvStyle, string]>([
  [{ separator: 'comma', decimal: 'point' }, '"a;b",1.5,-1250.25\r\n'],
  [{ separator: 'semicolon', decimal: 'comma' }, '"a;b";1,5;-1250,25\r\n'],
  [{ separator: 'semicolon', decimal: 'point' }, '"a;b";1.5;-1250.25\r\n'],
  [{ separator: 'tab', decimal: 'comma' }, '"a;b"\t1,5\t-1250,25\r\n'],
  [{ separator: 'comma', decimal: 'comma' }, '"a;b","1,5","-1250,25"\r\n'],
])('%j', (style, text) => {
  expect(toCsv([], [['a;b', 1.5, { amount: '-1250.25' }]], style)).toBe(`\ufeff\r\n${text}`)
})

test.each([
  '=1+1', '-2', '@SUM(A1)', '  =1', '\t=1', '\u00a0=1', '\n=1', '\tx', '\rx', '＝1', '＋1', '－1', '＠x', "=cmd|'/c calc'!A1",
  '+cmd|1', '+SUM(1)', '+', '-1-800',
])('keeps %j from running as a formula', (text) => {
  expect(line(text).startsWith(`"'`)).toBe(true)
}) // biome-ignore format: a list

test.each([
  ['x;=1+1', "x;'=1+1"],
  ['x, =1', "x, '=1"],
  ['x;;\n@y', "x;;\n'@y"],
  ['x|-1', "x|'-1"],
  ['"x";=1', `""x"";'=1`],
  ['a;b, c=d', 'a;b, c=d'],
])('nothing in %j runs where another separator is expected', (text, kept) => {
  expect(line(text)).toBe(`"${kept}"\r\n`)
})

test.each(['+90 (532) 987 65 43', '+49 171/123-45', '0532 987 65 43', '+1.202.555'])('%s stays a phone', (phone) => {
  expect(line(phone)).toBe(`"${phone}"\r\n`)
})

test('leaves numbers, amounts and other texts as they are', () => {
  expect(line(-2, { amount: '1250.5' }, 'a=b', "O'Neill", 'İşık')).toBe(`-2,1250.5,"a=b","O'Neill","İşık"\r\n`)
})

test('takes time in step with the length of a text', () => {
  for (const long of [' ', ';', '\n', '; ', '\n ='].map((text) => text.repeat(300_000))) {
    const start = performance.now()
    line(`a${long}b`)
    expect(performance.now() - start).toBeLessThan(2_000)
  }
})
