import { expect, test } from 'vitest'
import { readTable, textOf } from './read-table.ts'

const read = async (content: string | Uint8Array<ArrayBuffer>) => (await readTable(new Blob([content]))).rows
const HEAD = ['Ad', 'Not']

test.each([
  ['commas', 'Ad,Not\r\nŞule,"a, b"\r\n', [HEAD, ['Şule', 'a, b']]],
  ['semicolons', 'Ad;Not\nŞule;"a; b"', [HEAD, ['Şule', 'a; b']]],
  ['tabs', 'Ad\tNot\nŞule\ta b', [HEAD, ['Şule', 'a b']]],
  ['a hint', 'sep=;\r\nAd;Not\r\n"1,5";"2,5"\r\n', [HEAD, ['1,5', '2,5']]],
  ['a mark', '\ufeffAd,Not\nx,y', [HEAD, ['x', 'y']]],
  ['quotes and breaks within', 'Ad,Not\n"say ""hi""","one\r\ntwo"\n', [HEAD, ['say "hi"', 'one\r\ntwo']]],
  ['idle lines', 'Ad,Not\n\n , \nx,y\n\n', [HEAD, ['x', 'y']]],
  ['lines of other lengths', 'Ad,Not\nx\ny,z,w', [HEAD, ['x'], ['y', 'z', 'w']]],
  ['one column', 'Ad\nx\ny', [['Ad'], ['x'], ['y']]],
  ['formulas made harmless', "Ad,Not\n'+90 1,' =1\n'til,x", [HEAD, ['+90 1', '=1'], ["'til", 'x']]],
])('a table with %s', async (_, text, rows) => {
  expect(await read(text)).toEqual(rows)
})

test('the Turkish code page and UTF-16 are known', () => {
  expect(textOf(Uint8Array.from([0xde, 0x75, 0x6c, 0x65, 0xfd, 0xf0]).buffer)).toBe('Şuleığ')
  expect(textOf(Uint8Array.from([0xff, 0xfe, 0x5e, 0x01, 0x75, 0x00]).buffer)).toBe('Şu')
})

test.each([
  ['spreadsheet', 'PK\x03\x04\x14', undefined],
  ['empty', '\n \n', undefined],
  ['broken', 'Ad,Not\nx,"y\nz,w', 2],
  ['tooManyRows', 'x\n'.repeat(5002), undefined],
])('%s is said', async (fault, text, line) => {
  await expect(read(text)).rejects.toMatchObject({ fault, ...(line && { line }) })
})

test('takes 5,000 lines beside the head', async () => {
  expect(await read('x\n'.repeat(5001))).toHaveLength(5001)
})
