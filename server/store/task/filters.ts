import { nameKey } from '../../domain/name.ts'
import { isIn, NO_TASK, type TaskFilter } from '../../domain/task/filter.ts'
import { statement } from '../core/statement.ts'
import type { ReadTx } from '../core/store.ts'
import type { TagRow } from '../tables.ts'
import { visibleIds } from './tasks.ts'

// Filters that need a look at other records.

/** Those that lie under a task. What lies under one that the actor may not see does not say so. */
export const under = async (tx: ReadTx, id: string): Promise<TaskFilter> =>
  (await visibleIds(tx, [id])).has(id) ? isIn('parentId', [id]) : NO_TASK

/**
 * Those with a tag of this name, whatever the case. Each project has tags of its own.
 *
 * @param projectIds  the projects whose tasks are asked for; of one, its tag's index leads to them
 */
export async function tagged(tx: ReadTx, name: string, projectIds?: readonly string[]): Promise<TaskFilter> {
  const tags = await tagsNamed(tx, { orgId: tx.org.id, name: nameKey(name) })
  const asked = tags.filter((tag) => !projectIds || projectIds.includes(tag.project_id))
  return isIn(
    'tagIds',
    asked.map(({ id }) => id),
  )
}

const tagsNamed = statement<{ orgId: number; name: string }, Pick<TagRow, 'id' | 'project_id'>>((db, the) =>
  db
    .selectFrom('tag')
    .select(['id', 'project_id'])
    .where('org_id', '=', the('orgId'))
    .where('name_key', '=', the('name')),
)
