import { type Fault, fault } from '../../../domain/errors.ts'
import type { RefusalCode, RefusalParams } from '../../../domain/refusals.ts'
import { EVERY_TASK, NO_TASK, not, type Ordering, type TaskFilter, type Value } from '../../../domain/task/filter.ts'
import { compareText } from '../../../domain/text.ts'
import { below } from '../../http/json-pointer.ts'
import { MOST_FAULTS } from '../../http/schema-faults.ts'
import { type RowPath, rowPath } from './paths.ts'
import { readValue, type ValueWorld } from './values.ts'

const MAX_DEPTH = 8 // of $and, $or and $not
const MAX_CONDITIONS = 100
const MAX_VALUES = 500 // of one list
const MAX_VALUES_IN_ALL = 5000

/** `filters` in the domain's words. Each wrong place is added to `faults`, as a JSON pointer into the body. */
export function parseFilters(filters: unknown, world: ValueWorld, faults: Fault<string>[]): TaskFilter {
  const reading: Reading = { world, faults, conditions: 0, values: 0 }
  return readFilter(reading, filters ?? {}, { at: '/filters', depth: 0 })
}

export const isObject = (json: unknown): json is object =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

interface Reading {
  readonly world: ValueWorld
  readonly faults: Fault<string>[]
  conditions: number
  values: number
}

interface Place {
  readonly at: string
  /** How many $and, $or and $not are around it. */
  readonly depth: number
}

type Read = (json: unknown, place: Place) => TaskFilter

/** An object of paths, and of $and, $or and $not; all must hold. */
function readFilter(reading: Reading, json: unknown, { at, depth }: Place): TaskFilter {
  if (!isObject(json)) return wrong(reading, at, 'wrong_type', { type: 'object' })
  const again: Read = (json, place) => readFilter(reading, json, place)
  const of = Object.entries(json).map(([key, value]) => {
    const place = { at: below(at, key), depth }
    if (key === '$not') return not(readDeeper(reading, value, place, again))
    if (key === '$and' || key === '$or') return readEach(reading, key, value, place, again)
    const path = rowPath(key)
    if (path) return readCondition(reading, path, value, place)
    if (key.startsWith('$')) return wrong(reading, place.at, 'unknown_operator', { operator: key })
    return wrong(reading, place.at, 'unknown_path', { path: key })
  })
  return { kind: 'all', of }
}

/** A plain value, or an object of operators; all must hold. */
function readCondition(reading: Reading, path: RowPath, json: unknown, { at, depth }: Place): TaskFilter {
  if (!isObject(json)) return readIn(reading, path, [json], () => at)
  const operators = Object.entries(json)
  if (operators.length === 0) return wrong(reading, at, 'empty_condition')
  const of = operators.map(([key, value]) => readOperator(reading, path, key, value, { at: below(at, key), depth }))
  return { kind: 'all', of }
}

function readOperator(reading: Reading, path: RowPath, key: string, json: unknown, place: Place): TaskFilter {
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
      if (typeof json !== 'boolean') return wrong(reading, at, 'wrong_type', { type: 'boolean' })
      return json ? exists(path) : not(exists(path))
    case '$not':
      return not(readDeeper(reading, json, place, again))
    case '$and':
    case '$or':
      return readEach(reading, key, json, place, again)
    default:
      return wrong(reading, at, 'unknown_operator', { operator: key })
  }
}

function readList(reading: Reading, path: RowPath, json: unknown, at: string): TaskFilter {
  if (!Array.isArray(json)) return wrong(reading, at, 'wrong_type', { type: 'array' })
  if (json.length > MAX_VALUES) return wrong(reading, at, 'too_many_values', { most: MAX_VALUES })
  reading.values += json.length
  if (reading.values > MAX_VALUES_IN_ALL)
    return wrong(reading, at, 'too_many_values_in_all', { most: MAX_VALUES_IN_ALL })
  return readIn(reading, path, json, (i) => below(at, i))
}

function readIn(reading: Reading, path: RowPath, list: readonly unknown[], at: (i: number) => string): TaskFilter {
  count(reading, at(0))
  // Null stands for what does not exist, and so does the empty id of a lead without a client.
  const isMissing = (json: unknown) => json === null || (json === '' && path.kind === 'id')
  const values = list.flatMap((json, i) => (isMissing(json) ? [] : valuesOf(reading, path, json, at(i))))
  const found = isAmong(path, values)
  return list.some(isMissing) ? { kind: 'any', of: [not(exists(path)), found] } : found
}

function readCompare(reading: Reading, path: RowPath, op: Ordering, json: unknown, at: string): TaskFilter {
  count(reading, at)
  if (path.kind === 'user') return wrong(reading, at, 'no_order_of_users', { operator: `$${op}` })
  const [value] = valuesOf(reading, path, json, at)
  return value === undefined ? NO_TASK : compare(path, op, value)
}

function readEach(reading: Reading, key: '$and' | '$or', json: unknown, { at, depth }: Place, read: Read): TaskFilter {
  if (!Array.isArray(json) || json.length === 0) return wrong(reading, at, 'empty_list')
  const of = json.map((each, i) => readDeeper(reading, each, { at: below(at, i), depth }, read))
  return { kind: key === '$and' ? 'all' : 'any', of }
}

function readDeeper(reading: Reading, json: unknown, { at, depth }: Place, read: Read): TaskFilter {
  return depth < MAX_DEPTH ? read(json, { at, depth: depth + 1 }) : wrong(reading, at, 'too_deep', { most: MAX_DEPTH })
}

function valuesOf(reading: Reading, path: RowPath, json: unknown, at: string): readonly Value[] {
  const read = readValue(path.kind, json, reading.world)
  if ('values' in read) return read.values
  note(reading, { field: at, code: read.wrong, params: read.params ?? {} })
  return []
}

function count(reading: Reading, at: string) {
  if (++reading.conditions === MAX_CONDITIONS + 1) wrong(reading, at, 'too_many_conditions', { most: MAX_CONDITIONS })
}

/** Notes a fault and goes on, as if nothing fitted here, to find the others. */
function wrong<C extends RefusalCode>(reading: Reading, at: string, code: C, ...params: RefusalParams<C>): TaskFilter {
  note(reading, fault(at, code, ...params))
  return NO_TASK
}

function note({ faults }: Reading, found: Fault<string>): void {
  if (faults.length < MOST_FAULTS) faults.push(found)
}

// What is the same in every row is settled here: the domain knows nothing of it.

const settled = (isTrue: boolean): TaskFilter => (isTrue ? EVERY_TASK : NO_TASK)

const exists = (path: RowPath): TaskFilter => (path.kind === 'fixed' ? EVERY_TASK : { kind: 'exists', path })

const isAmong = (path: RowPath, values: readonly Value[]): TaskFilter =>
  path.kind === 'fixed' ? settled(values.includes(path.text)) : { kind: 'in', path, values }

function compare(path: RowPath, op: Ordering, value: Value): TaskFilter {
  if (path.kind !== 'fixed') return { kind: 'compare', path, op, value }
  const order = compareText(path.text, String(value))
  return settled({ gt: order > 0, gte: order >= 0, lt: order < 0, lte: order <= 0 }[op])
}
