/** The rows as they are stored. Instants are Unix milliseconds, booleans 0 or 1, lists and objects JSON text. */
export interface NodeLeaseRow {
  node: number
  holder: string
  expires_at: number
}

export interface OrganizationRow {
  org_id: number
  version: number
  name: string
  country_code: string
  currency: string
  zone: string
  language: string
  logo_id: string | null
  storage_quota_bytes: number | null
  created_at: number
}

export interface UserRow {
  org_id: number
  id: number
  email: string
  email_key: string
  password_hash: string | null
  firstname: string
  lastname: string
  photo_id: string | null
  job_title: string
  is_manager: number
  language: string
  date_format: string
  time_format: string
  reminder_time: string | null
  zone: string
  created_at: number
  removed_at: number | null
}

export interface CredentialRow {
  org_id: number
  id: string
  user_id: number
  kind: string
  name: string
  hash: string
  created_at: number
  expires_at: number | null
  last_used_at: number | null
}

export interface SignInFailureRow {
  key: string
  failures: number
  since: number
}

export interface ProjectRow {
  org_id: number
  id: string
  kind: string
  name: string
  private: number
  estimates: number
  perms: string
  custom_fields: string
  currency: string | null
  created_at: number
  archived_at: number | null
  deleted_at: number | null
}

export interface ProjectParentRow {
  org_id: number
  project_id: string
  parent_id: string
  place: number
}

export interface ProjectPersonRow {
  org_id: number
  project_id: string
  role: string
  user_id: number
  place: number
}

export interface StateRow {
  org_id: number
  id: number
  project_id: string | null
  name: string
  type: string
  color: string
  text_color: string
  color_key: string
  weight: number
  is_default: number
  is_collapsed: number
  author_id: number
  created_at: number
  archived_at: number | null
}

export interface ClientRow {
  org_id: number
  id: string
  name: string
  name_key: string
  fullname: string
  email: string
  phone: string
  contacts: string
  custom_fields: string | null
  manager_ids: string
  created_at: number
  deleted_at: number | null
}

export interface ClientTermRow {
  org_id: number
  kind: string
  term: string
  client_id: string
}

export interface ClientNoteRow {
  org_id: number
  id: string
  client_id: string
  author_id: number
  content: string
  created_at: number
  edited_at: number | null
}

export interface TaskRow {
  org_id: number
  id: string
  project_id: string
  state_id: number
  name: string
  name_key: string
  owner_id: number
  assignee_ids: string
  follower_ids: string
  tag_ids: string
  file_ids: string
  subtask_ids: string
  parent_id: string | null
  /** Null: none. */
  blocker_ids: string | null
  client_id: string | null
  start_at: number | null
  deadline_at: number | null
  /** Null: no. */
  all_day: number | null
  completed_at: number | null
  archived_at: number | null
  created_at: number
  updated_at: number
  deleted_at: number | null
  priority: number
  rank: number
  private: number
  shared_with_client: number
  email_user_id: string | null
  step_type: string
  estimated_time_s: number | null
  work_flow_id: string | null
  custom_fields: string | null
  recurrence: string | null
  series: string | null
  is_last_copy: number
  steps: string | null
  description: string
}

export interface TaskPersonRow {
  org_id: number
  task_id: string
  project_id: string
  role: number
  user_id: number
}

export interface TagRow {
  org_id: number
  id: string
  project_id: string
  name: string
  name_key: string
  color: string
  created_at: number
}

export interface TaskTagRow {
  org_id: number
  task_id: string
  tag_id: string
}

/** Of `task.blocker_ids`: what waits for a task. */
export interface TaskBlockerRow {
  org_id: number
  blocker_id: string
  task_id: string
}

export interface LeadRow {
  org_id: number
  task_id: string
  contact: string | null
  position: string | null
  company: string | null
  email: string | null
  phone: string | null
  linkedin: string | null
  url: string | null
  address: string | null
  city: string | null
  state: string | null
  country: string | null
  post_code: string | null
  probability: number | null
  expected_revenue: string | null
  mrr: string | null
  period_revenue: string | null
  period: number | null
  estimate_days: number | null
  remind_at: number | null
  next_step: string | null
  reason: string | null
  status: string
  priority_digits: string
  number_fields: string
  extra: string
}

export interface LeadTermRow {
  org_id: number
  kind: string
  term: string
  task_id: string
}

export interface EventRow {
  org_id: number
  id: string
  type: string
  actor_id: number
  at: number
  project_id: string | null
  task_id: string | null
  client_id: string | null
  content: string | null
  data: string
  reply_to_id: string | null
  client_can_see: number
}

export interface FileRow {
  org_id: number
  id: string
  name: string
  content_type: string
  size_bytes: number
  sha256: string
  uploader_id: number
  created_at: number
}

export interface FileUseRow {
  org_id: number
  file_id: string
  noun: string
  record_id: string
  task_id: string | null
  hung_at: number | null
}

export interface FileNodeRow {
  org_id: number
  id: string
  project_id: string | null
  client_id: string | null
  parent_id: string | null
  type: string
  file_id: string | null
  name: string
  created_at: number
}

export interface WebhookRow {
  org_id: number
  id: string
  user_id: number
  type: string
  url: string
  project_id: string | null
  secret: string
  active: number
  created_at: number
  recursive: number | null
  since: string | null
  disabled_at: number | null
  disabled_reason: string | null
  old_secret: string | null
  old_secret_until: number | null
  rests_until: number | null
  deleted_at: number | null
}

export interface WebhookEventRow {
  org_id: number
  id: string
  type: string
  at: number
  project_id: string | null
  old_project_id: string | null
  task_id: string | null
  client_id: string | null
  waiting: number
  fanned_to: string | null
  snapshot: string | null
  body: string | null
}

export interface WebhookDeliveryRow {
  org_id: number
  webhook_id: string
  event_id: string
  type: string
  state: number
  created_at: number
  next_attempt_at: number | null
  tries: number
  once: number
  attempts: string | null
}

export interface SavedViewRow {
  org_id: number
  id: string
  author_id: number
  project_id: string | null
  kind: string
  name: string
  shared: number
  settings: string
  created_at: number
}

export interface MailboxRow {
  org_id: number
  id: string
  name: string
  address: string
  address_key: string
  project_id: string
  maker_id: number
  imap: string
  imap_password: string
  smtp: string | null
  smtp_password: string | null
  assignee_ids: string
  tag_ids: string
  auto_reply: string | null
  takes_replies: number
  active: number
  created_at: number
  state: string
  trouble: string | null
  last_seen_at: number | null
  task_count: number
  held_by: string | null
  held_until: number | null
  uid_validity: string | null
  last_uid: number | null
}

export interface MailPersonRow {
  org_id: number
  id: string
  address: string
  address_key: string
  name: string
  created_at: number
}

export interface MailMessageRow {
  org_id: number
  message_key: string
  message_id: string
  direction: string
  mailbox_id: string | null
  task_id: string | null
  event_id: string | null
  address_key: string | null
  subject: string | null
  mail_references: string | null
  at: number
}

export interface MailPartyRow {
  org_id: number
  task_id: string
  address_key: string
}

export interface NotificationRow {
  org_id: number
  user_id: number
  id: string
  event_id: string
  created_at: number
  read_at: number | null
  /** When it was settled whether a mail tells of it. */
  mailed_at: number | null
}

export interface NotificationMailRow {
  org_id: number
  user_id: number
  settings: string | null
  run_started_at: number | null
}

export interface OpenStreamRow {
  org_id: number
  user_id: number
  node: number
}

export interface MailStateRow {
  org_id: number
  last_sent_at: number | null
  last_error: string | null
}

export interface JobRow {
  org_id: number
  id: string
  type: string
  key: string | null
  data: string
  run_at: number
  attempts: number
  claimed_by: number | null
  failed_at: number | null
  last_error: string | null
}

export interface IdempotencyKeyRow {
  org_id: number
  user_id: number
  key: string
  request_hash: string
  answer: string
  created_at: number
}

/** One row: who makes a backup and when, and where the newest one is. */
export interface BackupRow {
  id: number
  started_at: number | null
  made_at: number | null
  path: string | null
  size_bytes: number | null
}

export interface Tables {
  node_lease: NodeLeaseRow
  organization: OrganizationRow
  user: UserRow
  credential: CredentialRow
  sign_in_failure: SignInFailureRow
  project: ProjectRow
  project_parent: ProjectParentRow
  project_person: ProjectPersonRow
  state: StateRow
  client: ClientRow
  client_term: ClientTermRow
  client_note: ClientNoteRow
  task: TaskRow
  task_person: TaskPersonRow
  tag: TagRow
  task_tag: TaskTagRow
  task_blocker: TaskBlockerRow
  lead: LeadRow
  lead_term: LeadTermRow
  event: EventRow
  file: FileRow
  file_use: FileUseRow
  file_node: FileNodeRow
  webhook: WebhookRow
  webhook_event: WebhookEventRow
  webhook_delivery: WebhookDeliveryRow
  saved_view: SavedViewRow
  mailbox: MailboxRow
  mail_person: MailPersonRow
  mail_message: MailMessageRow
  mail_party: MailPartyRow
  notification: NotificationRow
  notification_mail: NotificationMailRow
  open_stream: OpenStreamRow
  mail_state: MailStateRow
  job: JobRow
  idempotency_key: IdempotencyKeyRow
  backup: BackupRow
}

/** The name of every table, complete by the compiler: what is not here would be missing from backups. */
export const TABLE_NAMES = Object.keys({
  node_lease: true, organization: true, user: true, credential: true, sign_in_failure: true, project: true,
  project_parent: true, project_person: true, state: true, client: true, client_term: true, client_note: true,
  task: true, task_person: true, tag: true, task_tag: true, task_blocker: true, lead: true, lead_term: true, event: true, file: true,
  file_use: true, file_node: true, webhook: true, webhook_event: true, webhook_delivery: true, saved_view: true,
  mailbox: true, mail_person: true, mail_message: true, mail_party: true,
  notification: true, notification_mail: true, open_stream: true, mail_state: true, job: true, idempotency_key: true,
  backup: true,
} satisfies Record<keyof Tables, true>) as (keyof Tables)[] // biome-ignore format: a list of names
