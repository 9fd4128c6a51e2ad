/** A table as people keep it in a file. */
export interface Table {
  /** The names of its columns, where its first line has them. */
  rows: string[][]
}

export const MOST_ROWS = 5_000
const MOST_FILE_BYTES = 8 * 1024 * 1024

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

/** The lines of a CSV file, those without anything left out. Throws TableError. */
export async function readTable(file: Blob): Promise<Table> {
  if (file.size > MOST_FILE_BYTES) throw new TableError('tooLarge')
  const [bytes, { default: papa }] = await Promise.all([file.arrayBuffer(), import('papaparse')])
  if (isSpreadsheet(bytes)) throw new TableError('spreadsheet')
  const text = textOf(bytes)
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
  return { rows: data.map((cells) => cells.map(plain)) }
}

/** What `.xlsx` and `.ods` begin with, and `.xls`. */
const SPREADSHEETS = [[0x50, 0x4b, 0x03, 0x04], [0xd0, 0xcf, 0x11, 0xe0]] // biome-ignore format: a list
function isSpreadsheet(bytes: ArrayBuffer): boolean {
  const head = new Uint8Array(bytes.slice(0, 4))
  return SPREADSHEETS.some((mark) => mark.every((byte, i) => head[i] === byte))
}

/** What the bytes say, by their mark; without one UTF-8, or else the Turkish code page that spreadsheets still write. */
export function textOf(bytes: ArrayBuffer): string {
  const [a, b] = new Uint8Array(bytes)
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1254').decode(bytes)
  }
}

/** Excel's own first line, `sep=;`, says what is between the cells. Empty: to be found out. */
function withoutHint(text: string): [separator: string, table: string] {
  const hint = /^sep=([,;|\t])\r?\n/i.exec(text)
  return hint ? [hint[1] ?? '', text.slice(hint[0].length)] : ['', text]
}

/** As text that can be stored, without the apostrophe that keeps spreadsheets from running it. */
const plain = (cell: string): string =>
  cell
    .replaceAll('\0', '')
    .toWellFormed()
    .replace(/^'(?=\s*[=+\-@＝＋－＠])/, '')
    .trim()
