import type { QueryClient } from '@tanstack/react-query'
import type { Project, Task, TaskItem } from '../api.ts'
import { patchTask } from './task-cache.ts'

/** What a list of tasks was asked for with: the third part of its key. */
type Asked = Readonly<Record<string, unknown>>

/**
 * Shows a task as the server has it now wherever it is cached, and where it belongs by now: it comes into lists, goes
 * from others, and only a list of which the server alone can say whether it holds the task is asked for again.
 */
export function placeTask(cache: QueryClient, task: Task): void {
  patchTask(cache, task._id, task)
  for (const [key, list] of cache.getQueriesData<TaskItem[]>({ queryKey: ['tasks', 'list'] })) {
    if (!list) continue
    const asked = (key[2] ?? {}) as Asked
    const isListed = list.some(({ _id }) => _id === task._id)
    const isHeld = holds(cache, asked, task)
    if (isHeld === isListed) continue
    const isWhole = typeof asked.limit !== 'number' || list.length < asked.limit
    if (isHeld === false)
      cache.setQueryData(key, list.filter(({ _id }) => _id !== task._id)) // biome-ignore format: a case
    else if (isHeld && isWhole) cache.setQueryData(key, withTask(list, task))
    else if (!isListed) void cache.invalidateQueries({ queryKey: key, exact: true })
  }
}

/** Newest first, which is by id. */
function withTask(list: readonly TaskItem[], task: Task): TaskItem[] {
  const at = list.findIndex(({ _id }) => BigInt(_id) < BigInt(task._id))
  return at < 0 ? [...list, task] : list.toSpliced(at, 0, task)
}

const ABOUT_THE_PAGE = ['all', 'limit', 'skip', 'include', 'exclude', 'recursive']

/** Undefined: only the server can say. */
function holds(cache: QueryClient, asked: Asked, task: Task): boolean | undefined {
  const all = { archived: 'false', ...asked } as Asked
  const answers = Object.entries(all).map(([name, value]) => {
    if (value === undefined || ABOUT_THE_PAGE.includes(name)) return true
    if (name === 'group') return inProject(cache, String(value), String(all.recursive) === 'true', task)
    if (name === 'assignee') return task.assignees.includes(String(value))
    if (name === 'follower') return task.followers.includes(String(value))
    if (name === 'assignedBy') return task.assignedBy === value
    if (name === 'parent') return task.parent === value
    if (name === 'kind') return (task.lead !== undefined) === (value === 'pipeline')
    if (name === 'customer') return task.customer?._id === value
    if (name === 'archived') return value === 'all' || (task.archivedAt != null) === (value === 'true')
    if (name === 'completed') return value === 'all' || (task.completedAt !== null) === (value === 'true')
    return undefined
  })
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true
}

function inProject(cache: QueryClient, id: string, withBelow: boolean, { group }: Task): boolean | undefined {
  if (group === id || !withBelow) return group === id
  const projects = cache.getQueryData<Project[]>(['projects'])
  const seen = new Set<string>()
  const isBelow = (parent: string): boolean =>
    !seen.has(parent) &&
    !!seen.add(parent) &&
    (projects?.find(({ _id }) => _id === parent)?.groups.some((child) => child === group || isBelow(child)) ?? false)
  return projects && isBelow(id)
}
