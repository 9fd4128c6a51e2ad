import { type Fault, fault } from '../../../domain/errors.ts'
import type { Sort } from '../../../domain/task/filter.ts'
import { below } from '../../http/json-pointer.ts'
import { isObject } from './filters.ts'
import { rowPath } from './paths.ts'

const MAX_SORTS = 10
const DEFAULT_SORTS = { 'data.rank': -1, updatedAt: -1 }

/** `sorts`, the most important first. Each wrong place is added to `faults`. */
export function parseSorts(sorts: unknown, faults: Fault<string>[]): Sort[] {
  const json = sorts ?? DEFAULT_SORTS
  const parsed: Sort[] = []
  if (!isObject(json)) {
    faults.push(fault('/sorts', 'wrong_type', { type: 'object' }))
    return parsed
  }
  for (const [place, [key, direction]] of Object.entries(json)
    .slice(0, MAX_SORTS + 1)
    .entries()) {
    const at = below('/sorts', key)
    const path = rowPath(key)
    if (!path) faults.push(fault(at, 'unknown_path', { path: key }))
    else if (direction !== 1 && direction !== -1) faults.push(fault(at, 'not_a_direction'))
    else if (place === MAX_SORTS) faults.push(fault(at, 'too_many_sorts', { most: MAX_SORTS }))
    else if (path.kind !== 'fixed') parsed.push({ path, direction }) // what is the same everywhere orders nothing
  }
  return parsed
}
