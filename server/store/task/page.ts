import type { ReadTx } from '../core/store.ts'
import type { Slice } from './list.ts'
import { type Columns, listed, type Shape, walked } from './list-statement.ts'
import type { SummaryRow } from './rows.ts'
import { sight } from './sight.ts'

export interface Plan {
  readonly shape: Shape
  readonly values: Readonly<Record<string, unknown>>
}

/** How far a text is looked for task by task, from the newest on. */
export interface Reach {
  /** Of fewer tasks, the index finds all with a text at once. */
  readonly few: number
  /** To see how common the text is. */
  readonly near: number
  /** At most. */
  readonly far: number
}
const REACH: Reach = { few: 25_000, near: 1_000, far: 50_000 }
/** Whoever has skipped more than these has the index find all. */
const MOST_SKIPPED = 500
/** What the index finds lies anywhere: each takes as long to fetch as so many neighbours. */
const FETCH = 10

/**
 * The rows of a page, newest first. An index of texts that has no order must find all tasks with a text before it knows the newest:
 * of a common text, these are sooner found task by task. A look at a few tells.
 */
export async function pageOf(
  tx: ReadTx,
  { shape, values }: Plan,
  columns: Columns,
  { skip, limit }: Slice,
  reach: Reach = REACH,
): Promise<SummaryRow[]> {
  const given = { ...sight(tx), ...values }
  const fromIndex = () => listed(shape, columns)(tx, { ...given, skip, limit })
  if (shape.text !== 'indexed' || tx.engine.taskSearchIsOrdered || skip > MOST_SKIPPED) return fromIndex()
  const all = await tx.engine.roughlyAllTasks()
  if (all < reach.few) return fromIndex()

  const wanted = skip + limit
  const walk = async (far: number) => {
    const rows = await walked(shape, columns, far)(tx, { ...given, skip: 0, limit: wanted })
    const isShort = rows.at(-1)?.id === null
    const isLonger = isShort && rows.pop()?.beyond === 1
    return { rows, isWhole: !isLonger }
  }
  const near = await walk(reach.near)
  if (near.isWhole) return near.rows.slice(skip)
  if (!isWalkShorter(near.rows.length, wanted, all, reach)) return fromIndex()
  const far = await walk(reach.far)
  return far.isWhole ? far.rows.slice(skip) : fromIndex()
}

/** Whether, if all tasks are like the nearest, the page is full before the index has fetched all that it finds. */
function isWalkShorter(found: number, wanted: number, all: number, { near, far }: Reach): boolean {
  const share = found / near
  const steps = wanted / share // without any found it is infinite
  return steps <= far && steps < FETCH * share * all
}
