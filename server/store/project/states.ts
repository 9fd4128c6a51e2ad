import type { NewState, State } from '../../domain/project/state.ts'
import type { UnscopedWriteTx, WriteTx } from '../core/store.ts'

/** A state in its place. Null for the project: a default state. */
export type PlacedState = NewState & Pick<State, 'projectId' | 'weight' | 'isCollapsed' | 'authorId' | 'archivedAt'>

/** Answers the ids it gave. They are of the whole server, as CubeDrive knows no organization. */
export async function insert(tx: UnscopedWriteTx, orgId: number, states: readonly PlacedState[]): Promise<number[]> {
  if (states.length === 0) return []
  const { last } = await tx.db
    .selectFrom('state')
    .select((row) => row.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  const first = Number(last ?? 0) + 1 // another process that takes it too makes the insert fail, and the transaction run again
  await tx.db
    .insertInto('state')
    .values(
      states.map(({ projectId, authorId, ...state }, place) => ({
        org_id: orgId,
        id: first + place,
        project_id: projectId,
        author_id: authorId,
        created_at: tx.now,
        ...toRow(state),
      })),
    )
    .execute()
  return states.map((_, place) => first + place)
}

export async function update(
  tx: WriteTx,
  id: number,
  state: Omit<PlacedState, 'projectId' | 'authorId'>,
): Promise<void> {
  await tx.db.updateTable('state').set(toRow(state)).where('org_id', '=', tx.org.id).where('id', '=', id).execute()
}

export async function archive(tx: WriteTx, ids: readonly number[]): Promise<void> {
  await tx.db
    .updateTable('state')
    .set({ archived_at: tx.now, is_default: 0 })
    .where('org_id', '=', tx.org.id)
    .where(({ ref }) => tx.engine.isOneOf(ref('id'), tx.engine.encodeList(ids), 'number'))
    .execute()
}

/** How many tasks of the project are in each of the states, and how many of these are archived. The states are held against others until the transaction ends. */
export async function countTasks(
  tx: WriteTx,
  projectId: string,
  ids: readonly number[],
): Promise<Map<number, { all: number; archived: number }>> {
  const list = tx.engine.encodeList(ids)
  const held = tx.db
    .selectFrom('state')
    .select('state.id')
    .where('state.org_id', '=', tx.org.id)
    .where(({ ref }) => tx.engine.isOneOf(ref('state.id'), list, 'number'))
    .orderBy('state.id')
  await tx.engine.lockRows(held, 'state').execute()
  const rows = await tx.db
    .selectFrom('task')
    .select(({ fn }) => ['state_id', fn.countAll().as('all'), fn.count('archived_at').as('archived')])
    .where('org_id', '=', tx.org.id)
    .where('project_id', '=', projectId)
    .where('deleted_at', 'is', null)
    .where(({ ref }) => tx.engine.isOneOf(ref('state_id'), list, 'number'))
    .groupBy('state_id')
    .execute()
  return new Map(rows.map((row) => [row.state_id, { all: Number(row.all), archived: Number(row.archived) }]))
}

/**
 * Puts the project's tasks that are in one state into another, those in the trash too.
 *
 * @param completedAt  absent: as it is
 */
export async function moveTasks(
  tx: WriteTx,
  projectId: string,
  from: number,
  to: number,
  completedAt?: number | null,
): Promise<void> {
  await tx.db
    .updateTable('task')
    .set({ state_id: to, updated_at: tx.now, ...(completedAt !== undefined && { completed_at: completedAt }) })
    .where('org_id', '=', tx.org.id)
    .where('project_id', '=', projectId)
    .where('state_id', '=', from)
    .execute()
}

const toRow = (state: Omit<PlacedState, 'projectId' | 'authorId'>) => ({
  name: state.name,
  type: state.type,
  color: state.color,
  text_color: state.textColor,
  color_key: state.colorKey,
  weight: state.weight,
  is_default: state.isDefault ? 1 : 0,
  is_collapsed: state.isCollapsed ? 1 : 0,
  archived_at: state.archivedAt,
})
