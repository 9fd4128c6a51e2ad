/** What stands in a column, by its rank: the larger is nearer the top, and of equal ones that with the larger id. */
export interface Ranked {
  readonly id: string
  readonly rank: number
}

/** What stands on one side of a place, the nearest first. */
export interface Side {
  readonly tasks: readonly Ranked[]
  /** There are no more than these on this side. */
  readonly isWhole: boolean
}

/** What both APIs take as a rank. */
export const MOST_RANK = 1e15
/** Between two ends of a column, in the milliseconds that ranks are when nobody moved the task. */
const STEP = 60_000
/** Where some have to make room, so many times more than is needed: the next ones to come here find it made. */
const AMPLE = 1024

export const inRank = (a: Ranked, b: Ranked): number => b.rank - a.rank || compareIds(b.id, a.id)

const compareIds = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)

/**
 * The ranks that put a task between two sides of a column: its own, and where there is no room between two doubles those
 * of the nearest on one side, spread out in the order they had. Empty: it is alone. Null: there is no room among those
 * that are known here.
 */
export function ranksBetween(id: string, above: Side, below: Side): ReadonlyMap<string, number> | null {
  if (above.tasks.length === 0 && below.tasks.length === 0) return new Map()
  const most = Math.max(above.tasks.length, below.tasks.length)
  for (let moved = 0; ; moved = Math.min(Math.max(1, moved * 2), most)) {
    const ways = [spread(id, moved, above, below, 1), spread(id, moved, below, above, -1)]
    const [best] = ways.flatMap((way) => way ?? []).sort((a, b) => a.ids.length - b.ids.length || b.step - a.step)
    if (best) return new Map(best.ids.map((each, i) => [each, best.from + best.way * best.step * (i + 1)]))
    if (moved === most) return null
  }
}

/** The task and so many of one side, evenly between the other side and what comes after them; undefined: too near. */
function spread(id: string, wanted: number, side: Side, other: Side, way: 1 | -1) {
  const moved = Math.min(wanted, side.tasks.length)
  const next = side.tasks[moved]
  if (!next && !side.isWhole) return undefined
  const count = moved + 1
  const far = next?.rank
  const end = far ?? side.tasks[0]?.rank ?? 0 // with nobody on the other side, there is somebody on this one
  const from = other.tasks[0]?.rank ?? within(end - way * outwards(end) * (count + 1))
  const to = far ?? within(from + way * outwards(from) * (count + 1))
  const step = (way * (to - from)) / (count + 1)
  const least = Math.max(Math.abs(from), Math.abs(to)) * 2 ** -44 + Number.MIN_VALUE
  const isAmple = step >= (moved === 0 ? least : least * AMPLE)
  return isAmple ? { ids: [id, ...side.tasks.slice(0, moved).map((task) => task.id)], from, way, step } : undefined
}

const outwards = (rank: number) => Math.max(STEP, Math.abs(rank) * 2 ** -20)
const within = (rank: number) => Math.min(MOST_RANK, Math.max(-MOST_RANK, rank))
