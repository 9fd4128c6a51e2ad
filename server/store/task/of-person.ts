import type { ReadTx } from '../core/store.ts'
import { ROLE } from './sight.ts'

/**
 * Ids of open tasks that are assigned to the user or theirs, or that may have a step which is, the oldest first, whoever
 * may see them.
 */
export async function openTaskIdsOf({ db, org, engine }: ReadTx, userId: number, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('task')
    .select('task.id')
    .where('task.org_id', '=', org.id)
    .where('task.deleted_at', 'is', null)
    .where('task.archived_at', 'is', null)
    .where('task.completed_at', 'is', null)
    .where((row) =>
      row.or([
        row('task.owner_id', '=', userId),
        row.and([row('task.step_type', '=', 'steps'), engine.contains(row.ref('task.steps'), `"${userId}"`)]),
        row(
          'task.id',
          'in',
          row
            .selectFrom('task_person')
            .select('task_person.task_id')
            .where('task_person.org_id', '=', org.id)
            .where('task_person.user_id', '=', userId)
            .where('task_person.role', '=', ROLE.assignee),
        ),
      ]),
    )
    .orderBy('task.id')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}
