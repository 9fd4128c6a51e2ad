import { accessOf, mayOnTask, require } from '../../domain/access.ts'
import { refuse } from '../../domain/errors.ts'
import { statesOf } from '../../domain/project/project.ts'
import type { State } from '../../domain/project/state.ts'
import { TASK_FIELDS } from '../../domain/task/fields.ts'
import { inRank, type Ranked, ranksBetween } from '../../domain/task/place.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { requireCurrent } from '../../store/organization/organizations.ts'
import { type Column, lockOrder, nextTo, setRanks } from '../../store/task/order.ts'
import type { WholeTask } from '../../store/task/rows.ts'
import * as tasks from '../../store/task/tasks.ts'
import { record } from '../record.ts'
import type { EditedTask } from './edit.ts'
import { changeState, placeOf } from './state.ts'

export interface AskedPlace {
  /** The task that is to stand right below it. With both given, this one decides. */
  beforeId?: string | undefined
  /** The task that is to stand right above it. */
  afterId?: string | undefined
  /** The name of the column's state; absent: its own. */
  state?: string | undefined
  /** Of a lead that is won or lost by it. */
  reason?: string | null | undefined
}

/** How many on either side are looked at for room: few first. */
const REACHES = [64, 1024, 16_384] as const

/**
 * Puts a task in a column, right before or after another. Where there is no room between two ranks its neighbours move,
 * whatever the actor may do to these: the order is the column's.
 * Throws not_found, forbidden, invalid (no such state; a neighbour that is not in the column).
 */
export async function placeTask(tx: WriteTx, id: string, asked: AskedPlace): Promise<EditedTask> {
  await lockOrder(tx)
  const task = await tasks.lock(tx, id)
  const { project, state: present } = await placeOf(tx, task)
  const state = asked.state === undefined ? present : statesOf(tx.org, project).find(({ name }) => name === asked.state)
  if (!state) throw refuse('state', 'unknown_state')
  const before = await neighbour(tx, task, state, 'beforeId', asked)
  const after = await neighbour(tx, task, state, 'afterId', asked)

  const change = await setRank(tx, task, state, before, after)
  const isMoved = asked.state !== undefined && (state.id !== present.id || asked.reason !== undefined)
  const moved = isMoved ? await changeState(tx, id, { stateId: state.id }, asked.reason) : null
  // One event: that of another state tells of the new place, too.
  const activity = moved?.activity ?? (change && (await recordPlace(tx, task, change)))
  return { task: await tasks.get(tx, id), activity: activity ?? null }
}

async function neighbour(
  tx: WriteTx,
  task: WholeTask,
  state: State,
  field: 'beforeId' | 'afterId',
  asked: AskedPlace,
): Promise<WholeTask | undefined> {
  const id = asked[field]
  if (id === undefined) return undefined
  const found = await tasks.find(tx, id)
  if (!found) throw refuse(field, 'unknown_reference', { noun: 'task' })
  // A board shows the tasks of sub-projects, too: under the states that have the same name.
  const isInColumn = tx.org.states.get(found.stateId)?.name === state.name && found.archivedAt === null
  if (!isInColumn || found.id === task.id) throw refuse(field, 'not_in_column')
  return found
}

interface RankChange {
  from: number
  to: number
}

async function setRank(
  tx: WriteTx,
  task: WholeTask,
  state: State,
  before: WholeTask | undefined,
  after: WholeTask | undefined,
): Promise<RankChange | null> {
  const edge = before ?? after
  if (!edge) return null
  const columns = distinct([{ projectId: task.projectId, stateId: state.id }, before, after])
  for (const reach of REACHES) {
    const place = { columns, edge, exceptId: task.id, reach }
    const above = await nextTo(tx, 'above', { ...place, withEdge: edge === after })
    const below = await nextTo(tx, 'below', { ...place, withEdge: edge === before })
    if (isBetween(task, above.tasks[0], below.tasks[0])) return null
    const ranks = ranksBetween(task.id, above, below)
    if (!ranks) continue
    const action = TASK_FIELDS.rank.action
    require(mayOnTask(accessOf(tx.org, tx.actor.userId), action, task), action)
    await setRanks(tx, [task, ...above.tasks, ...below.tasks], ranks)
    const to = ranks.get(task.id) ?? task.rank // it is alone
    await tasks.update(tx, task, { ...task, rank: to, updatedAt: tx.now })
    await requireCurrent(tx)
    if (ranks.size > 1) await recordOrder(tx, columns)
    return { from: task.rank, to }
  }
  throw refuse(edge === before ? 'beforeId' : 'afterId', 'column_too_dense', { most: REACHES[2] })
}

function distinct(columns: readonly (Column | undefined)[]): Column[] {
  const found = columns.flatMap((column) => column ?? [])
  return [...new Map(found.map((column) => [`${column.projectId} ${column.stateId}`, column])).values()]
}

const isBetween = (task: Ranked, above: Ranked | undefined, below: Ranked | undefined): boolean =>
  (!above || inRank(above, task) < 0) && (!below || inRank(task, below) < 0)

const recordPlace = (tx: WriteTx, { id, projectId }: WholeTask, change: RankChange) =>
  record(tx, {
    type: 'task.updated',
    taskId: id,
    projectId,
    data: { changes: [{ field: 'rank', ...change }] },
  })

/** Told to those who look at the projects, so that their screens ask for the new order. */
async function recordOrder(tx: WriteTx, columns: readonly Column[]): Promise<void> {
  for (const projectId of new Set(columns.map((column) => column.projectId)))
    await record(tx, { type: 'task.reordered', projectId, data: {} })
}
