import { type QueryClient, replaceEqualDeep } from '@tanstack/react-query'
import type { Task, TaskItem } from '../api.ts'
import { patch, type Rollback, together } from './optimistic.ts'

/**
 * As react-query does it by place, by id: with a new one on top, every other task of the list stays the same object,
 * so that its row need not be drawn anew.
 */
export function sharedById(before: unknown, now: unknown): unknown {
  const [old, all] = [before as TaskItem[] | undefined, now as TaskItem[]]
  if (!old) return all
  const byId = new Map(old.map((task) => [task._id, task]))
  const shared = all.map((task) => {
    const known = byId.get(task._id)
    return known === undefined || known === task ? task : replaceEqualDeep(known, task)
  })
  const isSame = shared.length === old.length && shared.every((task, i) => task === old[i])
  return isSame ? old : shared
}

const lists = { queryKey: ['tasks', 'list'] }

/** Changes a task wherever it is cached: whole, and in every list. */
export function patchTask(cache: QueryClient, id: string, change: Partial<Task>): Rollback {
  const inLists = cache
    .getQueriesData<TaskItem[]>(lists)
    .map(([key, list]) =>
      list?.some(({ _id }) => _id === id)
        ? patch<TaskItem[]>(cache, key, (all) => all.map((task) => (task._id === id ? { ...task, ...change } : task)))
        : () => {},
    )
  return together([patch<Task>(cache, ['tasks', id], (task) => ({ ...task, ...change })), ...inLists])
}

/** What the lists know of a task: all but what is long, which is empty here. */
export function listedTask(cache: QueryClient, id: string): Task | undefined {
  for (const [, list] of cache.getQueriesData<TaskItem[]>(lists)) {
    const task = list?.find(({ _id }) => _id === id)
    if (task) return { desc: '', files: [], ...task } as Task
  }
  return undefined
}

/** Takes a task out of every list. */
export function dropTask(cache: QueryClient, id: string): Rollback {
  return together(
    cache
      .getQueriesData<TaskItem[]>(lists)
      .map(([key]) => patch<TaskItem[]>(cache, key, (all) => all.filter((task) => task._id !== id))),
  )
}

/** Whether a change of a task is under way, which a copy from the server would take back. */
export const isChanging = (cache: QueryClient) => cache.isMutating({ mutationKey: ['tasks'] }) > 0
