import type { Kysely } from 'kysely'

// Nullable, so that the release still running can go on inserting; null is no. Of what there is, nothing says for certain
// whether a time was meant.
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('task').addColumn('all_day', 'integer').execute()
}
