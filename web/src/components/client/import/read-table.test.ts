import { expect, test } from 'vitest'
import { readTable } from './read-table.ts'

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
  ['what spreadsheets write', `Ad,Not\n"=""017""",'+90 1`, [HEAD, ['="017"', "'+90 1"]]],
])('a table with %s', async (_, text, rows) => {
  expect(await read(text)).toEqual(rows)
})

test('is read again in another encoding, and says what is none of it', async () => {
  const bytes = Uint8Array.from([0xde, 0x75, 0x6c, 0x65, 0xfd, 0xf0])
  expect(await readTable(new Blob([bytes]))).toEqual({ rows: [['Şuleığ']], encoding: 'windows-1254', strays: 0 })
  expect(await readTable(new Blob([bytes]), 'windows-1252')).toMatchObject({ rows: [['Þuleýð']] })
  expect(await readTable(new Blob([bytes]), 'utf-8')).toMatchObject({ strays: 3 })
})

test.each([
  ['spreadsheet', 'PK\x03\x04\x14', undefined],
  ['empty', '\n \n', undefined],
  ['broken', 'Ad,Not\nx,"y\nz,w', 2],
  ['tooManyRows', 'x\n'.repeat(100_002), undefined],
])('%s is said', async (fault, text, line) => {
  await expect(read(text)).rejects.toMatchObject({ fault, ...(line && { line }) })
})

test('takes 100,000 lines beside the head', async () => {
  expect(await read('x\n'.repeat(100_001))).toHaveLength(100_001)
})
