import type { TaskItem } from '../../api.ts'

const STEP = 1_000
type Placed = Pick<TaskItem, 'priorityScore'>

/** The score of a lead between two others; the lowest is on top. */
export function scoreBetween(above: Placed | undefined, below: Placed | undefined): number {
  if (above && below) return (above.priorityScore + below.priorityScore) / 2
  if (above) return above.priorityScore + STEP
  if (below) return below.priorityScore - STEP
  return -Date.now() // what a new one has
}

/**
 * The score of a lead that comes to a place among others.
 *
 * @param place  counted without the lead itself
 */
export function scoreAt(others: readonly Placed[], place: number): number {
  return scoreBetween(others[place - 1], others[place])
}
