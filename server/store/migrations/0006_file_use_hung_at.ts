import type { Kysely } from 'kysely'
import type { ColumnTypes } from './index.ts'

// Nullable, so the release still running can go on inserting; what is null hung before all others.
export async function up(db: Kysely<unknown>, { instant }: ColumnTypes): Promise<void> {
  await db.schema.alterTable('file_use').addColumn('hung_at', instant).execute()
}
