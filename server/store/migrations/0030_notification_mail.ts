import { type Kysely, sql } from 'kysely'
import type { ColumnTypes } from './index.ts'

/** What a mail told of and what it is to tell of; who has the app open; how mail goes. Nobody is mailed of what came before. */
export async function up(db: Kysely<unknown>, { instant }: ColumnTypes): Promise<void> {
  const { schema } = db
  await schema.alterTable('notification').addColumn('mailed_at', instant).execute()
  await sql`update notification set mailed_at = created_at`.execute(db)
  await schema
    .createIndex('notification_to_mail')
    .on('notification')
    .columns(['org_id', 'user_id'])
    .where('mailed_at' as never, 'is', null)
    .execute()

  await schema
    .createTable('notification_mail')
    .addColumn('org_id', 'integer', (c) => c.notNull())
    .addColumn('user_id', 'integer', (c) => c.notNull())
    .addColumn('settings', 'text') // null: as everybody has them at first
    .addColumn('run_started_at', instant) // when the first notification came since anything was read
    .addPrimaryKeyConstraint('notification_mail_pk', ['org_id', 'user_id'])
    .execute()

  await schema
    .createTable('open_stream') // of people, not of tokens; the rows of a node whose lease has ended mean nothing
    .addColumn('org_id', 'integer', (c) => c.notNull())
    .addColumn('user_id', 'integer', (c) => c.notNull())
    .addColumn('node', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('open_stream_pk', ['org_id', 'user_id', 'node'])
    .execute()

  await schema
    .createTable('mail_state')
    .addColumn('org_id', 'integer', (c) => c.notNull().primaryKey())
    .addColumn('last_sent_at', instant)
    .addColumn('last_error', 'text') // null since a mail has gone out
    .execute()
}
