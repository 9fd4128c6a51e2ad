import type { FaultCollector } from '../../domain/errors.ts'
import { nameKey } from '../../domain/name.ts'
import { hasOwnStates, type Project } from '../../domain/project/project.ts'
import { completes, type State } from '../../domain/project/state.ts'
import {
  arrangeStates,
  type ListedState,
  type StateInput,
  type StateList,
  stateList,
} from '../../domain/project/state-list.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as states from '../../store/project/states.ts'

/** What becomes of a project's states, and of the tasks that are in them. */
export interface StatePlan {
  readonly listed: readonly ListedState[]
  readonly archived: readonly State[]
  readonly moves: readonly { from: State; to: ListedState | State }[]
}

/**
 * Checks what a project's states are to be. Tasks go along by name, from and to the default states too; what tasks are in cannot
 * be left out.
 *
 * @param inputs  empty: the default states
 */
export async function planStates(
  tx: WriteTx,
  project: Project,
  inputs: readonly StateInput[],
  faults: FaultCollector,
): Promise<StatePlan> {
  const { states: listed, left } = listOf(project, inputs, faults)

  const leaving = hasOwnStates(project) ? left : listed.length > 0 ? tx.org.defaultStates : []
  const targets = listed.length > 0 ? listed.filter((state) => state.isActive) : tx.org.defaultStates
  const moves: { from: State; to: ListedState | State }[] = []
  const counts = await states.countTasks(
    tx,
    project.id,
    leaving.map((state) => state.id),
  )
  const list = stateList(project.kind)
  for (const from of leaving) {
    const to = targets.find((state) => nameKey(state.name) === nameKey(from.name))
    const { all: count, archived } = counts.get(from.id) ?? { all: 0, archived: 0 }
    if (to) moves.push({ from, to })
    else if (archived > 0) faults.add(list, 'state_in_archive', { name: from.name, count, archived })
    else if (count > 0) faults.add(list, 'state_in_use', { name: from.name, count })
  }
  const kept = new Set(listed.map((state) => state.present))
  return { listed, moves, archived: left.filter((state) => !kept.has(state)) }
}

function listOf(project: Project, inputs: readonly StateInput[], faults: FaultCollector): StateList {
  if (inputs.length > 0) return arrangeStates(inputs, project.ownStates, project.kind, faults)
  if (project.kind === 'pipeline') faults.add('stages', 'stage_needed')
  return { states: [], left: project.ownStates.filter((state) => state.archivedAt === null) }
}

/** Whether there is anything to do. */
export const isChange = ({ listed, archived }: StatePlan) =>
  archived.length > 0 || listed.some((state) => !isAsPresent(state))

function isAsPresent(state: ListedState): boolean {
  const { present } = state
  if (!present || state.isActive !== (present.archivedAt === null)) return false
  return MEMBERS.every((member) => state[member] === present[member])
}
const MEMBERS = ['name', 'type', 'color', 'textColor', 'colorKey', 'isDefault', 'isCollapsed', 'weight'] as const

export async function applyStates(
  tx: WriteTx,
  projectId: string,
  { listed, archived, moves }: StatePlan,
): Promise<void> {
  const ids = new Map<ListedState | State, number>(tx.org.defaultStates.map((state) => [state, state.id]))
  for (const state of listed) {
    if (state.present) ids.set(state, state.present.id)
    if (state.present && !isAsPresent(state)) await states.update(tx, state.present.id, rowOf(tx, state))
  }
  const added = listed.filter((state) => !state.present)
  const newIds = await insertStates(tx, projectId, added)
  for (const [place, state] of added.entries()) ids.set(state, newIds[place] as number) // one for each
  if (archived.length > 0)
    await states.archive(
      tx,
      archived.map((state) => state.id),
    )

  const retyped = listed.flatMap((to) =>
    to.present && completes(to.type) !== completes(to.present.type) ? [{ from: to.present, to }] : [],
  )
  for (const { from, to } of [...moves, ...retyped]) {
    const isCompletion = completes(to.type)
    const completedAt = isCompletion === completes(from.type) ? undefined : isCompletion ? tx.now : null
    await states.moveTasks(tx, projectId, from.id, ids.get(to) as number, completedAt) // all targets are in there
  }
}

export const insertStates = (tx: WriteTx, projectId: string, listed: readonly ListedState[]): Promise<number[]> =>
  states.insert(
    tx,
    tx.org.id,
    listed.map((state) => ({ ...rowOf(tx, state), projectId, authorId: tx.actor.userId })),
  )

const rowOf = ({ now }: WriteTx, { present, isActive, ...state }: ListedState) => ({
  ...state,
  archivedAt: isActive ? null : (present?.archivedAt ?? now),
})
