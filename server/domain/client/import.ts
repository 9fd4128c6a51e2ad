import { codePointLength, fold } from '../text.ts'
import type { Client, ClientContact, ClientContent } from './client.ts'
import { type ImportColumn, type ImportRow, type RawRow, type RowNote, readRow } from './import-row.ts'

export const ROW_FAULTS = ['needed', 'unknown', 'ambiguous', 'tooLong', 'tooMany'] as const
export interface RowFault {
  readonly field: ImportColumn
  readonly code: (typeof ROW_FAULTS)[number]
  readonly reason: string
}
export interface RowChange {
  readonly field: ImportColumn
  readonly from: string
  readonly to: string
}

/** A client as the rows so far make it. */
export interface Draft {
  /** Null: it is new. */
  readonly before: Client | null
  content: ClientContent
}
export type RowOutcome =
  | {
      readonly action: 'created' | 'updated' | 'unchanged'
      readonly draft: Draft
      readonly changes: readonly RowChange[]
      readonly notes: readonly RowNote[]
    }
  | { readonly action: 'refused'; readonly faults: readonly RowFault[] }

const MOST: Record<keyof ImportRow, number> = {
  id: 30, name: 300, fullname: 1000, email: 254, phone: 100, contactName: 300, contactPosition: 300, contactEmail: 254, contactPhone: 100,
} // biome-ignore format: a list of names
const MOST_CONTACTS = 100
/** More clients of one name are nobody's intention, and each row would have to look at them all. */
const MOST_NAMESAKES = 100
const CLIENT_FIELDS = ['name', 'fullname', 'email', 'phone'] as const
const CONTACT_FIELDS = [
  ['contactName', 'name'],
  ['contactPosition', 'position'],
  ['contactEmail', 'email'],
  ['contactPhone', 'phone'],
] as const satisfies (readonly [keyof ImportRow, keyof ClientContact])[]
const EMPTY_CONTACT: ClientContact = { name: '', position: '', phone: '', email: '' }

export interface ImportRules {
  /** What a new client has where the row says nothing. */
  readonly empty: ClientContent
  /** Whether a row replaces what a client has already; else it only adds to it. */
  readonly overwrite: boolean
}

/**
 * What becomes of each row, one after the other: a later row finds the client that an earlier one made. Nothing is
 * written here, so that a preview is what will happen.
 *
 * @param existing  all clients that the rows may be about, and any others
 */
export function planImport(rows: readonly RawRow[], existing: readonly Client[], rules: ImportRules): RowOutcome[] {
  const drafts = new Drafts(existing)
  return rows.map((raw) => planRow(raw, drafts, rules))
}

function planRow(raw: RawRow, drafts: Drafts, { empty, overwrite }: ImportRules): RowOutcome {
  const read = readRow(raw)
  const notes = [...read.notes]
  const asked = asItself(read.row, notes)
  const faults = faultsOf(asked)
  if (faults.length > 0) return { action: 'refused', faults }
  const found = drafts.find(asked, overwrite)
  if (found && 'code' in found) return { action: 'refused', faults: [found] }
  if (!found && !asked.name) return { action: 'refused', faults: [nameless(asked)] }
  if (!found && asked.name && drafts.isTaken(asked.name)) {
    notes.push({ field: 'name', code: 'namesake', text: asked.name })
  }
  const before = found?.content ?? empty
  const row = found ? withOwnDetails(asked, before) : asked
  const after = withRow(before, row, (field, was, is) => {
    if (overwrite) return is
    if (!isSame(field, was, is)) notes.push({ field, code: 'kept', text: is })
    return was
  })
  if (after.contacts.length > MOST_CONTACTS) return { action: 'refused', faults: [TOO_MANY] }
  const changes = changesOf(before, after, row)
  if (found && changes.length === 0) return { action: 'unchanged', draft: found, changes, notes }
  return { action: found ? 'updated' : 'created', draft: drafts.put(found, after), changes, notes }
}

const fault = (field: ImportColumn, code: RowFault['code'], reason: string): RowFault => ({ field, code, reason })
const TOO_MANY = fault('contactName', 'tooMany', `the client would have more than ${MOST_CONTACTS} contacts`)
const nameless = ({ email }: ImportRow): RowFault =>
  fault('name', 'needed', email ? 'is needed, as no client has this e-mail' : 'is needed')

function faultsOf(row: ImportRow): RowFault[] {
  const given = Object.entries(row) as [keyof ImportRow, string][] // its columns are these alone
  const long = given.filter(([field, text]) => codePointLength(text) > MOST[field])
  return long.map(([field]) => fault(field, 'tooLong', `is longer than ${MOST[field]} characters`))
}

/** Who is of no company is a client. */
function asItself(row: ImportRow, notes: RowNote[]): ImportRow {
  const { id, name, email, contactName, contactPosition, contactEmail, contactPhone, ...rest } = row
  if (id || name || email || !contactName) return row
  notes.push({ field: 'contactName', code: 'itself', text: contactName })
  const own = { ...rest, name: contactName }
  if (contactEmail) Object.assign(own, { email: contactEmail })
  if (contactPhone && !rest.phone) Object.assign(own, { phone: contactPhone })
  // A contact alone has a position, or another phone.
  return contactPosition || (contactPhone && rest.phone) ? { ...row, ...own } : own
}

/** In a list of people, each with his company, an address that is not the company's is his own; not in our own table. */
function withOwnDetails(row: ImportRow, { email, phone }: ClientContent): ImportRow {
  if (!row.contactName || row.id) return row
  const { email: itsEmail, phone: itsPhone, ...rest } = row
  const isOther = (field: 'email' | 'phone', was: string, is: string | undefined) =>
    is !== undefined && was !== '' && !isSame(field, was, is)
  const [mail, call] = [isOther('email', email, itsEmail), isOther('phone', phone, itsPhone)]
  return {
    ...rest,
    ...(itsEmail && (mail && !rest.contactEmail ? { contactEmail: itsEmail } : { email: itsEmail })),
    ...(itsPhone && (call && !rest.contactPhone ? { contactPhone: itsPhone } : { phone: itsPhone })),
  }
}

/** Whether two say the same. */
function isSame(field: ImportColumn, a: string, b: string): boolean {
  if (/phone$/i.test(field)) return digitsOf(a) === digitsOf(b)
  return fold(a) === fold(b)
}
/** A country's own 0 and its prefix are seldom written the same: what follows them is the number. */
const digitsOf = (phone: string) => phone.replaceAll(/\D/g, '').slice(-9) || phone

/** The clients that rows are about, found by id, by name, by e-mail. */
class Drafts {
  readonly #byId = new Map<string, Draft>()
  readonly #byName = new Map<string, Set<Draft>>()
  readonly #byEmail = new Map<string, Set<Draft>>()

  constructor(existing: readonly Client[]) {
    for (const client of existing) {
      const draft = { before: client, content: client }
      this.#byId.set(client.id, draft)
      this.#index(draft)
    }
  }

  isTaken(name: string): boolean {
    return (this.#byName.get(fold(name))?.size ?? 0) > 0
  }

  /** By id; without one by its name, whatever the case; without a name by its e-mail. Undefined: there is none such. */
  find(row: ImportRow, overwrite: boolean): Draft | RowFault | undefined {
    const { id, name, email } = row
    if (id) return this.#byId.get(id) ?? fault('id', 'unknown', 'there is no such client')
    if (name) return namesakeOf(row, [...(this.#byName.get(fold(name)) ?? [])], overwrite)
    const mailed = email ? [...(this.#byEmail.get(fold(email)) ?? [])] : []
    return mailed.length > 1 ? ambiguous('email') : mailed[0]
  }

  put(draft: Draft | undefined, content: ClientContent): Draft {
    if (!draft) {
      const made = { before: null, content }
      this.#index(made)
      return made
    }
    this.#byName.get(fold(draft.content.name))?.delete(draft)
    this.#byEmail.get(fold(draft.content.email))?.delete(draft)
    draft.content = content
    this.#index(draft)
    return draft
  }

  #index(draft: Draft): void {
    const add = (map: Map<string, Set<Draft>>, key: string) => map.set(key, (map.get(key) ?? new Set()).add(draft))
    add(this.#byName, fold(draft.content.name))
    if (draft.content.email) add(this.#byEmail, fold(draft.content.email))
  }
}

const ambiguous = (field: 'name' | 'email') => fault(field, 'ambiguous', 'is that of several clients; an id says which')

/**
 * Which of the clients of its name a row is about. Its e-mail tells, where both have one: two people of one name are two
 * clients. So does its phone, unless it is to replace what is there, or is that of a contact.
 */
function namesakeOf(row: ImportRow, named: readonly Draft[], overwrite: boolean): Draft | RowFault | undefined {
  const { email, phone, contactName } = row
  const mailed = email ? named.filter(({ content }) => emailsOf(content).some((own) => fold(own) === fold(email))) : []
  if (mailed.length > 0) return mailed.length > 1 ? ambiguous('name') : mailed[0]
  const isOther = ({ content }: Draft): boolean => {
    if (contactName) return false
    if (email && content.email) return true
    return !overwrite && !!phone && content.phone !== '' && !isSame('phone', content.phone, phone)
  }
  const possible = named.filter((draft) => !isOther(draft))
  if (possible.length === 0) return named.length >= MOST_NAMESAKES ? ambiguous('name') : undefined
  if (possible.length === 1) return possible[0]
  const called = phone ? possible.filter(({ content }) => isSame('phone', content.phone, phone)) : []
  return called.length === 1 ? called[0] : ambiguous('name')
}
const emailsOf = ({ email, contacts }: ClientContent) => [email, ...contacts.map((contact) => contact.email)]

/** @param settle  which of two to have, of what is there and what the row says */
function withRow(
  before: ClientContent,
  row: ImportRow,
  settle: (field: keyof ImportRow, was: string, is: string) => string,
): ClientContent {
  const merged = (field: keyof ImportRow, was: string): string => {
    const is = row[field]
    if (!is || is === was) return was
    return was === '' ? is : settle(field, was, is)
  }
  const own = Object.fromEntries(CLIENT_FIELDS.map((field) => [field, merged(field, before[field])]))
  if (CONTACT_FIELDS.every(([column]) => !row[column])) return { ...before, ...own }
  const place = placeOfContact(before.contacts, row)
  const was = before.contacts[place] ?? EMPTY_CONTACT
  const contact = Object.fromEntries(CONTACT_FIELDS.map(([column, field]) => [field, merged(column, was[field])]))
  const contacts =
    place < 0
      ? [...before.contacts, { ...EMPTY_CONTACT, ...contact }]
      : before.contacts.map((each, i) => (i === place ? { ...each, ...contact } : each))
  return { ...before, ...own, contacts }
}

/** By e-mail; else by name. Minus one: the row names another one. */
function placeOfContact(contacts: readonly ClientContact[], { contactName, contactEmail }: ImportRow): number {
  const is = (a: string, b: string | undefined) => b !== undefined && fold(a) === fold(b)
  const byEmail = contacts.findIndex(({ email }) => is(email, contactEmail))
  if (byEmail >= 0) return byEmail
  // Of the same name, yet with another address, is somebody else.
  return contacts.findIndex(({ name, email }) => is(name, contactName) && (!contactEmail || email === ''))
}

function changesOf(before: ClientContent, after: ClientContent, row: ImportRow): RowChange[] {
  const place = after.contacts.findIndex((contact, i) => contact !== before.contacts[i])
  const [was = EMPTY_CONTACT, is = EMPTY_CONTACT] = [before.contacts[place], after.contacts[place]]
  return [
    ...CLIENT_FIELDS.map((field) => ({ field, from: before[field], to: after[field] })),
    ...CONTACT_FIELDS.map(([column, field]) => ({ field: column, from: was[field], to: is[field] })),
  ].filter(({ field, from, to }) => row[field] !== undefined && from !== to)
}
