import type { Ordering, Sort, TaskFilter, Value } from '../../server/domain/task/filter.ts'
import type { FieldKind, Path, QueryField } from '../../server/domain/task/query-fields.ts'
import { compareText, fold } from '../../server/domain/text.ts'

/** A lead as filters and sorts see it. Absent, null and an empty list do not exist; an empty text does. */
export interface LeadRecord {
  readonly fields: Readonly<Partial<Record<QueryField, Value | readonly Value[] | null>>>
  readonly extra: Readonly<Record<string, unknown>>
}

/** What a filter means: the plain rule that the store's SQL is tested against. */
export function matches(filter: TaskFilter, lead: LeadRecord): boolean {
  switch (filter.kind) {
    case 'all':
      return filter.of.every((each) => matches(each, lead))
    case 'any':
      return filter.of.some((each) => matches(each, lead))
    case 'not':
      return !matches(filter.of, lead)
    case 'exists':
      return exists(lead, filter.path)
    case 'in':
      return valuesAt(lead, filter.path).some((value) => filter.values.includes(value))
    case 'compare': {
      const { path, op, value } = filter
      return valuesAt(lead, path).some(
        (own) => typeof own === typeof value && HOLDS[op](compare(path.kind, own, value)),
      )
    }
    case 'nameContains':
      return fold(String(lead.fields.name ?? '')).includes(fold(filter.text))
  }
}

/** What sorts mean. Leads that they do not tell apart come newest first. */
export function compareBy(sorts: readonly Sort[]): (a: LeadRecord, b: LeadRecord) => number {
  return (a, b) => {
    for (const sort of [...sorts, NEWEST_FIRST]) {
      const order = compareAt(sort, a, b)
      if (order !== 0) return order
    }
    return 0
  }
}

const NEWEST_FIRST: Sort = { path: { kind: 'id', field: 'id', isList: false }, direction: -1 }

const HOLDS: Record<Ordering, (order: number) => boolean> = {
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
}

function at(lead: LeadRecord, path: Path): unknown {
  if (path.kind !== 'extra') return lead.fields[path.field]
  return Object.hasOwn(lead.extra, path.name) ? lead.extra[path.name] : undefined
}

/** The values that can be compared: of an extra field that is a list its scalars, of one that is an object none. */
function valuesAt(lead: LeadRecord, path: Path): Value[] {
  const value = at(lead, path)
  return (Array.isArray(value) ? value : [value]).filter((each) => TYPES.includes(typeof each))
}

const exists = (lead: LeadRecord, path: Path): boolean =>
  path.kind === 'extra' ? (at(lead, path) ?? null) !== null : valuesAt(lead, path).length > 0

function compareAt({ path, direction }: Sort, a: LeadRecord, b: LeadRecord): number {
  const order = (one: Value, other: Value) => direction * compare(path.kind, one, other)
  const [first] = valuesAt(a, path).toSorted(order)
  const [second] = valuesAt(b, path).toSorted(order)
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined)
  return order(first, second)
}

/** The types of values, in the order in which an extra field sorts by them. */
const TYPES = ['number', 'string', 'boolean']

function compare(kind: FieldKind | 'extra', a: Value, b: Value): number {
  if (typeof a !== typeof b) return TYPES.indexOf(typeof a) - TYPES.indexOf(typeof b)
  if (typeof a !== 'string' || typeof b !== 'string') return Number(a) - Number(b)
  return kind === 'id' ? a.length - b.length || compareText(a, b) : compareText(a, b) // ids are numbers, of 19 digits
}
