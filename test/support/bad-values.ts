import { type OpenApi, resolve, type Schema } from './conformity.ts'

/** A place in a body, and what is said of it. */
export interface Place {
  /** A JSON pointer. */
  pointer: string
  /** Members and indices, from the body on. */
  path: readonly (string | number)[]
  /** The schemas of what they are members of, from the body on. */
  around: readonly Schema[]
  schema: Schema
}

const DEEPEST_LIST = 2 // a list in a list is as good as one nine deep
const DEEPEST = 8

/** Every member that a body may have, and every element. */
export function placesIn(
  document: OpenApi,
  schema: Schema,
  path: Place['path'] = [],
  around: Place['around'] = [],
): Place[] {
  const here = resolve(document, schema)
  const inHere = [here, ...forms(here)]
    .map((form) => resolve(document, form))
    .flatMap((form) => childrenOf(form).map((child) => ({ form, ...child })))
  const isTooDeep = path.length >= DEEPEST || path.filter((step) => step === 0).length >= DEEPEST_LIST
  const below = isTooDeep
    ? []
    : inHere.flatMap(({ form, step, schema }) => placesIn(document, schema, [...path, step], [...around, form]))
  const place = {
    pointer: path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    path,
    around,
    schema: here,
  }
  return [place, ...new Map(below.map((each) => [each.pointer + JSON.stringify(each.schema), each])).values()]
}

const forms = ({ anyOf = [], oneOf = [] }: Schema) => [...anyOf, ...oneOf]

function childrenOf({ properties = {}, items, additionalProperties, patternProperties = {} }: Schema) {
  const maps = [additionalProperties, ...Object.values(patternProperties)].filter((each) => typeof each === 'object')
  return [
    ...Object.entries(properties).map(([step, schema]) => ({ step, schema })),
    ...(items ? [{ step: 0, schema: items }] : []),
    ...maps.map((schema) => ({ step: 'a name', schema })),
  ]
}

/** The body with another value there; what is missing on the way to it is made. */
export function put(
  document: OpenApi,
  body: unknown,
  { path, around }: Pick<Place, 'path' | 'around'>,
  value: unknown,
): unknown {
  const [step, ...rest] = path
  const [schema, ...further] = around
  if (step === undefined || !schema) return value
  const inner = (member: unknown) => put(document, member, { path: rest, around: further }, value)
  if (typeof step === 'number') return [inner(Array.isArray(body) ? body[0] : undefined)]
  const members = isObject(body) ? body : (sampleOf(document, schema) as Record<string, unknown>) // of an object, as it has members
  return { ...members, [step]: inner(members[step]) }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value that the schema allows, with no more than it must have. */
export function sampleOf(document: OpenApi, given: Schema): unknown {
  const schema = resolve(document, given)
  const { enum: words, const: word, default: otherwise, type, properties = {}, required = [], items = {} } = schema
  if (word !== undefined || words) return word ?? words?.[0]
  if (otherwise !== undefined) return otherwise
  const first = forms(schema)[0]
  if (first && !type) return sampleOf(document, first)
  const kind = [type].flat()[0]
  if (kind === 'object')
    return Object.fromEntries(required.map((name) => [name, sampleOf(document, properties[name] ?? {})]))
  if (kind === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(document, items))
  if (kind === 'boolean') return true
  if (kind === 'number' || kind === 'integer') return Math.max(schema.minimum ?? 1, 1)
  return 'x'
}

export interface BadValue {
  what: string
  value: unknown
}

const EMOJI = '🙂'
const LONGEST = 250_000 // what is longer makes a body that is too large

/** What breaks programs, whatever was asked for. */
const ODD: BadValue[] = [
  { what: 'null', value: null },
  { what: 'true', value: true },
  { what: 'a fraction', value: 1.5 },
  { what: 'an empty text', value: '' },
  { what: 'NUL', value: 'a\0b' },
  { what: 'an empty list', value: [] },
  { what: 'an empty object', value: {} },
]

/** And more of that. */
const ODDER: BadValue[] = [
  { what: '0', value: 0 },
  { what: '-1', value: -1 },
  { what: '2^53', value: 2 ** 53 },
  { what: '2^63', value: 2 ** 63 },
  { what: '1e308', value: 1e308 },
  { what: 'a blank', value: ' ' },
  { what: '"NaN"', value: 'NaN' },
  { what: '"-Infinity"', value: '-Infinity' },
  { what: '"1e3"', value: '1e3' },
  { what: 'a text of 2^63', value: '9223372036854775808' },
  { what: '40 digits', value: '9'.repeat(40) },
  { what: 'an unknown id', value: '7000000000000000000' },
  { what: 'a lone surrogate', value: 'a\ud800b' },
  { what: 'an emoji', value: EMOJI },
  { what: 'a right-to-left mark and a byte order mark', value: '\u202e\ufeff' },
  { what: '"__proto__"', value: '__proto__' },
  { what: '"constructor"', value: 'constructor' },
  { what: 'a path', value: '../../../etc/passwd' },
  { what: 'an end of a statement', value: `'"\\;--%_` },
  { what: 'a list of odd things', value: [null, 1, 'x', {}, [[]]] },
  {
    what: 'an object with names of methods',
    value: { constructor: 'x', toString: 1, hasOwnProperty: null, length: -1, toJSON: {} },
  },
  { what: 'an operator', value: { $gt: '', $where: '1' } },
]
const PARTS = 3

/** The odder ones in turn, for places that are many and alike: all of them are tried in any three that follow one another. */
const partOf = (turn: number) => ODDER.filter((_, i) => i % PARTS === turn % PARTS)

/** The values to try at a place: odd ones, and those around its bounds. Without a turn: all there are. */
export function valuesFor(document: OpenApi, { schema }: Pick<Place, 'schema'>, turn?: number): BadValue[] {
  const { enum: words, minimum, maximum, minLength, maxLength, maxItems, minItems, items = {} } = schema
  const values: BadValue[] = [...ODD, ...(turn === undefined ? ODDER : partOf(turn))]
  const add = (what: string, value: unknown) => values.push({ what, value })
  if (words) {
    add('a stranger to the enumeration', 'stranger')
    for (const word of words.filter((each) => typeof each === 'string'))
      add(`"${word}" in capitals`, word.toUpperCase())
  }
  if (minimum !== undefined) {
    add('minimum - 1', minimum - 1)
    add('minimum', minimum)
  }
  if (maximum !== undefined) {
    add('maximum', maximum)
    add('maximum + 1', maximum + (maximum > 2 ** 53 ? maximum : 1))
  }
  if (minLength) add('minLength - 1', 'x'.repeat(minLength - 1))
  if (maxLength !== undefined && maxLength < LONGEST) {
    add('maxLength', 'x'.repeat(maxLength))
    add('maxLength in emoji', EMOJI.repeat(maxLength))
    add('maxLength + 1', 'x'.repeat(maxLength + 1))
    add('maxLength + 1 in emoji', EMOJI.repeat(maxLength + 1))
  }
  const list = (length: number) => Array.from({ length }, () => sampleOf(document, items))
  if (minItems) add('minItems - 1', list(minItems - 1))
  if (maxItems !== undefined) {
    add('maxItems', list(maxItems))
    add('maxItems + 1', list(maxItems + 1))
  }
  return values
}

/** For a parameter: all is text there. Percent-encoded already. */
export const ODD_TEXTS = [
  '%20', 'null', 'undefined', 'NaN', 'Infinity', '-Infinity', '1e400', '0x10', '-1', '1.5', '9'.repeat(40), 'true', '%00', 'a%00b', '%ED%A0%80',
  '%F0%9F%99%82', '__proto__', 'constructor', 'toString', '[]', '%7B%7D', '%27%22%5C%3B--', '%25_', ',', ',,', '%E2%80%AE', 'İ', '%c4%b0',
] // biome-ignore format: a list

/** For an id in a path: none of these is one. Percent-encoded already. */
export const ODD_IDS = [
  '0', '-1', '+1', '1.0', '1e3', '0x10', 'NaN', 'null', 'undefined', 'true', '9223372036854775807', '9223372036854775808', '9'.repeat(30), '9'.repeat(199),
  '7000000000000000000', '%20', '%00', '1%00', '%ED%A0%80', '%C0%80', '%F0%9F%99%82', '%EF%BC%91', '__proto__', 'constructor', 'toString',
  '..%2f..%2fapp%2fme', '%252e%252e%252f', '..%5c', '%2Fetc%2Fpasswd', 'a%2Fb', '%27%20or%201=1--', '%25', '*', '%0a', ';', '{id}', ':id',
] // biome-ignore format: a list
