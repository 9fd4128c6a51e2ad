import { fault } from '../../../domain/errors.ts'
import { refuseAllAt, refuseAt } from '../../http/refusals.ts'
import { LONG_PROPERTIES, TASK_PROPERTIES, type TaskProperty } from './task.shape.ts'

/** Which members of a task a list shows, as `include` or `exclude` ask for. */
export function membersShown({ include, exclude }: { include?: string; exclude?: string }): Set<TaskProperty> {
  if (include && exclude)
    throw refuseAllAt([
      fault('include', 'not_together', { other: 'exclude' }),
      fault('exclude', 'not_together', { other: 'include' }),
    ])
  if (include) return new Set<TaskProperty>(['_id', ...namesIn('include', include)])
  const left = new Set<TaskProperty>(TASK_PROPERTIES.filter((property) => !LONG_PROPERTIES.includes(property)))
  for (const name of namesIn('exclude', exclude ?? '')) if (name !== '_id') left.delete(name)
  return left
}

function namesIn(parameter: string, list: string): TaskProperty[] {
  const names = list.split(',').map((name) => name.trim()).filter(Boolean) // biome-ignore format: one thought
  const unknown = names.filter((name) => !TASK_PROPERTIES.includes(name as TaskProperty))
  if (unknown.length > 0) throw refuseAt(parameter, 'unknown_members', { names: unknown })
  return names as TaskProperty[]
}
