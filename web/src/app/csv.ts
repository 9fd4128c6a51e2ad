import { languageNow } from './language.ts'

/** How spreadsheets of a country take a table apart, in the words of the API. */
export const CSV_STYLES = {
  comma: { separator: 'comma', decimal: 'point' },
  semicolon: { separator: 'semicolon', decimal: 'comma' },
  swiss: { separator: 'semicolon', decimal: 'point' },
  tab: { separator: 'tab', decimal: 'point' },
} as const
export type CsvStyle = keyof typeof CSV_STYLES
const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const

export const isCsvStyle = (text: string | null): text is CsvStyle => text !== null && text in CSV_STYLES

/** What the spreadsheet of somebody with these settings is likely to expect. */
export function styleFor(language: string, locale: string): CsvStyle {
  if (language === 'tr') return 'semicolon'
  const isComma = new Intl.NumberFormat(locale).format(1.5) === '1,5'
  return isComma ? 'semicolon' : /-(?:CH|LI)\b/.test(locale) ? 'swiss' : 'comma'
}
export const styleNow = (): CsvStyle => styleFor(languageNow(), navigator.language)

/** The address of a table, so that it comes in this style. */
export const inStyle = (address: string, style: CsvStyle): string =>
  `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams(CSV_STYLES[style])}`

const BEGINNING = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/
const PHONE = /^\+\d[\d ()./-]*$/
const INNER = /[,;|\t\r\n]\s*/g

/** Texts as the server writes them into its tables: all quoted, and none that runs as a formula. See server/api/http/csv.ts. */
export function csvOf(rows: readonly (readonly string[])[], style: CsvStyle): string {
  const between = SEPARATORS[CSV_STYLES[style].separator]
  return `\ufeff${rows.map((row) => `${row.map(cell).join(between)}\r\n`).join('')}`
}

function cell(text: string): string {
  if (text === '') return ''
  return `"${harmless(text).replaceAll('"', '""')}"`
}

function harmless(text: string): string {
  if (PHONE.test(text)) return text
  const parts = text.replaceAll(INNER, (end, at: number) => {
    const next = text.charAt(at + end.length)
    return next !== '' && BEGINNING.test(next) ? `${end}'` : end
  })
  return BEGINNING.test(text) ? `'${parts}` : parts
}

/** Gives the reader a table as a file. */
export function saveTable(name: string, rows: readonly (readonly string[])[], style: CsvStyle): void {
  const url = URL.createObjectURL(new Blob([csvOf(rows, style)], { type: 'text/csv' }))
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  URL.revokeObjectURL(url)
}
