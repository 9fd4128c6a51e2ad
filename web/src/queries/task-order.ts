import type { QueryClient } from '@tanstack/react-query'
import type { State, Task, TaskItem } from '../api.ts'
import type { Rollback } from './optimistic.ts'
import { patchTask } from './task-cache.ts'
import { putPlace, putState } from './task-state.ts'

/** Where a card goes in a column. */
export interface CardPlace {
  /** The cards right above and right below it, as the server is asked. */
  after?: string | undefined
  before?: string | undefined
  /** Scores by id that show it there until the server says which they are: of the card, and of those that are too near. */
  shown: ReadonlyMap<string, number>
}

/** Sends where a card goes; in an empty column, or without a place, it is its state alone. Answers the task as it is then. */
export async function sendPlace(
  task: Pick<TaskItem, '_id' | 'state'>,
  state: State,
  place: CardPlace | undefined,
  reason?: string,
): Promise<Task | undefined> {
  const moves = task.state !== state.name
  const why = reason ? { reason } : {}
  const { before, after } = place ?? {}
  if (before || after) {
    const beside = { ...(before && { before }), ...(after && { after }) }
    return putPlace(task._id, { ...beside, ...(moves && { state: state.name, ...why }) }, moves)
  }
  if (moves) await putState(task._id, { value: state.name, ...why })
  return undefined
}

export const showOrder = (cache: QueryClient, place: CardPlace | undefined): Rollback[] =>
  [...(place?.shown ?? [])].map(([id, priorityScore]) => patchTask(cache, id, { priorityScore }))

/** The server's score, where no other has to be known with it: of those that made room, the live feed tells. */
export function settlePlace(
  cache: QueryClient,
  task: Task | undefined,
  { place }: { place: CardPlace | undefined },
): void {
  if (task && place?.shown.size === 1) patchTask(cache, task._id, { priorityScore: task.priorityScore })
}
