import { accessOf } from '../../domain/access.ts'
import { fitting } from '../core/page-bytes.ts'
import type { ReadTx } from '../core/store.ts'
import { readFilter, type TaskFilter } from './filters.ts'
import { type Plan, pageOf, type Reach } from './page.ts'
import { requireKnownStates, type TaskSummary, toSummary, toTask, type WholeRow, type WholeTask } from './rows.ts'
import { fittingIds, listByIds } from './tasks.ts'

export interface Slice {
  skip: number
  limit: number
}

/** Newest first. */
export async function list(tx: ReadTx, filter: TaskFilter, slice: Slice, reach?: Reach): Promise<TaskSummary[]> {
  const plan = await planOf(tx, filter)
  if (!plan) return []
  const rows = await pageOf(tx, plan, 'summary', slice, reach)
  requireKnownStates(tx, rows)
  return rows.map(toSummary)
}

/** So many are read at once, however long they are; of more, their lengths first. */
const FEW = 50

/** As `list`, with the long members: as many as fit in an answer. `isCut` when these are not all of the page. */
export async function listWhole(
  tx: ReadTx,
  filter: TaskFilter,
  slice: Slice,
): Promise<{ tasks: WholeTask[]; isCut: boolean }> {
  if (slice.limit > FEW) {
    const ids = (await list(tx, filter, slice)).map(({ id }) => id)
    const fit = await fittingIds(tx, ids)
    return { tasks: await listByIds(tx, fit), isCut: fit.length < ids.length }
  }
  const plan = await planOf(tx, filter)
  const rows = plan ? ((await pageOf(tx, plan, 'whole', slice)) as WholeRow[]) : [] // asked for whole
  requireKnownStates(tx, rows)
  const fit = fitting(rows.map((row) => ({ row, bytes: row.description.length + (row.steps ?? '').length })))
  return { tasks: fit.map(({ row }) => toTask(row)), isCut: fit.length < rows.length }
}

/** Undefined: no task can pass. */
async function planOf(tx: ReadTx, filter: TaskFilter): Promise<Plan | undefined> {
  const read = await readFilter(tx, filter)
  if (!read) return undefined
  const [projectId, another] = filter.projectIds ?? []
  const isOpen =
    projectId === undefined || another
      ? undefined
      : accessOf(tx.org, tx.actor.userId).taskProjectIds.includes(projectId)
  return { shape: { forms: read.forms, isOpen }, values: read.values }
}
