import { type Encoding, encodingOf, strayIn } from './encoding.ts'

/** A table as people keep it in a file. */
export interface Table {
  /** Its lines, the names of its columns too, where its first line has them. */
  rows: string[][]
  /** What it was read in. */
  encoding: Encoding
  /** Signs that are none in this encoding. */
  strays: number
}

export const MOST_ROWS = 100_000
const MOST_FILE_BYTES = 64 * 1024 * 1024

export type TableFault = 'spreadsheet' | 'empty' | 'tooLarge' | 'tooManyRows' | 'broken'
export class TableError extends Error {
  override name = 'TableError'
  readonly fault: TableFault
  /** The line that cannot be read. */
  readonly line: number | undefined
  constructor(fault: TableFault, line?: number) {
    super(fault)
    this.fault = fault
    this.line = line
  }
}

/**
 * The lines of a CSV file, those without anything left out. Throws TableError.
 *
 * @param asked  what it is written in, where the reader knows better
 */
export async function readTable(file: Blob, asked?: Encoding): Promise<Table> {
  if (file.size > MOST_FILE_BYTES) throw new TableError('tooLarge')
  const [bytes, { default: papa }] = await Promise.all([file.arrayBuffer(), import('papaparse')])
  if (isSpreadsheet(bytes)) throw new TableError('spreadsheet')
  const encoding = asked ?? (await encodingOf(new Uint8Array(bytes)))
  const text = new TextDecoder(encoding).decode(bytes)
  const [separator, table] = withoutHint(text)
  const { data, errors } = papa.parse<string[]>(table, {
    delimiter: separator,
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: 'greedy',
  })
  const broken = errors.find(({ type }) => type === 'Quotes')
  if (broken) throw new TableError('broken', (broken.row ?? 0) + 1)
  if (data.length === 0) throw new TableError('empty')
  if (data.length > MOST_ROWS + 1) throw new TableError('tooManyRows')
  return { rows: data.map((cells) => cells.map(plain)), encoding, strays: strayIn(text) }
}

/** What `.xlsx` and `.ods` begin with, and `.xls`. */
const SPREADSHEETS = [[0x50, 0x4b, 0x03, 0x04], [0xd0, 0xcf, 0x11, 0xe0]] // biome-ignore format: a list
function isSpreadsheet(bytes: ArrayBuffer): boolean {
  const head = new Uint8Array(bytes.slice(0, 4))
  return SPREADSHEETS.some((mark) => mark.every((byte, i) => head[i] === byte))
}

/** Excel's own first line, `sep=;`, says what is between the cells. Empty: to be found out. */
function withoutHint(text: string): [separator: string, table: string] {
  const hint = /^sep=([,;|\t])\r?\n/i.exec(text)
  return hint ? [hint[1] ?? '', text.slice(hint[0].length)] : ['', text]
}

/** As text that can be stored. What spreadsheets put around a cell, the server takes off. */
const plain = (cell: string): string => cell.replaceAll('\0', '').toWellFormed().trim()
