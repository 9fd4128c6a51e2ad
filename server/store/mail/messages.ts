import { createHash } from 'node:crypto'
import type { Expression } from 'kysely'
import { keyOf } from '../../domain/text.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'
import type { MailMessageRow } from '../tables.ts'

/** A mail that was taken in or sent, as far as its thread needs to know. */
export interface MailMessage {
  /** With its brackets; empty where it came without. */
  readonly messageId: string
  readonly direction: 'in' | 'out' | 'auto' | 'skipped'
  readonly mailboxId: string | null
  readonly taskId: string | null
  /** The post that it became, or that it was sent of. */
  readonly eventId: string | null
  /** Of an automatic answer: whom it goes to. */
  readonly to?: string
  readonly subject: string
  readonly references: readonly string[]
}

/** What a mail is known by: its Message-ID or, where it has none, its content. */
export const messageKey = (messageId: string, sha256: string): string =>
  messageId === '' ? `content ${sha256}` : createHash('sha256').update(messageId.trim()).digest('hex')

export async function isKnown({ db, org }: ReadTx, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('mail_message')
    .select('message_key')
    .where('org_id', '=', org.id)
    .where('message_key', '=', key)
    .executeTakeFirst()
  return row !== undefined
}

/** Fails where the key is there already, so that two processes never take the same mail in. */
export async function insert(tx: WriteTx, key: string, message: MailMessage): Promise<void> {
  await tx.db
    .insertInto('mail_message')
    .values({
      org_id: tx.org.id,
      message_key: key,
      message_id: message.messageId,
      direction: message.direction,
      mailbox_id: message.mailboxId,
      task_id: message.taskId,
      event_id: message.eventId,
      address_key: message.to === undefined ? null : keyOf(message.to),
      subject: message.subject,
      mail_references: JSON.stringify(message.references),
      at: tx.now,
    })
    .execute()
}

/** The task of the nearest of the mails that one answers, whoever may see it. */
export async function taskOf({ db, org }: ReadTx, references: readonly string[]): Promise<string | undefined> {
  if (references.length === 0) return undefined
  const keys = references.map((id) => messageKey(id, ''))
  const rows = await db
    .selectFrom('mail_message')
    .select(['message_key', 'task_id'])
    .where('org_id', '=', org.id)
    .where('message_key', 'in', keys)
    .where('task_id', 'is not', null)
    .execute()
  const found = new Map(rows.map((row) => [row.message_key, row.task_id]))
  const nearest = keys.findLast((key) => found.has(key))
  return nearest === undefined ? undefined : (found.get(nearest) ?? undefined)
}

/** The newest mail of a task that has a post; those that came in before those that went out. */
export async function latestOf({ db, org }: ReadTx, taskId: string): Promise<MailMessage | undefined> {
  const rows = await db
    .selectFrom('mail_message')
    .selectAll()
    .where('org_id', '=', org.id)
    .where('task_id', '=', taskId)
    .where('direction', 'in', ['in', 'out'])
    .orderBy('direction')
    .orderBy('at', 'desc')
    .orderBy('event_id', 'desc')
    .limit(1)
    .execute()
  return rows[0] && toMessage(rows[0])
}

/** The mails that a post was sent as, the newest first. */
export async function listOfPost({ db, org }: ReadTx, taskId: string, eventId: string): Promise<MailMessage[]> {
  const rows = await db
    .selectFrom('mail_message')
    .selectAll()
    .where('org_id', '=', org.id)
    .where('task_id', '=', taskId)
    .where('event_id', '=', eventId)
    .where('direction', '=', 'out')
    .orderBy('at', 'desc')
    .orderBy('message_id', 'desc')
    .execute()
  return rows.map(toMessage)
}

/** How many mails became posts of the task since then. */
export async function countIn({ db, org }: ReadTx, taskId: string, since: number): Promise<number> {
  const row = await db
    .selectFrom('mail_message')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('org_id', '=', org.id)
    .where('task_id', '=', taskId)
    .where('at', '>', since)
    .where('direction', '=', 'in')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** How many automatic mails went to the address since then. */
export async function countAutomatic({ db, org }: ReadTx, address: string, since: number): Promise<number> {
  const row = await db
    .selectFrom('mail_message')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('org_id', '=', org.id)
    .where('address_key', '=', keyOf(address))
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** From now on, what these addresses answer belongs to the task. */
export async function addParties(tx: WriteTx, taskId: string, addresses: readonly string[]): Promise<void> {
  for (const key of new Set(addresses.map(keyOf)))
    await tx.db
      .insertInto('mail_party')
      .values({ org_id: tx.org.id, task_id: taskId, address_key: key })
      .onConflict((c) => c.columns(['org_id', 'task_id', 'address_key']).doNothing())
      .execute()
}

export async function isParty({ db, org }: ReadTx, taskId: string, address: string): Promise<boolean> {
  const row = await db
    .selectFrom('mail_party')
    .select('task_id')
    .where('org_id', '=', org.id)
    .where('task_id', '=', taskId)
    .where('address_key', '=', keyOf(address))
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Forgets the threads of tasks that go for good: whose they were, what they were about, and people who wrote nothing else.
 * That each mail was taken in stays known, so that none comes back.
 */
export async function forgetTasks(tx: WriteTx, taskIds: readonly string[]): Promise<void> {
  const { db, org } = tx
  const isOfThem = <Row extends { ref: (column: 'task_id') => Expression<unknown> }>({ ref }: Row) =>
    tx.engine.isOneOf(ref('task_id'), tx.engine.encodeList(taskIds), 'id')
  await db
    .updateTable('mail_message')
    .set({ task_id: null, event_id: null, address_key: null, subject: null, mail_references: null })
    .where('org_id', '=', org.id)
    .where('task_id', 'is not', null)
    .where(isOfThem)
    .execute()
  const gone = await db
    .deleteFrom('mail_party')
    .where('org_id', '=', org.id)
    .where(isOfThem)
    .returning('address_key')
    .execute()
  const keys = [...new Set(gone.map((row) => row.address_key))]
  if (keys.length === 0) return
  const elsewhere = db
    .selectFrom('mail_party')
    .select('address_key')
    .where('org_id', '=', org.id)
    .where(({ ref }) => tx.engine.isOneOf(ref('address_key'), tx.engine.encodeList(keys), 'text'))
  await db
    .deleteFrom('mail_person')
    .where('org_id', '=', org.id)
    .where(({ ref }) => tx.engine.isOneOf(ref('address_key'), tx.engine.encodeList(keys), 'text'))
    .where('address_key', 'not in', elsewhere)
    .execute()
}

const toMessage = (row: MailMessageRow): MailMessage => ({
  messageId: row.message_id,
  direction: row.direction as MailMessage['direction'], // the store writes no others
  mailboxId: row.mailbox_id,
  taskId: row.task_id,
  eventId: row.event_id,
  subject: row.subject ?? '',
  references: row.mail_references === null ? [] : JSON.parse(row.mail_references),
})
