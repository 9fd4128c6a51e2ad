import type { QueryClient } from '@tanstack/react-query'
import { api, type NewTask, type State, type TaskItem, unwrap } from '../api.ts'
import { patch, type Rollback, together, useChange } from './optimistic.ts'
import { patchTask } from './task-cache.ts'
import { type CardPlace, sendPlace, settlePlace, showOrder } from './task-order.ts'

export interface CardMove {
  task: Pick<TaskItem, '_id' | 'state'>
  state: State
  /** Undefined: who may move it but not edit it sends the state alone. */
  place: CardPlace | undefined
}

const isOver = ({ type }: State) => type === 'completed' || type === 'cancelled'

/** Moves a card to a place in a column. */
export const useMoveCard = () =>
  useChange({
    key: ['tasks', 'move'],
    send: ({ task, state, place }: CardMove) => sendPlace(task, state, place),
    show: (cache, { task, state, place }) => {
      const change = task.state === state.name ? {} : { state: state.name, completedAt: isOver(state) ? Date.now() / 1000 : null } // biome-ignore format: one thought
      const moved = patchTask(cache, task._id, change)
      return together([...showOrder(cache, place).reverse(), moved])
    },
    settle: settlePlace,
    refresh: ({ task }) => [['tasks', task._id, 'activities']],
  })

/** Makes a task in a column; it is in the lists of its project before the server has it. */
export const useCreateCard = (projectId: string) =>
  useChange({
    key: ['tasks', 'create'],
    send: ({ body }: { body: NewTask; guess: TaskItem }) => api.POST('/tasks', { body }).then(unwrap),
    show: (cache, { guess }) => inLists(cache, projectId, (all) => [guess, ...all]),
    settle: (cache, task, { guess }) => {
      cache.setQueryData(['tasks', task._id], task)
      inLists(cache, projectId, (all) => [task, ...all.filter(({ _id }) => _id !== guess._id && _id !== task._id)])
      // The other lists filter by what only the server can say.
      void cache.invalidateQueries({ queryKey: ['tasks', 'list'], predicate: ({ queryKey }) => !isOf(projectId, queryKey) })
    }, // biome-ignore format: one thought
  })

const isOf = (projectId: string, key: readonly unknown[]) => {
  const filter = key[2] as { group?: string; all?: boolean } | undefined
  return filter?.all === true && filter.group === projectId
}

function inLists(cache: QueryClient, projectId: string, change: (all: TaskItem[]) => TaskItem[]): Rollback {
  const keys = cache.getQueriesData({ queryKey: ['tasks', 'list'] }).map(([key]) => key)
  return together(keys.filter((key) => isOf(projectId, key)).map((key) => patch<TaskItem[]>(cache, key, change)))
}
