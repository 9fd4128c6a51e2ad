import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

const line = (...cells: (string | number | null)[]) => toCsv([], [cells]).slice('\ufeff\r\n'.length)

test('begins with the mark of UTF-8 and a head, and ends each line as the standard has it', () => {
  expect(toCsv(['name', 'count'], [['Ada', 2]])).toBe('\ufeffname,count\r\nAda,2\r\n')
  expect(toCsv(['name'], [])).toBe('\ufeffname\r\n')
})

test('quotes what a reader could not tell apart else', () => {
  expect(line('a,b', 'say "so"', 'two\nlines', 'two\r\nlines', '', null, ' a', 0)).toBe(
    '"a,b","say ""so""","two\nlines","two\r\nlines",,," a",0\r\n',
  )
})

test.each([
  '=1+1', '+90 555', '-2', '@SUM(A1)', '  =1', '\t=1', '\u00a0=1', '\n=1', '\tx', '\rx', '＝1', '＋1', '－1', '＠x', "=cmd|'/c calc'!A1",
])('keeps %j from running as a formula', (text) => {
  expect(line(text).replace(/^"/, '').startsWith("'")).toBe(true)
}) // biome-ignore format: a list

test('leaves numbers, amounts and other texts as they are', () => {
  expect(line(-2, '1250.5', 'a=b', "O'Neill", 'İşık')).toBe("-2,1250.5,a=b,O'Neill,İşık\r\n")
})

test('takes time in step with the length of a text', () => {
  expect(line(' '.repeat(1_000_000)).length).toBe(1_000_004)
})
