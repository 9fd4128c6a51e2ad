import type { Kysely } from 'kysely'
import type { ColumnTypes } from './index.ts'

/** Which tasks a task waits for; and, of each task, which wait for it. Nullable, as the release before goes on inserting tasks. */
export async function up({ schema }: Kysely<unknown>, { recordId, compact }: ColumnTypes): Promise<void> {
  await schema.alterTable('task').addColumn('blocker_ids', 'text').execute()
  await compact(
    schema
      .createTable('task_blocker')
      .addColumn('org_id', 'integer', (c) => c.notNull())
      .addColumn('blocker_id', recordId, (c) => c.notNull())
      .addColumn('task_id', recordId, (c) => c.notNull())
      .addPrimaryKeyConstraint('task_blocker_pk', ['org_id', 'blocker_id', 'task_id'])
      .addForeignKeyConstraint('task_blocker_task', ['org_id', 'task_id'], 'task', ['org_id', 'id']),
  ).execute()
}
