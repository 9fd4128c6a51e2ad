import type { Kysely } from 'kysely'
import type { ColumnTypes } from './index.ts'

/** When the newest backup was made and where it went; and which of several servers makes one now. */
export async function up(any: Kysely<unknown>, { instant }: ColumnTypes): Promise<void> {
  await any.schema
    .createTable('backup')
    .addColumn('id', 'integer', (c) => c.primaryKey()) // 1: there is one row
    .addColumn('started_at', instant)
    .addColumn('made_at', instant)
    .addColumn('path', 'text')
    .addColumn('size_bytes', instant)
    .execute()
  const db = any as Kysely<{ backup: { id: number } }>
  await db.insertInto('backup').values({ id: 1 }).execute()
}
