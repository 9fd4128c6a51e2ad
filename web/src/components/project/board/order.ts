import type { TaskItem } from '../../../api.ts'

type Placed = Pick<TaskItem, '_id' | 'priorityScore'>

/** The lowest score on top; of equal ones the newest. */
export const inOrder = (a: Placed, b: Placed) =>
  a.priorityScore - b.priorityScore || b._id.length - a._id.length || (b._id > a._id ? 1 : -1)

/** Between two ends of a column, in the milliseconds that scores are when nobody moved the card. */
const STEP = 60_000
/** Closer ones are too near to the precision of the numbers. */
const GAP = 0.01

/**
 * The scores that put a card before `column[index]`: its own, and of others only where there is no room between two,
 * as few as can be.
 *
 * @param column  in order, without the card
 */
export function placeAt(column: readonly Placed[], id: string, index: number): Map<string, number> {
  const scoreAt = (i: number) => column[i]?.priorityScore
  const [above, below] = [scoreAt(index - 1), scoreAt(index)]
  if (above === undefined && below === undefined) return new Map()
  if (above === undefined) return new Map([[id, below! - STEP]])
  if (below === undefined) return new Map([[id, above + STEP]])

  let end = index // those from index to end move down
  while (end < column.length && (scoreAt(end)! - above) / (end - index + 2) < GAP) end++
  let start = index // those from start to index move up
  while (start > 0 && (below - scoreAt(start - 1)!) / (index - start + 2) < GAP) start--

  const idsIn = (from: number, to: number) => column.slice(from, to).map(({ _id }) => _id)
  return end - index <= index - start
    ? spread(above, scoreAt(end) ?? above + STEP * (end - index + 2), [id, ...idsIn(index, end)])
    : spread(scoreAt(start - 1) ?? below - STEP * (index - start + 2), below, [...idsIn(start, index), id])
}

function spread(low: number, high: number, ids: readonly string[]): Map<string, number> {
  const step = (high - low) / (ids.length + 1)
  return new Map(ids.map((id, i) => [id, low + step * (i + 1)]))
}
