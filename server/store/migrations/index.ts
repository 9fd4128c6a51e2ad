import type { ColumnDataType, CreateTableBuilder, Expression, Kysely } from 'kysely'
import * as start from './0001_start.ts'
import * as taskAllDay from './0002_task_all_day.ts'
import * as clientTerms from './0003_client_terms.ts'
import * as taskPlace from './0004_task_place.ts'
import * as fileUseHungAt from './0006_file_use_hung_at.ts'
import * as userReminderTime from './0011_user_reminder_time.ts'
import * as jobGivenUp from './0012_job_given_up.ts'
import * as webhookDeliveries from './0020_webhook_deliveries.ts'
import * as mail from './0025_mail.ts'
import * as notificationMail from './0030_notification_mail.ts'
import * as backup from './0040_backup.ts'
import * as taskBlocker from './0060_task_blocker.ts'

/** What tables are made of where the databases differ. */
export interface ColumnTypes {
  /** A 64-bit id: text on SQLite, bigint on PostgreSQL; a decimal string to us. */
  recordId: ColumnDataType
  /** Unix milliseconds, or bytes. A double on PostgreSQL: its bigint arrives as text, which is what ids want. */
  instant: ColumnDataType
  /** Text that is compared by code point. */
  key: ColumnDataType | Expression<unknown>
  /** Lays out a link table in the order of its key. */
  compact: <T extends string, C extends string>(table: CreateTableBuilder<T, C>) => CreateTableBuilder<T, C>
  /** The index that finds text inside `task.name_key`. */
  createTaskSearch: (db: Kysely<unknown>) => Promise<void>
}

export interface Migration {
  name: string
  up(db: Kysely<unknown>, types: ColumnTypes): Promise<void>
}

/** In the order they run; a name, once released, stays. */
export const migrations: Migration[] = [
  { name: '0001_start', up: start.up },
  { name: '0002_task_all_day', up: taskAllDay.up },
  { name: '0003_client_terms', up: clientTerms.up },
  { name: '0004_task_place', up: taskPlace.up },
  { name: '0006_file_use_hung_at', up: fileUseHungAt.up },
  { name: '0011_user_reminder_time', up: userReminderTime.up },
  { name: '0012_job_given_up', up: jobGivenUp.up },
  { name: '0020_webhook_deliveries', up: webhookDeliveries.up },
  { name: '0025_mail', up: mail.up },
  { name: '0030_notification_mail', up: notificationMail.up },
  { name: '0040_backup', up: backup.up },
  { name: '0060_task_blocker', up: taskBlocker.up },
]
