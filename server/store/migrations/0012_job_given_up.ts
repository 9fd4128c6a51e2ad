import type { Kysely } from 'kysely'

// An organization lists its own, whatever others have given up.
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('job_given_up')
    .on('job')
    .columns(['org_id', 'failed_at', 'id'])
    .where('failed_at' as never, 'is not', null)
    .execute()
}
