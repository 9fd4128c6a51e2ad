import type { Kysely } from 'kysely'

/** The tasks of a column in its order: whoever puts one between two others asks for those next to it alone. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createIndex('task_place')
    .on('task')
    .columns(['org_id', 'project_id', 'state_id', 'rank', 'id'])
    .where('archived_at' as never, 'is', null)
    .where('deleted_at' as never, 'is', null)
    .execute()
