import type { Kysely } from 'kysely'
import type { ColumnTypes } from './index.ts'

/** Webhooks are sent: what was told to whom, and what is still to be. The new columns are nullable, so the release still running can go on inserting. */
export async function up(db: Kysely<unknown>, { recordId, instant, compact }: ColumnTypes): Promise<void> {
  const { schema } = db
  const webhook = schema.alterTable('webhook')
  await webhook.addColumn('recursive', 'integer').execute()
  await webhook.addColumn('since', recordId).execute() // of events later than this one; null: of all
  await webhook.addColumn('disabled_at', instant).execute()
  await webhook.addColumn('disabled_reason', 'text').execute()
  await webhook.addColumn('old_secret', 'text').execute()
  await webhook.addColumn('old_secret_until', instant).execute()
  await webhook.addColumn('rests_until', instant).execute()
  await webhook.addColumn('deleted_at', instant).execute() // its deliveries go after it, some at a time

  await schema
    .createTable('webhook_event') // what webhooks are told of an event, once for all of them
    .addColumn('org_id', 'integer', (c) => c.notNull())
    .addColumn('id', recordId, (c) => c.notNull()) // the event's
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('at', instant, (c) => c.notNull())
    .addColumn('project_id', recordId)
    .addColumn('old_project_id', recordId) // of a task that was moved
    .addColumn('task_id', recordId)
    .addColumn('client_id', recordId)
    .addColumn('waiting', 'integer', (c) => c.notNull()) // 1: not all who listen have their delivery yet
    .addColumn('fanned_to', recordId) // the last webhook that has
    .addColumn('snapshot', 'text') // rows as they were; until the body is made of them
    .addColumn('body', 'text')
    .addPrimaryKeyConstraint('webhook_event_pk', ['org_id', 'id'])
    .execute()
  await schema
    .createIndex('webhook_event_waiting')
    .on('webhook_event')
    .columns(['org_id', 'id'])
    .where('waiting' as never, '=', 1)
    .execute()

  await compact(
    schema
      .createTable('webhook_delivery')
      .addColumn('org_id', 'integer', (c) => c.notNull())
      .addColumn('webhook_id', recordId, (c) => c.notNull())
      .addColumn('event_id', recordId, (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('state', 'integer', (c) => c.notNull())
      .addColumn('created_at', instant, (c) => c.notNull()) // when the event was
      .addColumn('next_attempt_at', instant)
      .addColumn('tries', 'integer', (c) => c.notNull()) // since it was made, or replayed
      .addColumn('once', 'integer', (c) => c.notNull()) // 1: the next attempt is the only one
      .addColumn('attempts', 'text') // JSON
      .addPrimaryKeyConstraint('webhook_delivery_pk', ['org_id', 'webhook_id', 'event_id']),
  ).execute()
  await schema
    .createIndex('webhook_delivery_state')
    .on('webhook_delivery')
    .columns(['org_id', 'webhook_id', 'state', 'event_id'])
    .execute()
}
