import { accessOf } from '../../domain/access.ts'
import { conditionsOf, type TaskFilter } from '../../domain/task/filter.ts'
import type { QueryField } from '../../domain/task/query-fields.ts'
import { fitting } from '../core/page-bytes.ts'
import type { ReadTx } from '../core/store.ts'
import { conditionOf, searchOf } from './condition.ts'
import { type Lead, valuesOf } from './list-statement.ts'
import { type Plan, pageOf, type Reach } from './page.ts'
import { requireKnownStates, type TaskSummary, toSummary, toTask, type WholeRow, type WholeTask } from './rows.ts'
import { fittingIds, listByIds } from './tasks.ts'

export interface Slice {
  skip: number
  limit: number
}

/** Newest first. */
export async function list(tx: ReadTx, filter: TaskFilter, slice: Slice, reach?: Reach): Promise<TaskSummary[]> {
  const plan = planOf(tx, filter)
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
  const plan = planOf(tx, filter)
  const rows = plan ? ((await pageOf(tx, plan, 'whole', slice)) as WholeRow[]) : [] // asked for whole
  requireKnownStates(tx, rows)
  const fit = fitting(rows.map((row) => ({ row, bytes: row.description.length + (row.steps ?? '').length })))
  return { tasks: fit.map(({ row }) => toTask(row)), isCut: fit.length < rows.length }
}

/** Undefined: no task can pass. */
function planOf(tx: ReadTx, filter: TaskFilter): Plan | undefined {
  const parts = []
  for (const part of conditionsOf(filter)) {
    const condition = conditionOf({ tx }, part)
    if (condition === false) return undefined
    if (condition !== true) parts.push({ part, condition })
  }
  const project = parts.findIndex(({ part }) => isOneOf(part, 'projectId'))
  const text = parts.map(({ part }) => part).find((part) => part.kind === 'nameContains')
  const search = text && searchOf(tx, text)
  const shape = {
    conditions: parts.map(({ condition }) => condition),
    lead: leadOf(parts.map(({ part }) => part)),
    project: project < 0 ? undefined : project,
    isOpen: project < 0 ? undefined : isOpen(tx, parts[project]?.part),
    text: text && (search === undefined ? ('short' as const) : ('indexed' as const)),
  }
  return { shape, values: { ...valuesOf(shape), search } }
}

/** The narrowest index leads. */
function leadOf(parts: readonly TaskFilter[]): Lead {
  for (const [by, field] of LEADS) {
    const at = parts.findIndex((part) => isOneOf(part, field))
    if (at >= 0) return { by, at }
  }
  return { by: 'task', at: -1 }
}
const LEADS = [
  ['tag', 'tagIds'],
  ['assignee', 'assigneeIds'],
  ['follower', 'followerIds'],
] as const

const isOneOf = (part: TaskFilter, field: QueryField) =>
  part.kind === 'in' && part.path.kind !== 'extra' && part.path.field === field && part.values.length === 1

const isOpen = ({ org, actor }: ReadTx, part: TaskFilter | undefined) =>
  part?.kind === 'in' && accessOf(org, actor.userId).taskProjectIds.includes(String(part.values[0]))
