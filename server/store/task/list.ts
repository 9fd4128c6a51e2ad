import { accessOf } from '../../domain/access.ts'
import { nameKey } from '../../domain/name.ts'
import { codePointLength, fold } from '../../domain/text.ts'
import { fitting } from '../core/page-bytes.ts'
import { statement } from '../core/statement.ts'
import type { ReadTx } from '../core/store.ts'
import type { TagRow } from '../tables.ts'
import { type Plan, pageOf, type Reach } from './page.ts'
import { requireKnownStates, type TaskSummary, toSummary, toTask, type WholeRow, type WholeTask } from './rows.ts'
import { fittingIds, listByIds, visibleIds } from './tasks.ts'

export interface TaskFilter {
  /** One project, or several: all of them. */
  projectIds?: readonly string[]
  assigneeId?: number
  followerId?: number
  ownerId?: number
  clientId?: string
  /** The task that they lie under. */
  parentId?: string
  tagName?: string
  /** The start or the deadline lies in it, both ends included; Unix milliseconds. */
  interval?: { from: number; to: number }
  /** Letter for letter. */
  stateName?: string
  /** Both ends included, either may be missing; Unix milliseconds. */
  deadline?: { from?: number; to?: number }
  /** Absent: whether it has one or not. */
  hasDeadline?: boolean
  /** Absent: whether archived or not. */
  archived?: boolean
  /** Absent: whether completed or not. */
  completed?: boolean
  /** In the name, whatever the case. */
  text?: string
}
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

/** Undefined: nothing can match. */
async function planOf(tx: ReadTx, filter: TaskFilter): Promise<Plan | undefined> {
  const { encodeList, encodeSearch } = tx.engine
  const { projectIds, parentId, tagName, interval, stateName, deadline } = filter
  // What lies under a task that the actor may not see does not say so.
  if (parentId !== undefined && !(await visibleIds(tx, [parentId])).has(parentId)) return undefined
  const text = fold(filter.text ?? '')
  const tagIds = tagName === undefined ? [] : await tagIdsNamed(tx, tagName, projectIds)
  if (projectIds?.length === 0 || (tagName !== undefined && tagIds.length === 0)) return undefined
  const stateIds = stateName === undefined ? [] : stateIdsNamed(tx, stateName)
  if (stateName !== undefined && stateIds.length === 0) return undefined
  const countOf = (ids: readonly unknown[] | undefined) => (!ids?.length ? 'any' : ids.length === 1 ? 'one' : 'many')
  return {
    shape: {
      projects: countOf(projectIds),
      isOpen:
        projectIds?.length === 1
          ? accessOf(tx.org, tx.actor.userId).taskProjectIds.includes(projectIds[0] as string)
          : undefined,
      tags: countOf(tagIds),
      text: text === '' ? 'any' : codePointLength(text) < 3 ? 'short' : 'indexed',
      assignee: filter.assigneeId !== undefined,
      follower: filter.followerId !== undefined,
      owner: filter.ownerId !== undefined,
      client: filter.clientId !== undefined,
      parent: parentId !== undefined,
      interval: interval !== undefined,
      states: countOf(stateIds),
      deadlineFrom: deadline?.from !== undefined,
      deadlineTo: deadline?.to !== undefined,
      hasDeadline: filter.hasDeadline,
      archived: filter.archived,
      completed: filter.completed,
    },
    values: {
      project: projectIds?.length === 1 ? projectIds[0] : encodeList(projectIds ?? []),
      tag: tagIds.length === 1 ? tagIds[0] : encodeList(tagIds),
      search: encodeSearch(text),
      text,
      assignee: filter.assigneeId ?? 0,
      follower: filter.followerId ?? 0,
      owner: filter.ownerId ?? 0,
      client: filter.clientId ?? '0',
      parent: parentId ?? '0',
      from: interval?.from ?? 0,
      to: interval?.to ?? 0,
      state: stateIds.length === 1 ? stateIds[0] : encodeList(stateIds),
      deadlineFrom: deadline?.from ?? 0,
      deadlineTo: deadline?.to ?? 0,
    },
  }
}

async function tagIdsNamed(tx: ReadTx, name: string, projectIds?: readonly string[]): Promise<string[]> {
  const tags = await tagsNamed(tx, { orgId: tx.org.id, name: nameKey(name) })
  return tags.filter((tag) => !projectIds || projectIds.includes(tag.project_id)).map((tag) => tag.id)
}

/** Several projects may have one of the name. */
const stateIdsNamed = ({ org }: ReadTx, name: string) =>
  [...org.states.values()].filter((state) => state.name === name).map(({ id }) => id)

const tagsNamed = statement<{ orgId: number; name: string }, Pick<TagRow, 'id' | 'project_id'>>((db, the) =>
  db
    .selectFrom('tag')
    .select(['id', 'project_id'])
    .where('org_id', '=', the('orgId'))
    .where('name_key', '=', the('name')),
)
