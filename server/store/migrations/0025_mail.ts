import type { Kysely } from 'kysely'
import type { ColumnTypes } from './index.ts'

/** Mailboxes, what was taken in and sent by them, and who wrote. */
export async function up(db: Kysely<unknown>, { recordId, instant, key, compact }: ColumnTypes): Promise<void> {
  const { schema } = db
  await schema
    .createTable('mailbox')
    .addColumn('org_id', 'integer', (c) => c.notNull().references('organization.org_id'))
    .addColumn('id', recordId, (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('address_key', key, (c) => c.notNull())
    .addColumn('project_id', recordId, (c) => c.notNull())
    .addColumn('maker_id', 'integer', (c) => c.notNull())
    .addColumn('imap', 'text', (c) => c.notNull())
    .addColumn('imap_password', 'text', (c) => c.notNull()) // sealed, as is the next one: see mail/seal.ts
    .addColumn('smtp', 'text')
    .addColumn('smtp_password', 'text')
    .addColumn('assignee_ids', 'text', (c) => c.notNull())
    .addColumn('tag_ids', 'text', (c) => c.notNull())
    .addColumn('auto_reply', 'text')
    .addColumn('takes_replies', 'integer', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    // What follows is the watcher's, not people's.
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('trouble', 'text')
    .addColumn('last_seen_at', instant)
    .addColumn('task_count', 'integer', (c) => c.notNull())
    .addColumn('held_by', 'text') // the process that watches it
    .addColumn('held_until', instant)
    .addColumn('uid_validity', 'text')
    .addColumn('last_uid', instant)
    .addPrimaryKeyConstraint('mailbox_pk', ['org_id', 'id'])
    .addForeignKeyConstraint('mailbox_project', ['org_id', 'project_id'], 'project', ['org_id', 'id'])
    .execute()
  await schema.createIndex('mailbox_address').on('mailbox').columns(['org_id', 'address_key']).unique().execute()

  await schema
    .createTable('mail_person') // who wrote to us, by address; no user, and with no rights
    .addColumn('org_id', 'integer', (c) => c.notNull().references('organization.org_id'))
    .addColumn('id', recordId, (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('address_key', key, (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('mail_person_pk', ['org_id', 'id'])
    .execute()
  await schema
    .createIndex('mail_person_address')
    .on('mail_person')
    .columns(['org_id', 'address_key'])
    .unique()
    .execute()

  await schema
    .createTable('mail_message') // each by its Message-ID, hashed: so that none is taken in twice, and answers find their task
    .addColumn('org_id', 'integer', (c) => c.notNull().references('organization.org_id'))
    .addColumn('message_key', 'text', (c) => c.notNull())
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('direction', 'text', (c) => c.notNull()) // in, out, auto (an automatic answer of ours), skipped
    .addColumn('mailbox_id', recordId)
    .addColumn('task_id', recordId)
    .addColumn('event_id', recordId) // the post
    .addColumn('address_key', key) // of an automatic one: who gets it
    .addColumn('subject', 'text')
    .addColumn('mail_references', 'text')
    .addColumn('at', instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('mail_message_pk', ['org_id', 'message_key'])
    .execute()
  await schema.createIndex('mail_message_by_task').on('mail_message').columns(['org_id', 'task_id', 'at']).execute()
  await schema
    .createIndex('mail_message_automatic')
    .on('mail_message')
    .columns(['org_id', 'address_key', 'at'])
    .where('address_key' as never, 'is not', null)
    .execute()

  await compact(
    schema
      .createTable('mail_party') // whose answers belong to the task
      .addColumn('org_id', 'integer', (c) => c.notNull())
      .addColumn('task_id', recordId, (c) => c.notNull())
      .addColumn('address_key', key, (c) => c.notNull())
      .addPrimaryKeyConstraint('mail_party_pk', ['org_id', 'task_id', 'address_key']),
  ).execute()

  // Null for all that was not made from a mail; the release before goes on inserting tasks without it.
  await schema.alterTable('task').addColumn('email_user_id', recordId).execute()
}
