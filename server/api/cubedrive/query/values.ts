import { isRecordId } from '../../../domain/ids.ts'
import { parseInstant } from '../../../domain/iso8601.ts'
import { isEncryptedId } from '../../../domain/people/encrypted-id.ts'
import type { RefusalCode } from '../../../domain/refusals.ts'
import type { Value } from '../../../domain/task/filter.ts'
import { isCleanText } from '../../../domain/text.ts'
import { textFormat } from '../../http/validation.ts'
import type { RowPath } from './paths.ts'

/** What values need to be understood. */
export interface ValueWorld {
  decryptUser: (text: string) => number | null
  /** IANA; where instants without an offset are read. */
  zone: string
}

/** One value; none, when it names what does not exist and so is no lead's; or why it cannot be a value of its kind. */
export type ReadValue =
  | { readonly values: readonly [] | readonly [Value] }
  | { readonly wrong: RefusalCode; readonly params?: { readonly type: string } }

const MAX_MS = 8.64e15 // ECMAScript's range of time
const NUMBER = /^-?[0-9]{1,30}(?:\.[0-9]{1,30})?$/

/** An instant as callers write it, with or without `$iso8601:`; null: it is none. */
export const readInstant = (text: string, zone: string): number | null => parseInstant(without('$iso8601:', text), zone)

/** The format of such a text, in a schema; empty: there is none. */
export const INSTANT = textFormat(
  'cubedrive-instant',
  (text) => text === '' || readInstant(text, 'UTC') !== null,
  'not_an_instant',
)

/** The format of a count, or the number of a category, that is written in digits. */
export const COUNT = textFormat('cubedrive-count', (text) => /^[0-9]{1,15}$/.test(text), 'not_a_number')

/** The format of an encrypted id of a user; empty: nobody. */
export const PERSON = textFormat('cubedrive-person', (text) => text === '' || isUser(text), 'not_a_user')
const isUser = (text: string) => isEncryptedId(without('$userId:', text))

/** The user whom an encrypted id names, with or without `$userId:`; null: nobody. */
export const readUser = (text: string, { decryptUser }: Pick<ValueWorld, 'decryptUser'>): number | null =>
  decryptUser(without('$userId:', text))

/** A value of a filter, as the kind of field that it stands for wants it. */
export function readValue(kind: RowPath['kind'], json: unknown, world: ValueWorld): ReadValue {
  if (typeof json === 'string' && !isCleanText(json)) return { wrong: 'not_text' }
  switch (kind) {
    case 'text':
    case 'fixed':
      return typeof json === 'string' ? one(json) : { wrong: 'wrong_type', params: { type: 'string' } }
    case 'number': {
      const number = typeof json === 'string' && NUMBER.test(json) ? Number(json) : json
      return isNumber(number) ? one(number) : { wrong: 'not_a_number' }
    }
    case 'instant': {
      const ms = typeof json === 'string' ? readInstant(json, world.zone) : json
      return isNumber(ms) && Math.abs(ms) <= MAX_MS ? one(ms) : { wrong: 'not_an_instant' }
    }
    case 'user':
      return typeof json === 'string' && isUser(json) ? one(readUser(json, world)) : { wrong: 'not_a_user' }
    case 'id':
      return typeof json === 'string'
        ? one(isRecordId(json) ? json : null)
        : { wrong: 'wrong_type', params: { type: 'string' } }
    case 'extra':
      if (typeof json === 'string' || typeof json === 'boolean' || isNumber(json)) return one(json)
      return { wrong: 'wrong_type', params: { type: 'string or number or boolean' } }
  }
}

const one = (value: Value | null): ReadValue => ({ values: value === null ? [] : [value] })
const isNumber = (json: unknown): json is number => Number.isFinite(json)
const without = (prefix: string, text: string) => (text.startsWith(prefix) ? text.slice(prefix.length) : text)
