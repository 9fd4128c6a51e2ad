import type { ErrorObject } from 'ajv'
import type { Fault } from '../../domain/errors.ts'
import type { Param, RefusalCode } from '../../domain/refusals.ts'
import { below, cut } from './json-pointer.ts'
import { nearestName } from './nearest-name.ts'

/** What is told of a text that is not of its format; `textFormat` adds to it. */
export const FORMATS = new Map<string, RefusalCode>()

/** What is told of a text that does not match a pattern; `textPattern` adds to it. */
export const PATTERNS = new Map<string, RefusalCode>()

/** The format of an instant that a caller of the main API gives. */
export const UNIX_SECONDS = 'unix-seconds'

/** That are told of one request. */
export const MOST_FAULTS = 100

/** Every fault that the schema found, with the field that has it. */
export function faultsOf(errors: readonly ErrorObject[], httpPart: string): Fault<string>[] {
  const faults = ofOwnForms(errors)
    .filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames')
    .map((error) => faultOf(error, httpPart))
  return [...new Map(faults.map((each) => [`${each.field} ${each.code}`, each])).values()].slice(0, MOST_FAULTS)
}

/**
 * A value that may have one of several forms, each of another JSON type, has the faults that the form of its own type
 * finds; where there is none, its fault is that it has none of the forms.
 */
function ofOwnForms(errors: readonly ErrorObject[]): ErrorObject[] {
  const ownForms = new Map<string, number>() // of the value that is looked at, by the place of its forms in the schema
  const faults = errors.toReversed().filter(({ keyword, schemaPath, schema, data }) => {
    const forms = [...schemaPath.matchAll(/\/anyOf\/(\d+)(?=\/)/g)]
    const isOfOwnForms = forms.every(
      ({ index, 1: form }) => ownForms.get(`${schemaPath.slice(0, index)}/anyOf`) === Number(form),
    )
    if (keyword !== 'anyOf') return isOfOwnForms
    // Ajv says that no form is met after what each of them lacks: backwards, it comes first.
    const ownForm = (schema as { type?: string }[]).findIndex(({ type }) => type === typeOf(data))
    ownForms.set(schemaPath, ownForm)
    return isOfOwnForms && ownForm < 0
  })
  return faults.reverse()
}
const typeOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

function fieldOf({ instancePath, keyword, params }: ErrorObject, httpPart: string): string {
  const member =
    keyword === 'required'
      ? params.missingProperty
      : keyword === 'additionalProperties'
        ? params.additionalProperty
        : undefined
  const pointer = member === undefined ? instancePath : below(instancePath, String(member))
  return cut(httpPart === 'body' ? pointer : pointer.slice(1)) // a parameter goes by its name
}

type Say = (error: ErrorObject, httpPart: string) => { code: RefusalCode; params?: Record<string, Param> }

/** What is told of each keyword of a schema that is not met. */
const SAY: Record<string, Say> = {
  required: () => ({ code: 'required' }),
  type: ({ params }) => ({ code: 'wrong_type', params: { type: orList([params.type].flat()) } }),
  anyOf: ({ schema }) => ({ code: 'wrong_type', params: { type: orList(typesOf(schema)) } }),
  enum: ({ params }) => ({ code: 'not_an_option', params: { options: wordsOf(params.allowedValues) } }),
  const: ({ params }) => ({ code: 'not_the_value', params: { value: JSON.stringify(params.allowedValue) } }),
  minLength: ({ params: { limit } }) =>
    limit === 1 ? { code: 'blank' } : { code: 'too_short', params: { least: limit } },
  maxLength: ({ params: { limit } }) => ({ code: 'too_long', params: { most: limit } }),
  minItems: ({ params: { limit } }) => ({ code: 'too_few_items', params: { least: limit } }),
  maxItems: ({ params: { limit } }) => ({ code: 'too_many_items', params: { most: limit } }),
  maxProperties: ({ params: { limit } }) => ({ code: 'too_many_members', params: { most: limit } }),
  minimum: (error) => outOfBounds(error) ?? { code: 'too_small', params: { least: error.params.limit } },
  maximum: (error) => outOfBounds(error) ?? { code: 'too_large', params: { most: error.params.limit } },
  format: ({ params }) => ({ code: FORMATS.get(params.format) ?? 'not_valid' }),
  pattern: ({ params: { pattern } }) => ({ code: PATTERNS.get(pattern) ?? 'wrong_form' }),
  additionalProperties: ({ params, parentSchema }, httpPart) => {
    const nearest = nearestName(String(params.additionalProperty), Object.keys(parentSchema?.properties ?? {}))
    if (httpPart === 'body')
      return nearest ? { code: 'misspelled_member', params: { nearest } } : { code: 'unknown_member' }
    return nearest ? { code: 'misspelled_parameter', params: { nearest } } : { code: 'unknown_parameter' }
  },
}

function faultOf(error: ErrorObject, httpPart: string): Fault<string> {
  const { code, params = {} } = SAY[error.keyword]?.(error, httpPart) ?? { code: 'not_valid' }
  return { field: fieldOf(error, httpPart), code, params }
}

/** Of an instant. The usual slip is one in milliseconds, as JavaScript and CubeDrive have them. */
function outOfBounds({ data, params, parentSchema }: ErrorObject): ReturnType<Say> | undefined {
  if (parentSchema?.format !== UNIX_SECONDS) return undefined
  const isInMs = Math.abs(Number(data) / 1000) <= Math.abs(params.limit)
  return isInMs ? { code: 'in_milliseconds', params: { given: Number(data) } } : { code: 'not_unix_seconds' }
}
const orList = (types: readonly string[]) => types.join(' or ')
const typesOf = (forms: unknown) => (forms as { type?: string }[]).map(({ type = 'one of its forms' }) => type)
const wordsOf = (values: unknown) => (values as unknown[]).filter((each) => each !== null && each !== '').map(String)
