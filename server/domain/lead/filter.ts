import type { Path } from './query-fields.ts'

/** A number of a number, instant (Unix ms) or user field, text of a text or id field, any scalar of an extra one. */
export type Value = string | number | boolean

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

/**
 * 1 is ascending, -1 descending; a lead without the field comes last either way. A list is ordered by its least
 * element when ascending, by its greatest when descending.
 */
export interface Sort {
  readonly path: Path
  readonly direction: 1 | -1
}
