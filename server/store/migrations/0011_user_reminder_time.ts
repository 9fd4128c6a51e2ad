import type { Kysely } from 'kysely'

/** Null: nine in the morning. The release before goes on inserting users without it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('user').addColumn('reminder_time', 'text').execute()
}
