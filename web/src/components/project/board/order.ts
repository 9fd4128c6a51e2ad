import type { TaskItem } from '../../../api.ts'
import type { CardPlace } from '../../../queries/task-order.ts'

type Placed = Pick<TaskItem, '_id' | 'priorityScore'>

/** The lowest score on top; of equal ones the newest. */
export const inOrder = (a: Placed, b: Placed) =>
  a.priorityScore - b.priorityScore || b._id.length - a._id.length || (b._id > a._id ? 1 : -1)

/**
 * The place before `column[index]`.
 *
 * @param column  in order, without the card
 */
export function placeAt(column: readonly Placed[], id: string, index: number): CardPlace {
  const [above, below] = [column[index - 1], column[index]]
  const shown = new Map<string, number>()
  if (!above && !below) return { shown }
  let last = !above ? below!.priorityScore - 1 : !below ? above.priorityScore + 1 : (above.priorityScore + below.priorityScore) / 2 // biome-ignore format: one thought
  if (above && last <= above.priorityScore) last = above.priorityScore + 1
  shown.set(id, last)
  for (const { _id, priorityScore } of column.slice(index)) {
    if (priorityScore > last) break
    last += 1
    shown.set(_id, last)
  }
  return { after: above?._id, before: below?._id, shown }
}
