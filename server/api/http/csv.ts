export type Cell = string | number | null

/** What a spreadsheet may take for a formula, after blanks too: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/
const QUOTED = /[",\r\n]|^\s|\s$/

/**
 * A table as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know that. A text that would run as a formula
 * has an apostrophe before it; a number is what it is.
 */
export const toCsv = (head: readonly string[], rows: Iterable<readonly Cell[]>): string =>
  `${CSV_MARK}${csvLines([head, ...rows])}`

/** For a table that is sent in parts: the mark once, then its lines. */
export const CSV_MARK = '\ufeff'
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(inCsv).join(',')}\r\n`).join('')

function inCsv(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
