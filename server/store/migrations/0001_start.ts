import { type Kysely, sql } from 'kysely'
import type { ColumnTypes } from './index.ts'

/** Every table's key starts with the organization: it keeps tenants apart and is what a sharded database would split by. */
export async function up(
  db: Kysely<unknown>,
  { recordId, instant, key, compact, createTaskSearch }: ColumnTypes,
): Promise<void> {
  const { schema } = db
  const index = (name: string, table: string, columns: string[]) => schema.createIndex(name).on(table).columns(columns)

  await schema
    .createTable('node_lease')
    .addColumn('node', 'integer', (c) => c.primaryKey())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('expires_at', instant, (c) => c.notNull())
    .execute()

  await schema
    .createTable('organization')
    .addColumn('org_id', 'integer', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull()) // grows when users, projects or states change
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('country_code', 'text', (c) => c.notNull())
    .addColumn('currency', 'text', (c) => c.notNull())
    .addColumn('zone', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('logo_id', recordId) // a file
    .addColumn('storage_quota_bytes', instant)
    .addColumn('created_at', instant, (c) => c.notNull())
    .execute()

  await schema
    .createTable('user')
    .addColumn('org_id', 'integer', (c) => c.notNull().references('organization.org_id'))
    .addColumn('id', 'integer', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('email_key', key, (c) => c.notNull()) // folded: one person, however the address is typed
    .addColumn('password_hash', 'text')
    .addColumn('firstname', 'text', (c) => c.notNull())
    .addColumn('lastname', 'text', (c) => c.notNull())
    .addColumn('photo_id', recordId) // a file
    .addColumn('job_title', 'text', (c) => c.notNull())
    .addColumn('is_manager', 'integer', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('date_format', 'text', (c) => c.notNull())
    .addColumn('time_format', 'text', (c) => c.notNull())
    .addColumn('zone', 'text', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('removed_at', instant)
    .addPrimaryKeyConstraint('user_pk', ['org_id', 'id'])
    .execute()
  await index('user_email', 'user', ['email_key']).unique().execute()
  await index('user_number', 'user', ['id']).unique().execute()

  await schema
    .createTable('credential') // what proves who is asking: access tokens, CubeDrive tokens, web sessions, one-time links
    .addColumn('org_id', 'integer', (c) => c.notNull())
    .addColumn('id', recordId, (c) => c.notNull())
    .addColumn('user_id', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('expires_at', instant)
    .addColumn('last_used_at', instant)
    .addPrimaryKeyConstraint('credential_pk', ['org_id', 'id'])
    .addForeignKeyConstraint('credential_user', ['org_id', 'user_id'], 'user', ['org_id', 'id'])
    .execute()
  await index('credential_hash', 'credential', ['hash']).unique().execute()
  await index('credential_user_kind', 'credential', ['org_id', 'user_id', 'kind']).execute()

  await schema
    .createTable('sign_in_failure') // no organization yet: it is kept by account and address, both hashed
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('since', instant, (c) => c.notNull())
    .execute()

  await schema
    .createTable('project')
    .addColumn('org_id', 'integer', (c) => c.notNull().references('organization.org_id'))
    .addColumn('id', recordId, (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('private', 'integer', (c) => c.notNull())
    .addColumn('estimates', 'integer', (c) => c.notNull())
    .addColumn('perms', 'text', (c) => c.notNull())
    .addColumn('custom_fields', 'text', (c) => c.notNull())
    .addColumn('currency', 'text')
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('archived_at', instant)
    .addColumn('deleted_at', instant)
    .addPrimaryKeyConstraint('project_pk', ['org_id', 'id'])
    .execute()

  const projectLink = (table: string) =>
    schema
      .createTable(table)
      .addColumn('org_id', 'integer', (c) => c.notNull())
      .addColumn('project_id', recordId, (c) => c.notNull())
      .addForeignKeyConstraint(`${table}_project`, ['org_id', 'project_id'], 'project', ['org_id', 'id'])
  await projectLink('project_parent')
    .addColumn('parent_id', recordId, (c) => c.notNull())
    .addColumn('place', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('project_parent_pk', ['org_id', 'project_id', 'parent_id'])
    .addForeignKeyConstraint('project_parent_parent', ['org_id', 'parent_id'], 'project', ['org_id', 'id'])
    .execute()
  await projectLink('project_person')
    .addColumn('role', 'text', (c) => c.notNull()) // admin, member
    .addColumn('user_id', 'integer', (c) => c.notNull())
    .addColumn('place', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('project_person_pk', ['org_id', 'project_id', 'role', 'user_id'])
    .addForeignKeyConstraint('project_person_user', ['org_id', 'user_id'], 'user', ['org_id', 'id'])
    .execute()

  await schema
    .createTable('state')
    .addColumn('org_id', 'integer', (c) => c.notNull().references('organization.org_id'))
    .addColumn('id', 'integer', (c) => c.notNull())
    .addColumn('project_id', recordId) // null: a default state, for every project without states of its own
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('color', 'text', (c) => c.notNull()) // hex
    .addColumn('text_color', 'text', (c) => c.notNull())
    .addColumn('color_key', 'text', (c) => c.notNull()) // CubeDrive's word for the colour
    .addColumn('weight', 'integer', (c) => c.notNull())
    .addColumn('is_default', 'integer', (c) => c.notNull())
    .addColumn('is_collapsed', 'integer', (c) => c.notNull())
    .addColumn('author_id', 'integer', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('archived_at', instant)
    .addPrimaryKeyConstraint('state_pk', ['org_id', 'id'])
    .addForeignKeyConstraint('state_project', ['org_id', 'project_id'], 'project', ['org_id', 'id'])
    .execute()
  await index('state_number', 'state', ['id']).unique().execute()

  await schema
    .createTable('client')
    .addColumn('org_id', 'integer', (c) => c.notNull().references('organization.org_id'))
    .addColumn('id', recordId, (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', key, (c) => c.notNull()) // folded, for order and search
    .addColumn('fullname', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('phone', 'text', (c) => c.notNull())
    .addColumn('contacts', 'text', (c) => c.notNull())
    .addColumn('custom_fields', 'text')
    .addColumn('manager_ids', 'text', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('deleted_at', instant)
    .addPrimaryKeyConstraint('client_pk', ['org_id', 'id'])
    .execute()
  await index('client_name', 'client', ['org_id', 'name_key', 'id']).execute()
  await compact(
    schema
      .createTable('client_term') // the words of a client's names and every e-mail of it and its contacts
      .addColumn('org_id', 'integer', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('term', key, (c) => c.notNull())
      .addColumn('client_id', recordId, (c) => c.notNull())
      .addPrimaryKeyConstraint('client_term_pk', ['org_id', 'kind', 'term', 'client_id'])
      .addForeignKeyConstraint('client_term_client', ['org_id', 'client_id'], 'client', ['org_id', 'id']),
  ).execute()
  await index('client_term_client', 'client_term', ['org_id', 'client_id']).execute()
  await schema
    .createTable('client_note')
    .addColumn('org_id', 'integer', (c) => c.notNull())
    .addColumn('id', recordId, (c) => c.notNull())
    .addColumn('client_id', recordId, (c) => c.notNull())
    .addColumn('author_id', 'integer', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('edited_at', instant)
    .addPrimaryKeyConstraint('client_note_pk', ['org_id', 'id'])
    .addForeignKeyConstraint('client_note_client', ['org_id', 'client_id'], 'client', ['org_id', 'id'])
    .execute()
  await index('client_note_by_client', 'client_note', ['org_id', 'client_id', 'id']).execute()

  await schema
    .createTable('task')
    .addColumn('org_id', 'integer', (c) => c.notNull())
    .addColumn('id', recordId, (c) => c.notNull())
    .addColumn('project_id', recordId, (c) => c.notNull())
    .addColumn('state_id', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', key, (c) => c.notNull()) // folded, for search
    .addColumn('owner_id', 'integer', (c) => c.notNull())
    .addColumn('assignee_ids', 'text', (c) => c.notNull()) // the row carries its lists, so that a page of tasks is one
    .addColumn('follower_ids', 'text', (c) => c.notNull()) // query; task_person and task_tag are their indexes
    .addColumn('tag_ids', 'text', (c) => c.notNull())
    .addColumn('file_ids', 'text', (c) => c.notNull())
    .addColumn('subtask_ids', 'text', (c) => c.notNull())
    .addColumn('parent_id', recordId)
    .addColumn('client_id', recordId)
    .addColumn('start_at', instant)
    .addColumn('deadline_at', instant)
    .addColumn('completed_at', instant)
    .addColumn('archived_at', instant)
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('updated_at', instant, (c) => c.notNull())
    .addColumn('deleted_at', instant)
    .addColumn('priority', 'integer', (c) => c.notNull())
    .addColumn('rank', 'double precision', (c) => c.notNull()) // larger is nearer the top
    .addColumn('private', 'integer', (c) => c.notNull())
    .addColumn('shared_with_client', 'integer', (c) => c.notNull())
    .addColumn('step_type', 'text', (c) => c.notNull())
    .addColumn('estimated_time_s', instant)
    .addColumn('work_flow_id', 'text')
    .addColumn('custom_fields', 'text')
    .addColumn('recurrence', 'text')
    .addColumn('series', 'text') // where in its series of copies a recurrent task stands
    .addColumn('is_last_copy', 'integer', (c) => c.notNull())
    .addColumn('steps', 'text')
    .addColumn('description', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('task_pk', ['org_id', 'id'])
    .addForeignKeyConstraint('task_project', ['org_id', 'project_id'], 'project', ['org_id', 'id'])
    .addForeignKeyConstraint('task_state', ['org_id', 'state_id'], 'state', ['org_id', 'id'])
    .addForeignKeyConstraint('task_client', ['org_id', 'client_id'], 'client', ['org_id', 'id'])
    .execute()
  await index('task_by_project', 'task', ['org_id', 'project_id', 'id']).execute()
  await index('task_by_owner', 'task', ['org_id', 'owner_id', 'id']).execute()
  const sparse = (name: string, column: string) =>
    index(name, 'task', ['org_id', column, 'id'])
      .where(column as never, 'is not', null)
      .execute()
  await sparse('task_by_parent', 'parent_id')
  await sparse('task_by_client', 'client_id')
  await sparse('task_by_start', 'start_at')
  await sparse('task_by_deadline', 'deadline_at')
  await index('task_by_project_deadline', 'task', ['org_id', 'project_id', 'deadline_at'])
    .where('deadline_at' as never, 'is not', null)
    .execute()
  await sparse('task_by_completion', 'completed_at')
  await index('task_open', 'task', ['org_id', 'project_id', 'id'])
    .where('completed_at' as never, 'is', null)
    .execute()
  await sparse('task_in_trash', 'deleted_at')

  const taskLink = (table: string) =>
    schema
      .createTable(table)
      .addColumn('org_id', 'integer', (c) => c.notNull())
      .addColumn('task_id', recordId, (c) => c.notNull())
  await compact(
    taskLink('task_person')
      .addColumn('project_id', recordId, (c) => c.notNull())
      .addColumn('role', 'integer', (c) => c.notNull()) // see TASK_ROLE
      .addColumn('user_id', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('task_person_pk', ['org_id', 'user_id', 'role', 'project_id', 'task_id']),
  ).execute()
  await index('task_assignee_any_project', 'task_person', ['org_id', 'user_id', 'task_id'])
    .where('role' as never, '=', sql.lit(1) as never)
    .execute()

  await schema
    .createTable('tag')
    .addColumn('org_id', 'integer', (c) => c.notNull())
    .addColumn('id', recordId, (c) => c.notNull())
    .addColumn('project_id', recordId, (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', key, (c) => c.notNull())
    .addColumn('color', 'text', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('tag_pk', ['org_id', 'id'])
    .addForeignKeyConstraint('tag_project', ['org_id', 'project_id'], 'project', ['org_id', 'id'])
    .execute()
  await index('tag_name', 'tag', ['org_id', 'project_id', 'name_key']).unique().execute()
  await index('tag_any_project', 'tag', ['org_id', 'name_key']).execute()
  await compact(
    taskLink('task_tag')
      .addColumn('tag_id', recordId, (c) => c.notNull())
      .addPrimaryKeyConstraint('task_tag_pk', ['org_id', 'tag_id', 'task_id'])
      .addForeignKeyConstraint('task_tag_tag', ['org_id', 'tag_id'], 'tag', ['org_id', 'id']),
  ).execute()

  await createTaskSearch(db)

  await schema
    .createTable('lead') // what a task in a pipeline has beyond a task
    .addColumn('org_id', 'integer', (c) => c.notNull())
    .addColumn('task_id', recordId, (c) => c.notNull())
    .addColumn('contact', 'text')
    .addColumn('position', 'text')
    .addColumn('company', 'text')
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .addColumn('linkedin', 'text')
    .addColumn('url', 'text')
    .addColumn('address', 'text')
    .addColumn('city', 'text')
    .addColumn('state', 'text')
    .addColumn('country', 'text')
    .addColumn('post_code', 'text')
    .addColumn('probability', 'double precision')
    .addColumn('expected_revenue', 'text') // decimal strings of the pipeline's currency
    .addColumn('mrr', 'text')
    .addColumn('period_revenue', 'text')
    .addColumn('period', 'double precision') // months
    .addColumn('estimate_days', 'double precision')
    .addColumn('remind_at', instant)
    .addColumn('next_step', 'text')
    .addColumn('reason', 'text') // why it was won or lost
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('priority_digits', 'text', (c) => c.notNull())
    .addColumn('number_fields', 'text', (c) => c.notNull()) // those that came as JSON numbers, and go back so
    .addColumn('extra', 'text', (c) => c.notNull()) // fields that are not in the contract, kept as they came
    .addPrimaryKeyConstraint('lead_pk', ['org_id', 'task_id'])
    .addForeignKeyConstraint('lead_task', ['org_id', 'task_id'], 'task', ['org_id', 'id'])
    .execute()
  await compact(
    taskLink('lead_term') // what it is found by, beside its name
      .addColumn('kind', 'text', (c) => c.notNull()) // word, email, phone
      .addColumn('term', key, (c) => c.notNull())
      .addPrimaryKeyConstraint('lead_term_pk', ['org_id', 'kind', 'term', 'task_id'])
      .addForeignKeyConstraint('lead_term_lead', ['org_id', 'task_id'], 'lead', ['org_id', 'task_id']),
  ).execute()
  await index('lead_term_lead', 'lead_term', ['org_id', 'task_id']).execute()

  await compact(
    schema
      .createTable('event') // every change, in the transaction that made it; a task's activities are its events
      .addColumn('org_id', 'integer', (c) => c.notNull().references('organization.org_id'))
      .addColumn('id', recordId, (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('actor_id', 'integer', (c) => c.notNull())
      .addColumn('at', instant, (c) => c.notNull())
      .addColumn('project_id', recordId)
      .addColumn('task_id', recordId)
      .addColumn('client_id', recordId)
      .addColumn('content', 'text')
      .addColumn('data', 'text', (c) => c.notNull())
      .addColumn('reply_to_id', recordId)
      .addColumn('client_can_see', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('event_pk', ['org_id', 'id']),
  ).execute()
  await index('event_by_task', 'event', ['org_id', 'task_id', 'id'])
    .where('task_id' as never, 'is not', null)
    .execute()

  await schema
    .createTable('file')
    .addColumn('org_id', 'integer', (c) => c.notNull().references('organization.org_id'))
    .addColumn('id', recordId, (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('content_type', 'text', (c) => c.notNull())
    .addColumn('size_bytes', instant, (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('uploader_id', 'integer', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('file_pk', ['org_id', 'id'])
    .execute()
  await index('file_by_content', 'file', ['org_id', 'sha256']).execute()
  await index('file_by_size', 'file', ['org_id', 'size_bytes']).execute() // holds all that their sum needs
  await compact(
    schema
      .createTable('file_use') // where a file hangs: on a task, on a post of it, or in a folder; who sees that sees the file
      .addColumn('org_id', 'integer', (c) => c.notNull())
      .addColumn('file_id', recordId, (c) => c.notNull())
      .addColumn('noun', 'text', (c) => c.notNull()) // task, event, file_node, user, organization
      .addColumn('record_id', recordId, (c) => c.notNull())
      .addColumn('task_id', recordId)
      .addPrimaryKeyConstraint('file_use_pk', ['org_id', 'file_id', 'noun', 'record_id'])
      .addForeignKeyConstraint('file_use_file', ['org_id', 'file_id'], 'file', ['org_id', 'id']),
  ).execute()
  await schema
    .createTable('file_node')
    .addColumn('org_id', 'integer', (c) => c.notNull())
    .addColumn('id', recordId, (c) => c.notNull())
    .addColumn('project_id', recordId)
    .addColumn('client_id', recordId)
    .addColumn('parent_id', recordId)
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('file_id', recordId)
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('file_node_pk', ['org_id', 'id'])
    .addForeignKeyConstraint('file_node_file', ['org_id', 'file_id'], 'file', ['org_id', 'id'])
    .addForeignKeyConstraint('file_node_parent', ['org_id', 'parent_id'], 'file_node', ['org_id', 'id'])
    .execute()
  await index('file_node_by_project', 'file_node', ['org_id', 'project_id', 'parent_id', 'id']).execute()
  await index('file_node_by_client', 'file_node', ['org_id', 'client_id', 'parent_id', 'id']).execute()
  await index('file_node_by_parent', 'file_node', ['org_id', 'parent_id']).execute()
  await index('file_node_by_file', 'file_node', ['org_id', 'file_id']).execute()

  await schema
    .createTable('webhook')
    .addColumn('org_id', 'integer', (c) => c.notNull())
    .addColumn('id', recordId, (c) => c.notNull())
    .addColumn('user_id', 'integer', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('project_id', recordId)
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('webhook_pk', ['org_id', 'id'])
    .addForeignKeyConstraint('webhook_user', ['org_id', 'user_id'], 'user', ['org_id', 'id'])
    .execute()
  await index('webhook_by_user', 'webhook', ['org_id', 'user_id', 'id']).execute()

  await schema
    .createTable('saved_view')
    .addColumn('org_id', 'integer', (c) => c.notNull())
    .addColumn('id', recordId, (c) => c.notNull())
    .addColumn('author_id', 'integer', (c) => c.notNull())
    .addColumn('project_id', recordId) // none: for all projects
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('shared', 'integer', (c) => c.notNull())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('saved_view_pk', ['org_id', 'id'])
    .addForeignKeyConstraint('saved_view_author', ['org_id', 'author_id'], 'user', ['org_id', 'id'])
    .addForeignKeyConstraint('saved_view_project', ['org_id', 'project_id'], 'project', ['org_id', 'id'])
    .execute()
  await index('saved_view_by_author', 'saved_view', ['org_id', 'author_id', 'id']).execute()
  await index('saved_view_by_project', 'saved_view', ['org_id', 'project_id', 'id']).execute()

  await compact(
    schema
      .createTable('notification')
      .addColumn('org_id', 'integer', (c) => c.notNull())
      .addColumn('user_id', 'integer', (c) => c.notNull())
      .addColumn('id', recordId, (c) => c.notNull())
      .addColumn('event_id', recordId, (c) => c.notNull())
      .addColumn('created_at', instant, (c) => c.notNull())
      .addColumn('read_at', instant)
      .addPrimaryKeyConstraint('notification_pk', ['org_id', 'user_id', 'id']),
  ).execute()
  await index('notification_unread', 'notification', ['org_id', 'user_id'])
    .where('read_at' as never, 'is', null)
    .execute()
  await index('notification_once', 'notification', ['org_id', 'event_id', 'user_id']).unique().execute()

  await schema
    .createTable('job') // work that leaves the process or waits for a time; at least once, safe to run twice
    .addColumn('org_id', 'integer', (c) => c.notNull())
    .addColumn('id', recordId, (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('key', 'text') // of a job that there is only one of: queueing it again moves it
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('run_at', instant, (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('claimed_by', 'integer') // the node that is at it; a node that lost its lease has lost its claims
    .addColumn('failed_at', instant) // given up, kept for inspection
    .addColumn('last_error', 'text')
    .addPrimaryKeyConstraint('job_pk', ['org_id', 'id'])
    .execute()
  await index('job_key', 'job', ['org_id', 'key'])
    .unique()
    .where('key' as never, 'is not', null)
    .execute()
  await index('job_due', 'job', ['run_at'])
    .where('failed_at' as never, 'is', null)
    .execute()
  await index('job_next', 'job', ['type', 'run_at'])
    .where('failed_at' as never, 'is', null)
    .where('claimed_by' as never, 'is', null)
    .execute()
  await index('job_claimed', 'job', ['claimed_by'])
    .where('claimed_by' as never, 'is not', null)
    .execute()
  await index('job_failed', 'job', ['failed_at'])
    .where('failed_at' as never, 'is not', null)
    .execute()

  await compact(
    schema
      .createTable('idempotency_key')
      .addColumn('org_id', 'integer', (c) => c.notNull())
      .addColumn('user_id', 'integer', (c) => c.notNull())
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('request_hash', 'text', (c) => c.notNull())
      .addColumn('answer', 'text', (c) => c.notNull())
      .addColumn('created_at', instant, (c) => c.notNull())
      .addPrimaryKeyConstraint('idempotency_key_pk', ['org_id', 'user_id', 'key']),
  ).execute()
  await index('idempotency_key_age', 'idempotency_key', ['created_at']).execute()
}
