import { Choice } from './shapes.ts'

/** A text, a number, or a decimal number as text: an amount is exact. */
export type Cell = string | number | null | { amount: string }

const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const
const DECIMALS = { point: '.', comma: ',' } as const
/** How the reader's spreadsheet expects tables: it takes them apart by the list separator of its country. */
export interface CsvStyle {
  readonly separator: keyof typeof SEPARATORS
  readonly decimal: keyof typeof DECIMALS
}
export const csvQuery = {
  separator: Choice(Object.keys(SEPARATORS) as CsvStyle['separator'][], {
    default: 'comma',
    description: 'What is between the cells of a CSV: a German or Turkish Excel expects a semicolon.',
  }),
  decimal: Choice(Object.keys(DECIMALS) as CsvStyle['decimal'][], {
    default: 'point',
    description: 'The decimal sign of the numbers in a CSV.',
  }),
}

/**
 * A table as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know that. Every text is quoted, so that another
 * separator in it parts nothing.
 */
export const toCsv = (head: readonly string[], rows: Iterable<readonly Cell[]>, style: CsvStyle): string =>
  `${CSV_MARK}${csvLines([head, ...rows], style)}`

/** For a table that is sent in parts: the mark once, then its lines. */
export const CSV_MARK = '\ufeff'
export function csvLines(rows: readonly (readonly Cell[])[], { separator, decimal }: CsvStyle): string {
  const [between, point] = [SEPARATORS[separator], DECIMALS[decimal]]
  const inCsv = (cell: Cell): string => {
    if (cell === null || cell === '') return ''
    if (typeof cell === 'string') return quoted(harmless(cell))
    const digits = String(typeof cell === 'number' ? cell : cell.amount).replace('.', point)
    return digits.includes(between) ? quoted(digits) : digits
  }
  return rows.map((row) => `${row.map(inCsv).join(between)}\r\n`).join('')
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** What a spreadsheet may take for a formula, after blanks too: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/
const BEGINNINGS = '=+-@＝＋－＠'
/** Runs nothing, and with an apostrophe it is a number that nobody can call. */
const PHONE = /^\+\d[\d ()./-]*$/
/** In a program that expects another separator, a cell ends there. */
const MAY_END = /[,;|\t\r\n]\s*/g

/** A text that would run as a formula has an apostrophe before it, and so has such a part of one. */
function harmless(text: string): string {
  if (PHONE.test(text)) return text
  const parts = text.replaceAll(MAY_END, (end, at: number) => {
    const next = text.charAt(at + end.length)
    return next !== '' && BEGINNINGS.includes(next) ? `${end}'` : end
  })
  return FORMULA.test(text) ? `'${parts}` : parts
}
