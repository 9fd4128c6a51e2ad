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

export interface MailStateRow {
  org_id: number
  last_sent_at: number | null
  last_error: string | null
}
