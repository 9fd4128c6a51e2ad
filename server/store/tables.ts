import type {
  ClientNoteRow,
  ClientRow,
  ClientTermRow,
  CredentialRow,
  OrganizationRow,
  ProjectParentRow,
  ProjectPersonRow,
  ProjectRow,
  SignInFailureRow,
  StateRow,
  UserRow,
} from './tables/organization.ts'
import type {
  FileNodeRow,
  FileRow,
  FileUseRow,
  MailboxRow,
  MailMessageRow,
  MailPartyRow,
  MailPersonRow,
  MailStateRow,
  WebhookDeliveryRow,
  WebhookEventRow,
  WebhookRow,
} from './tables/outside.ts'
import type { BackupRow, IdempotencyKeyRow, JobRow, NodeLeaseRow, OpenStreamRow } from './tables/server.ts'
import type {
  EventRow,
  LeadRow,
  LeadTermRow,
  NotificationMailRow,
  NotificationRow,
  SavedViewRow,
  TagRow,
  TaskBlockerRow,
  TaskPersonRow,
  TaskRow,
  TaskTagRow,
} from './tables/task.ts'

export type * from './tables/organization.ts'
export type * from './tables/outside.ts'
export type * from './tables/server.ts'
export type * from './tables/task.ts'

/** The rows are as they are stored: instants are Unix milliseconds, booleans 0 or 1, lists and objects JSON text. */
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
