import { type Static, type TSchema, Type } from 'typebox'
import { isSmallId } from '../../domain/ids.ts'
import { EARLIEST_MS, LATEST_MS } from '../../domain/iso8601.ts'
import { isName } from '../../domain/name.ts'
import { UNIX_SECONDS } from './schema-faults.ts'
import { textFormat } from './validation.ts'

/** The type, or null; written so that the serializer needs no trial and error. */
export const Nullable = <T extends TSchema & { type?: unknown; enum?: readonly unknown[] }>(schema: T) =>
  Type.Unsafe<Static<T> | null>({
    ...schema,
    type: [schema.type, 'null'],
    ...(schema.enum && { enum: [...schema.enum, null] }),
  })

/** One of a few words. */
export const Choice = <const T extends string>(words: readonly T[], options: object = {}) =>
  Type.Unsafe<T>({ type: 'string', enum: words, ...options })

export const Text = (most: number, options: object = {}) => Type.String({ maxLength: most, ...options })

const NAME = textFormat('name', isName, 'blank')
const NAME_OR_NONE = textFormat('name or none', (text) => text === '' || isName(text), 'blank')

/** One of which a reader sees something. It is kept composed and without blanks around it. */
export const Name = (most: number, options: object = {}) =>
  Text(most, { format: NAME, 'x-tidied': true, description: 'Blanks around it are left out.', ...options })
/** The same, or empty: none. */
export const NameOrNone = (most: number) => Nullable(Name(most, { format: NAME_OR_NONE }))

export const IdShape = Type.String({ description: 'An id.', examples: ['7296438250274881536'] })
/** An instant, as every answer has it. */
export const Seconds = Type.Integer({
  minimum: EARLIEST_MS / 1000,
  maximum: LATEST_MS / 1000,
  description: 'An instant, in whole Unix seconds.',
})
/** One that a caller gives: a part of a second is dropped. */
export const GivenSeconds = Type.Number({
  format: UNIX_SECONDS,
  minimum: EARLIEST_MS / 1000,
  maximum: LATEST_MS / 1000,
  description: 'An instant, in Unix seconds.',
})
export const Flag = Choice(['true', 'false', ''])

/** The one place where the main API's instants are made: whole seconds, whoever set them and how finely. */
export const toSeconds = (ms: number) => Math.floor(ms / 1000)
export const toSecondsOrNull = (ms: number | null) => (ms === null ? null : toSeconds(ms))
export const toMs = (seconds: number) => Math.floor(seconds) * 1000
/** The end of the second that is named, as what lies within it reads the same. */
export const toLastMs = (seconds: number) => toMs(seconds) + 999

/** A user's number; one that is no number names nobody. */
export const toUserId = (id: string): number => (isSmallId(id) ? Number(id) : -1)
