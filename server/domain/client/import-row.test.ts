import { expect, test } from 'vitest'
import { plainCell, readRow } from './import-row.ts'

test.each([
  ['="01715550001"', '01715550001'],
  ['= "say ""hi"""', 'say "hi"'],
  ["'+49 171", '+49 171'],
  ["'0532", '0532'],
  ["' =1+1", '=1+1'],
  ["x;'=1+1, '-2", 'x;=1+1, -2'],
  ["O'Neil 'n' =", "O'Neil 'n' ="],
  ['\u00a0a\u00a0b\ufeff', 'a b'],
  ['\u202a+90\u202c', '+90'],
  ['="a"&"b"', '="a"&"b"'],
])('%j is %j', (cell, text) => {
  expect(plainCell(cell)).toBe(text)
})

test.each<[string, string | undefined, string | undefined]>([
  ['a@x.example', 'a@x.example', undefined],
  ['-', undefined, 'nothing'],
  ['N/A', undefined, 'nothing'],
  ['None', undefined, 'nothing'],
  ['yok', undefined, 'nothing'],
  [' \u00a0', undefined, undefined],
  ['a@x.example; b@y.example', 'a@x.example', 'severalEmails'],
  ['a@x.example, A@x.example', 'a@x.example', 'severalEmails'],
  ['a@x.example ::: b@y.example', 'a@x.example', 'severalEmails'],
  ['a@x.example/b@y.example', 'a@x.example', 'severalEmails'],
  ['Ada L. <ada@x.example>', 'ada@x.example', undefined],
  ['mailto:ada@x.example', 'ada@x.example', undefined],
  ['no address', undefined, 'notEmail'],
  ['a@b@c', undefined, 'notEmail'],
])('the e-mail %j is %j, %s', (cell, email, code) => {
  const { row, notes } = readRow({ name: 'x', email: cell, contactEmail: cell })
  expect([row.email, row.contactEmail]).toEqual([email, email])
  expect(notes.map((note) => note.code)).toEqual(code ? [code, code] : [])
})

test.each<[string, string | undefined, string | undefined]>([
  ['0532 987 65 43', '0532 987 65 43', undefined],
  ['--', undefined, 'nothing'],
  ['9,05329876543E+11', '905329876543', undefined],
  ['9.05E+11', undefined, 'rounded'],
  ['9,05329876543E+11 ', '905329876543', undefined],
  ['905329876543.0', '905329876543', undefined],
  ['0532 987 65 43; 0212 555 00 11', '0532 987 65 43', 'severalPhones'],
  ['0532 987 65 43 / 0212 555 00 11', '0532 987 65 43', 'severalPhones'],
  ['0532 / 987 65 43', '0532 / 987 65 43', undefined],
  ['+1 202 555 0143, ext. 4', '+1 202 555 0143, ext. 4', undefined],
])('the phone %j is %j, %s', (cell, phone, code) => {
  const { row, notes } = readRow({ name: 'x', phone: cell })
  expect(row.phone).toBe(phone)
  expect(notes.map((note) => note.code)).toEqual(code ? [code] : [])
})

test('a first and a last name are one name; a whole one is that', () => {
  expect(readRow({ contactFirstName: 'Ada', contactLastName: 'Byron' }).row).toEqual({ contactName: 'Ada Byron' })
  expect(readRow({ contactName: 'Ada', contactLastName: 'Byron' }).row).toEqual({ contactName: 'Ada' })
  expect(readRow({ name: 'None', contactLastName: 'Byron' }).row).toEqual({ name: 'None', contactName: 'Byron' })
})

test('a cell of nothing but what takes long is read at once', () => {
  const cells = [' '.repeat(10_000), '\n'.repeat(9_999), "'".repeat(10_000), ";'".repeat(5_000), '@'.repeat(10_000)]
  const start = performance.now()
  for (const cell of cells) readRow({ name: `a${cell}b`, email: `a${cell}b`, phone: `a${cell}b` })
  expect(performance.now() - start).toBeLessThan(500)
})
