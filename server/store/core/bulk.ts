import { sql } from 'kysely'
import type { Event } from '../../domain/events.ts'
import type { File } from '../../domain/file/file.ts'
import type { Lead } from '../../domain/lead/lead.ts'
import type { Task } from '../../domain/task/task.ts'
import * as events from '../event/events.ts'
import * as files from '../file/files.ts'
import * as leads from '../lead/leads.ts'
import { toRow } from '../task/rows.ts'
import * as tasks from '../task/tasks.ts'
import type { Engine } from './engine.ts'
import { insertRows } from './insert-rows.ts'
import type { UnscopedReadTx, WriteTx } from './store.ts'

/** New records that are known to be sound, each with all that comes with it. */
export interface Records {
  readonly tasks: Task[]
  /** One for each of the tasks that is in a pipeline. */
  readonly leads: Lead[]
  readonly events: Event[]
  readonly files: File[]
  /** Where they hang. */
  readonly fileUses: files.FileUse[]
}

/** Writes the rows that the use cases of one record at a time would write, many to a statement. */
export async function insertRecords(tx: WriteTx, records: Records): Promise<void> {
  const orgId = tx.org.id
  for (const file of records.files) await files.insert(tx, file)
  await insertRows(tx, 'task', records.tasks.map((task) => toRow(orgId, task))) // biome-ignore format: a list
  await insertRows(tx, 'task_person', records.tasks.flatMap((task) => tasks.toPersonRows(orgId, task))) // biome-ignore format: a list
  await insertRows(tx, 'task_tag', records.tasks.flatMap((task) => tasks.toTagRows(orgId, task))) // biome-ignore format: a list
  await insertRows(tx, 'lead', records.leads.map((lead) => leads.toRow(orgId, lead))) // biome-ignore format: a list
  await insertRows(tx, 'lead_term', records.leads.flatMap((lead) => leads.toTermRows(orgId, lead))) // biome-ignore format: a list
  await insertRows(tx, 'event', records.events.map((event) => events.toRow(orgId, event))) // biome-ignore format: a list
  const madeAt = new Map(records.files.map(({ id, createdAt }) => [id, createdAt]))
  for (const use of records.fileUses) {
    const hungAt = Math.max(...use.fileIds.map((id) => madeAt.get(id) ?? tx.now)) // as they hang from the first
    await files.linkFiles({ ...tx, now: hungAt }, use)
  }
  tx.touched.add('events')
}

/** Whether the organization has tasks, be it in the trash. */
export async function hasTasks(tx: UnscopedReadTx, orgId: number): Promise<boolean> {
  const query = tx.db.selectFrom('task').select('id').where('org_id', '=', orgId).limit(1)
  return (await query.executeTakeFirst()) !== undefined
}

/** Lets the database look at what it holds, as its plans go by that. For after much was written. */
export async function analyze({ name, unhurried }: Engine): Promise<void> {
  if (name === 'sqlite') await sql`pragma analysis_limit = 1000`.execute(unhurried)
  await sql.raw(name === 'sqlite' ? 'analyze' : 'vacuum (analyze)').execute(unhurried)
}
