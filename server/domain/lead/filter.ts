import { allMalformed, type FieldError } from '../errors.ts'
import { leadPath, type Path } from './query-fields.ts'
import { type FilterWorld, readValue, type Value } from './value.ts'

export type Ordering = 'gt' | 'gte' | 'lt' | 'lte'

/**
 * Which leads are asked for. Each kind is true or false of a lead, never unknown: what a lead does not have is in no
 * list, and neither greater nor less than anything. Of a field that is a list, one element that fits is enough.
 * `all` of nothing is true, `any` of nothing is false.
 */
export type Filter =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }
  | { readonly kind: 'exists'; readonly path: Path }
  | { readonly kind: 'in'; readonly path: Path; readonly values: readonly Value[] }
  | { readonly kind: 'compare'; readonly path: Path; readonly op: Ordering; readonly value: Value }

const MAX_DEPTH = 8 // of $and, $or and $not
const MAX_CONDITIONS = 100
const MAX_VALUES = 500 // of one list
const MAX_VALUES_IN_ALL = 5000
const MAX_ERRORS = 100

/** CubeDrive's `filters`. Throws malformed, naming each wrong place by a JSON pointer (RFC 6901) into the body. */
export function parseFilters(filters: unknown, world: FilterWorld): Filter {
  const reading: Reading = { world, errors: [], conditions: 0, values: 0 }
  const filter = readFilter(reading, filters ?? {}, { at: '/filters', depth: 0 })
  if (reading.errors.length > 0) throw allMalformed(reading.errors)
  return filter
}

/** The way of an error message to its place, also of those in `sorts`. */
export const below = (at: string, key: string | number) =>
  `${at}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`

export const isObject = (json: unknown): json is object =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

interface Reading {
  readonly world: FilterWorld
  readonly errors: FieldError[]
  conditions: number
  values: number
}

interface Place {
  readonly at: string
  /** How many $and, $or and $not are around it. */
  readonly depth: number
}

type Read = (json: unknown, place: Place) => Filter

const FALSE: Filter = { kind: 'any', of: [] }
const not = (of: Filter): Filter => ({ kind: 'not', of })

/** An object of paths, and of $and, $or and $not; all must hold. */
function readFilter(reading: Reading, json: unknown, { at, depth }: Place): Filter {
  if (!isObject(json)) return wrong(reading, at, 'must be an object')
  const again: Read = (json, place) => readFilter(reading, json, place)
  const of = Object.entries(json).map(([key, value]) => {
    const place = { at: below(at, key), depth }
    if (key === '$not') return not(readDeeper(reading, value, place, again))
    if (key === '$and' || key === '$or') return readEach(reading, key, value, place, again)
    const path = leadPath(key)
    if (path) return readCondition(reading, path, value, place)
    return wrong(
      reading,
      place.at,
      key.startsWith('$') ? `there is no operator ${key} here` : `there is no field ${key}`,
    )
  })
  return { kind: 'all', of }
}

/** A plain value, or an object of operators; all must hold. */
function readCondition(reading: Reading, path: Path, json: unknown, { at, depth }: Place): Filter {
  if (!isObject(json)) return readIn(reading, path, [json], () => at)
  const operators = Object.entries(json)
  if (operators.length === 0) return wrong(reading, at, 'must be a value or an object of operators')
  const of = operators.map(([key, value]) => readOperator(reading, path, key, value, { at: below(at, key), depth }))
  return { kind: 'all', of }
}

function readOperator(reading: Reading, path: Path, key: string, json: unknown, place: Place): Filter {
  const { at } = place
  const again: Read = (json, place) => readCondition(reading, path, json, place)
  switch (key) {
    case '$eq':
      return readIn(reading, path, [json], () => at)
    case '$ne':
      return not(readIn(reading, path, [json], () => at))
    case '$in':
      return readList(reading, path, json, at)
    case '$nin':
      return not(readList(reading, path, json, at))
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return readCompare(reading, path, key.slice(1) as Ordering, json, at) // by the cases, one of the four
    case '$exists':
      count(reading, at)
      if (typeof json !== 'boolean') return wrong(reading, at, 'must be true or false')
      return json ? { kind: 'exists', path } : not({ kind: 'exists', path })
    case '$not':
      return not(readDeeper(reading, json, place, again))
    case '$and':
    case '$or':
      return readEach(reading, key, json, place, again)
    default:
      return wrong(reading, at, `there is no operator ${key}`)
  }
}

function readList(reading: Reading, path: Path, json: unknown, at: string): Filter {
  if (!Array.isArray(json)) return wrong(reading, at, 'must be a list')
  if (json.length > MAX_VALUES) return wrong(reading, at, `has more than ${MAX_VALUES} values`)
  reading.values += json.length
  if (reading.values > MAX_VALUES_IN_ALL)
    return wrong(reading, at, `there are more than ${MAX_VALUES_IN_ALL} values in all`)
  return readIn(reading, path, json, (i) => below(at, i))
}

function readIn(reading: Reading, path: Path, list: readonly unknown[], at: (i: number) => string): Filter {
  count(reading, at(0))
  // Null stands for what does not exist, and so does the empty id of a lead without a client.
  const isMissing = (json: unknown) => json === null || (json === '' && path.kind === 'id')
  const values = list.flatMap((json, i) => (isMissing(json) ? [] : valuesOf(reading, path, json, at(i))))
  const found: Filter = { kind: 'in', path, values }
  return list.some(isMissing) ? { kind: 'any', of: [not({ kind: 'exists', path }), found] } : found
}

function readCompare(reading: Reading, path: Path, op: Ordering, json: unknown, at: string): Filter {
  count(reading, at)
  if (path.kind === 'user') return wrong(reading, at, `users have no order for $${op}`)
  const [value] = valuesOf(reading, path, json, at)
  return value === undefined ? FALSE : { kind: 'compare', path, op, value }
}

function readEach(reading: Reading, key: '$and' | '$or', json: unknown, { at, depth }: Place, read: Read): Filter {
  if (!Array.isArray(json) || json.length === 0) return wrong(reading, at, 'must be a list that is not empty')
  const of = json.map((each, i) => readDeeper(reading, each, { at: below(at, i), depth }, read))
  return { kind: key === '$and' ? 'all' : 'any', of }
}

function readDeeper(reading: Reading, json: unknown, { at, depth }: Place, read: Read): Filter {
  return depth < MAX_DEPTH ? read(json, { at, depth: depth + 1 }) : wrong(reading, at, `is more than ${MAX_DEPTH} deep`)
}

function valuesOf(reading: Reading, path: Path, json: unknown, at: string): readonly Value[] {
  const read = readValue(path.kind, json, reading.world)
  if ('values' in read) return read.values
  wrong(reading, at, read.wrong)
  return []
}

function count(reading: Reading, at: string) {
  if (++reading.conditions === MAX_CONDITIONS + 1)
    wrong(reading, at, `there are more than ${MAX_CONDITIONS} conditions`)
}

/** Notes an error and goes on, as if nothing fitted here, to find the others. */
function wrong({ errors }: Reading, field: string, reason: string): Filter {
  if (errors.length < MAX_ERRORS) errors.push({ field, reason })
  return FALSE
}
