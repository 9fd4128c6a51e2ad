import type { WriteTx } from '../core/store.ts'
import { parseList } from './rows.ts'

/** The task's place, held against others until the transaction ends: who looks here is about to change the tree. */
const lockPlace = (tx: WriteTx, id: string) =>
  tx.engine
    .lockRows(
      tx.db
        .selectFrom('task')
        .select(['task.parent_id', 'task.subtask_ids'])
        .where('task.org_id', '=', tx.org.id)
        .where('task.id', '=', id),
      'task',
    )
    .executeTakeFirst()

/** What the task lies under; whether or not the actor may see that. */
export const parentIdOf = async (tx: WriteTx, id: string): Promise<string | null> =>
  (await lockPlace(tx, id))?.parent_id ?? null

const MOST_GENERATIONS = 100

/** Whether going up from `id`, over its parents, leads to `ancestorId`. */
export async function isAtOrAbove(tx: WriteTx, ancestorId: string, id: string): Promise<boolean> {
  let at: string | null = id
  for (let i = 0; at !== null && i < MOST_GENERATIONS; i++) {
    if (at === ancestorId) return true
    at = await parentIdOf(tx, at)
  }
  return at !== null // too deep to tell
}

export const subtaskIdsOf = async (tx: WriteTx, id: string): Promise<readonly string[]> =>
  parseList<string>((await lockPlace(tx, id))?.subtask_ids ?? '[]')

/** What these tasks lie under, whoever may see it; without those in the trash. */
export async function placesOf(tx: WriteTx, ids: readonly string[]): Promise<Map<string, { parentId: string | null }>> {
  const rows = await tx.engine
    .lockRows(
      tx.db
        .selectFrom('task')
        .select(['task.id', 'task.parent_id'])
        .where('task.org_id', '=', tx.org.id)
        .where('task.deleted_at', 'is', null)
        .where(({ ref }) => tx.engine.isOneOf(ref('task.id'), tx.engine.encodeList(ids), 'id')),
      'task',
    )
    .execute()
  return new Map(rows.map((row) => [row.id, { parentId: row.parent_id }]))
}

/** The two sides of lying under a task; usecases/task/subtasks.ts keeps them in step. */
export async function setParentId(tx: WriteTx, id: string, parentId: string | null): Promise<void> {
  await tx.db
    .updateTable('task')
    .set({ parent_id: parentId })
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .execute()
}
export async function setSubtaskIds(tx: WriteTx, id: string, subtaskIds: readonly string[]): Promise<void> {
  const subtask_ids = JSON.stringify(subtaskIds)
  await tx.db.updateTable('task').set({ subtask_ids }).where('org_id', '=', tx.org.id).where('id', '=', id).execute()
}
