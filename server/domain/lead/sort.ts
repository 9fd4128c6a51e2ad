import { allMalformed, type FieldError } from '../errors.ts'
import { below, isObject } from './filter.ts'
import { leadPath, type Path } from './query-fields.ts'

/**
 * 1 is ascending, -1 descending; a lead without the field comes last either way. A list is ordered by its least
 * element when ascending, by its greatest when descending.
 */
export interface Sort {
  readonly path: Path
  readonly direction: 1 | -1
}

const MAX_SORTS = 10
const DEFAULT_SORTS = { 'data.rank': -1, updatedAt: -1 }

/** CubeDrive's `sorts`, the most important first. Throws malformed, naming each wrong place. */
export function parseSorts(sorts: unknown): Sort[] {
  const json = sorts ?? DEFAULT_SORTS
  if (!isObject(json)) throw allMalformed([{ field: '/sorts', reason: 'must be an object of paths with 1 or -1' }])
  const errors: FieldError[] = []
  const parsed: Sort[] = []
  for (const [key, direction] of Object.entries(json).slice(0, MAX_SORTS + 1)) {
    const field = below('/sorts', key)
    const path = leadPath(key)
    if (!path) errors.push({ field, reason: `there is no field ${key}` })
    else if (direction !== 1 && direction !== -1) errors.push({ field, reason: 'must be 1 or -1' })
    else if (parsed.length === MAX_SORTS) errors.push({ field, reason: `is one of more than ${MAX_SORTS} sorts` })
    else parsed.push({ path, direction })
  }
  if (errors.length > 0) throw allMalformed(errors)
  return parsed
}
