import { fold } from '../text.ts'

/** What a table of clients may hold: one line for each contact, or one for a client without any. */
export const IMPORT_COLUMNS = [
  'id', 'name', 'fullname', 'email', 'phone',
  'contactName', 'contactFirstName', 'contactLastName', 'contactPosition', 'contactEmail', 'contactPhone',
] as const // biome-ignore format: a list of names
export type ImportColumn = (typeof IMPORT_COLUMNS)[number]
/** Any of these says which client a row is about. */
export const TELLING_COLUMNS: readonly ImportColumn[] = [
  'id', 'name', 'email', 'contactName', 'contactFirstName', 'contactLastName',
] // biome-ignore format: a list of names

/** A line of it, as it came; what is empty is left out. */
export type RawRow = Readonly<Partial<Record<ImportColumn, string>>>
/** What it says; what is left out leaves a client as it is. */
export type ImportRow = Readonly<Partial<Record<Exclude<ImportColumn, 'contactFirstName' | 'contactLastName'>, string>>>

/** What is done with a row otherwise than it says, or beside it. */
export const ROW_NOTES = {
  nothing: 'stands for nothing and was left out',
  notEmail: 'is no e-mail address and was left out',
  severalEmails: 'were left out, as there is room for the first address alone',
  severalPhones: 'were left out, as there is room for the first number alone',
  rounded: 'is a number that a spreadsheet has rounded, and was left out',
  kept: 'was left out, as the client has another one; overwrite replaces it',
  namesake: 'is the name of another client, too',
  itself: 'has no company and is a client of its own',
} as const
export interface RowNote {
  readonly field: ImportColumn
  readonly code: keyof typeof ROW_NOTES
  /** Of the row, what this is about. */
  readonly text: string
}

/** What a row says, without what programs and people put around it; and what had to be left out for that. */
export function readRow(raw: RawRow): { row: ImportRow; notes: RowNote[] } {
  const notes: RowNote[] = []
  const row: Partial<Record<ImportColumn, string>> = {}
  for (const [field, cell] of Object.entries(raw) as [ImportColumn, string][]) {
    const text = plainCell(cell)
    if (text === '') continue
    const nothing = field === 'name' ? NO_NAME : NOTHING
    if (field !== 'id' && nothing.test(fold(text))) {
      notes.push({ field, code: 'nothing', text })
      continue
    }
    const { value, code, left } = readers[field]?.(text) ?? { value: text }
    if (code) notes.push({ field, code, text: left ?? text })
    if (value) row[field] = value
  }
  const { contactFirstName, contactLastName, ...rest } = row
  const joined = [contactFirstName, contactLastName].filter(Boolean).join(' ')
  return { row: { ...rest, ...(!rest.contactName && joined !== '' && { contactName: joined }) }, notes }
}

const INVISIBLE = /[\u200b\u202a-\u202e\u2060\ufeff]/g // joiners are part of words, and of emoji
const TEXT_FORMULA = /^=\s*"((?:[^"]|"")*)"$/
/** Of a cell, and within one after what may be taken for the end of one: see api/http/csv.ts. */
const APOSTROPHE = /^'(?=\s*[=+\-@＝＋－＠\d])|(?<=[,;|\t\r\n]\s{0,20})'(?=[=+\-@＝＋－＠])/g

/** The text of a cell without the means that keep spreadsheets from changing it: `="017"`, a leading apostrophe, blanks of other widths. */
export function plainCell(cell: string): string {
  const text = cell
    .replaceAll(INVISIBLE, '')
    .replaceAll(/[\u00a0\u2007\u202f]/g, ' ')
    .trim()
  const formula = TEXT_FORMULA.exec(text)
  return formula ? (formula[1] ?? '').replaceAll('""', '"').trim() : text.replaceAll(APOSTROPHE, '').trim()
}

/** Folded. What people and programs write where there is nothing. */
const NOTHING =
  /^(?:[\s\-–—_.?*/\\]+|#?n\/?a|n\.a\.?|#(?:n\/a|null!|ref!|value!)|null|nil|none|nan|undefined|unknown|\(none\)|yok|bilinmiyor|keine?|x{1,3})$/
const NO_NAME = /^(?:[\s\-–—_.?*/\\]+|#?n\/a|null|nan|undefined)$/

interface Reading {
  value?: string | undefined
  code?: RowNote['code']
  /** What is left out, where it is not all of it. */
  left?: string
}
const readers: Partial<Record<ImportColumn, (text: string) => Reading>> = {
  id: (text) => (SCIENTIFIC.test(text) ? { code: 'rounded' } : { value: text }), // by a spreadsheet that saved our own table
  email: readEmail,
  contactEmail: readEmail,
  phone: readPhone,
  contactPhone: readPhone,
}

export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text)

/** The first of several; that of `Ada <ada@x.example>` and `mailto:ada@x.example`. */
function readEmail(text: string): Reading {
  if (isEmail(text) && !/[;,<>]|^mailto:/i.test(text)) return { value: text }
  const parts = text.split(text.split('@').length > 2 ? /[\s;,|<>()"/]+|:::/ : /[\s;,|<>()"]+|:::/)
  const all = [...new Set(parts.map((part) => part.replace(/^mailto:/i, '').replace(/\.$/, '')).filter(isEmail))]
  const [first, ...others] = all
  if (first === undefined) return { code: 'notEmail' }
  return others.length > 0 ? { value: first, code: 'severalEmails', left: others.join(', ') } : { value: first }
}

const SCIENTIFIC = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i
const SHORTEST_NUMBER = 7

/** The first of several; what a spreadsheet made a number of, as far as it has kept all digits. */
function readPhone(text: string): Reading {
  const [, whole = '', fraction = '', exponent] = SCIENTIFIC.exec(text.replaceAll(' ', '')) ?? []
  if (exponent !== undefined) {
    const isExact = fraction.length === Number(exponent)
    return isExact ? { value: `${whole}${fraction}` } : { code: 'rounded' }
  }
  if (/^\d{7,}\.0$/.test(text)) return { value: text.slice(0, -2) }
  const parts = text
    .split(/[;,|\n/]|:::/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const isNumber = (part: string) => part.replaceAll(/\D/g, '').length >= SHORTEST_NUMBER
  const [first, ...others] = parts
  if (first === undefined || others.length === 0 || !parts.every(isNumber)) return { value: text }
  return { value: first, code: 'severalPhones', left: others.join(', ') }
}
