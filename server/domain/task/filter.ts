import { type Path, pathOf, type QueryField } from './query-fields.ts'

/** A number of a number, instant (Unix ms) or user field, text of a text or id field, any scalar of an extra one. */
export type Value = string | number | boolean

export type Ordering = 'gt' | 'gte' | 'lt' | 'lte'

/**
 * Which tasks are asked for: the one form that lists, reports, CubeDrive's queries and rules share. Each kind is true or
 * false of a task, never unknown: what a task does not have is in no list, and neither greater nor less than anything.
 * Of a field that is a list, one element that fits is enough. `all` of nothing is true, `any` of nothing is false.
 */
export type TaskFilter =
  | { readonly kind: 'all' | 'any'; readonly of: readonly TaskFilter[] }
  | { readonly kind: 'not'; readonly of: TaskFilter }
  | { readonly kind: 'exists'; readonly path: Path }
  | { readonly kind: 'in'; readonly path: Path; readonly values: readonly Value[] }
  | { readonly kind: 'compare'; readonly path: Path; readonly op: Ordering; readonly value: Value }
  | NameContains

/** The name holds the text, whatever the case. */
export interface NameContains {
  readonly kind: 'nameContains'
  readonly text: string
}

/**
 * 1 is ascending, -1 descending; a task without the field comes last either way. A list is ordered by its least
 * element when ascending, by its greatest when descending.
 */
export interface Sort {
  readonly path: Path
  readonly direction: 1 | -1
}

export const all = (...of: readonly TaskFilter[]): TaskFilter => ({ kind: 'all', of })
export const any = (...of: readonly TaskFilter[]): TaskFilter => ({ kind: 'any', of })
export const not = (of: TaskFilter): TaskFilter => ({ kind: 'not', of })
export const EVERY_TASK: TaskFilter = all()
export const NO_TASK: TaskFilter = any()

/** @param isWanted  false: the field must not have a value */
export function exists(field: QueryField, isWanted = true): TaskFilter {
  const filter: TaskFilter = { kind: 'exists', path: pathOf(field) }
  return isWanted ? filter : not(filter)
}
export const isIn = (field: QueryField, values: readonly Value[]): TaskFilter => ({
  kind: 'in',
  path: pathOf(field),
  values,
})
export const compares = (field: QueryField, op: Ordering, value: Value): TaskFilter => ({
  kind: 'compare',
  path: pathOf(field),
  op,
  value,
})
/** Both ends included. */
export const between = (field: QueryField, from: number, to: number): TaskFilter =>
  all(compares(field, 'gte', from), compares(field, 'lte', to))

/** The conditions that must all hold, without the groups around them. */
export const conditionsOf = (filter: TaskFilter): readonly TaskFilter[] =>
  filter.kind === 'all' ? filter.of.flatMap(conditionsOf) : [filter]

/** The values that a field must be among, where one of the conditions that must hold says so. */
export function valuesRequired(filter: TaskFilter, field: QueryField): readonly Value[] | undefined {
  for (const each of conditionsOf(filter))
    if (each.kind === 'in' && each.path.kind !== 'extra' && each.path.field === field) return each.values
  return undefined
}
