import { isRecordId } from '../ids.ts'
import { parseInstant } from '../iso8601.ts'
import { isCleanText } from '../text.ts'
import type { FieldKind } from './query-fields.ts'

/** A number of a number, instant (Unix ms) or user field, text of a text or id field, any scalar of an extra one. */
export type Value = string | number | boolean

/** What values need to be understood. */
export interface FilterWorld {
  decryptUser: (text: string) => number | null
  /** IANA; where instants without an offset are read. */
  zone: string
}

/** One value; none, when it names what does not exist and so is no lead's; or why it cannot be a value of its kind. */
export type ReadValue = { readonly values: readonly [] | readonly [Value] } | { readonly wrong: string }

const MAX_MS = 8.64e15 // ECMAScript's range of time
const NUMBER = /^-?[0-9]{1,30}(?:\.[0-9]{1,30})?$/

/** A value of CubeDrive's filters, as the kind of field it stands for wants it. */
export function readValue(kind: FieldKind | 'extra', json: unknown, { decryptUser, zone }: FilterWorld): ReadValue {
  if (typeof json === 'string' && !isCleanText(json)) return { wrong: 'must be text without NUL' }
  switch (kind) {
    case 'text':
      return typeof json === 'string' ? one(json) : { wrong: 'must be a string' }
    case 'number': {
      const number = typeof json === 'string' && NUMBER.test(json) ? Number(json) : json
      return isNumber(number) ? one(number) : { wrong: 'must be a number, or digits' }
    }
    case 'instant': {
      const ms = typeof json === 'string' ? parseInstant(without('$iso8601:', json), zone) : json
      return isNumber(ms) && Math.abs(ms) <= MAX_MS ? one(ms) : { wrong: 'must be an ISO 8601 timestamp' }
    }
    case 'user':
      if (typeof json !== 'string') return { wrong: 'must be the encrypted id of a user' }
      return one(decryptUser(without('$userId:', json)))
    case 'id':
      return typeof json === 'string' ? one(isRecordId(json) ? json : null) : { wrong: 'must be an id, as a string' }
    case 'extra':
      if (typeof json === 'string' || typeof json === 'boolean' || isNumber(json)) return one(json)
      return { wrong: 'must be a string, a number or a boolean' }
  }
}

const one = (value: Value | null): ReadValue => ({ values: value === null ? [] : [value] })
const isNumber = (json: unknown): json is number => Number.isFinite(json)
const without = (prefix: string, text: string) => (text.startsWith(prefix) ? text.slice(prefix.length) : text)
