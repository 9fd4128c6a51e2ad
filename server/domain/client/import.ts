import { codePointLength, fold } from '../text.ts'
import type { Client, ClientContact, ClientContent } from './client.ts'

/** What a table of clients may hold: one line for each contact, or one for a client without any. */
export const IMPORT_COLUMNS = [
  'id', 'name', 'fullname', 'email', 'phone', 'contactName', 'contactPosition', 'contactEmail', 'contactPhone',
] as const // biome-ignore format: a list of names
export type ImportColumn = (typeof IMPORT_COLUMNS)[number]
/** A line of it; what is empty is left out, and leaves a client as it is. */
export type ImportRow = Readonly<Partial<Record<ImportColumn, string>>>

export const ROW_FAULTS = ['needed', 'unknown', 'ambiguous', 'notEmail', 'tooLong', 'tooMany'] as const
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
    }
  | { readonly action: 'refused'; readonly faults: readonly RowFault[] }

const MOST: Record<ImportColumn, number> = {
  id: 30, name: 300, fullname: 1000, email: 254, phone: 100, contactName: 300, contactPosition: 300, contactEmail: 254, contactPhone: 100,
} // biome-ignore format: a list of names
const MOST_CONTACTS = 100
const CLIENT_FIELDS = ['name', 'fullname', 'email', 'phone'] as const
const CONTACT_FIELDS = [
  ['contactName', 'name'],
  ['contactPosition', 'position'],
  ['contactEmail', 'email'],
  ['contactPhone', 'phone'],
] as const satisfies (readonly [ImportColumn, keyof ClientContact])[]
const EMPTY_CONTACT: ClientContact = { name: '', position: '', phone: '', email: '' }

/**
 * What becomes of each row, one after the other: a later row finds the client that an earlier one made. Nothing is
 * written here, so that a preview is what will happen.
 *
 * @param existing  all clients that the rows may be about, and any others
 * @param empty  what a new client has where the row says nothing
 */
export function planImport(
  rows: readonly ImportRow[],
  existing: readonly Client[],
  empty: ClientContent,
): RowOutcome[] {
  const drafts = new Drafts(existing)
  return rows.map((row) => {
    const faults = faultsOf(row)
    if (faults.length > 0) return { action: 'refused', faults }
    const found = drafts.find(row)
    if (found && 'code' in found) return { action: 'refused', faults: [found] }
    if (!found && !row.name) return { action: 'refused', faults: [nameless(row)] }
    const before = found?.content ?? empty
    const after = withRow(before, row)
    if (after.contacts.length > MOST_CONTACTS) return { action: 'refused', faults: [TOO_MANY] }
    const changes = changesOf(before, after, row)
    if (found && changes.length === 0) return { action: 'unchanged', draft: found, changes }
    return { action: found ? 'updated' : 'created', draft: drafts.put(found, after), changes }
  })
}

const fault = (field: ImportColumn, code: RowFault['code'], reason: string): RowFault => ({ field, code, reason })
const TOO_MANY = fault('contactName', 'tooMany', `the client would have more than ${MOST_CONTACTS} contacts`)
const nameless = ({ email }: ImportRow): RowFault =>
  fault('name', 'needed', email ? 'is needed, as no client has this e-mail' : 'is needed')

function faultsOf(row: ImportRow): RowFault[] {
  const given = Object.entries(row) as [ImportColumn, string][] // its columns are these alone
  const long = given.filter(([field, text]) => codePointLength(text) > MOST[field])
  const wrong = given.filter(([field, text]) => /email/i.test(field) && !/^[^\s@]+@[^\s@]+$/.test(text))
  return [
    ...long.map(([field]) => fault(field, 'tooLong', `is longer than ${MOST[field]} characters`)),
    ...wrong.map(([field]) => fault(field, 'notEmail', 'is no e-mail address')),
  ]
}

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

  /** By id; without one by its name, whatever the case; without a name by its e-mail. Undefined: there is none such. */
  find({ id, name, email }: ImportRow): Draft | RowFault | undefined {
    if (id) return this.#byId.get(id) ?? fault('id', 'unknown', 'there is no such client')
    const named = name ? (this.#byName.get(fold(name)) ?? []) : undefined
    const mailed = email ? (this.#byEmail.get(fold(email)) ?? []) : []
    const found = [...(named ?? mailed)]
    const both = found.length > 1 && named ? found.filter((draft) => [...mailed].includes(draft)) : found
    if (both.length === 1 || found.length === 0) return both[0]
    return fault(named ? 'name' : 'email', 'ambiguous', 'is that of several clients; an id says which')
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

function withRow(before: ClientContent, row: ImportRow): ClientContent {
  const given = Object.fromEntries(CLIENT_FIELDS.flatMap((field) => (row[field] ? [[field, row[field]]] : [])))
  const contact = Object.fromEntries(
    CONTACT_FIELDS.flatMap(([column, field]) => (row[column] ? [[field, row[column]]] : [])),
  )
  if (Object.keys(contact).length === 0) return { ...before, ...given }
  const place = placeOfContact(before.contacts, row)
  const contacts =
    place < 0
      ? [...before.contacts, { ...EMPTY_CONTACT, ...contact }]
      : before.contacts.map((each, i) => (i === place ? { ...each, ...contact } : each))
  return { ...before, ...given, contacts }
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
