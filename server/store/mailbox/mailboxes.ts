import { notFound } from '../../domain/errors.ts'
import { isRecordId } from '../../domain/ids.ts'
import type { ImapServer, Mailbox, MailboxState, MailServer, MailTrouble } from '../../domain/mail/mailbox.ts'
import { keyOf } from '../../domain/text.ts'
import type { ReadTx, UnscopedReadTx, WriteTx } from '../core/store.ts'
import type { MailboxRow } from '../tables.ts'

/** Those of projects that are there. Who may see which of them is for the caller to say. */
const present = ({ db, org }: ReadTx) =>
  db
    .selectFrom('mailbox')
    .innerJoin('project', (join) =>
      join.onRef('project.org_id', '=', 'mailbox.org_id').onRef('project.id', '=', 'mailbox.project_id'),
    )
    .where('mailbox.org_id', '=', org.id)
    .where('project.deleted_at', 'is', null)

/** Oldest first. */
export async function list(tx: ReadTx): Promise<Mailbox[]> {
  return (await present(tx).selectAll('mailbox').orderBy('mailbox.id').execute()).map(toMailbox)
}

export async function find(tx: ReadTx, id: string): Promise<Mailbox | undefined> {
  if (!isRecordId(id)) return undefined
  const row = await present(tx).selectAll('mailbox').where('mailbox.id', '=', id).executeTakeFirst()
  return row && toMailbox(row)
}

/** Held against other writers until the transaction ends. */
export async function lock(tx: WriteTx, id: string): Promise<Mailbox> {
  if (!isRecordId(id)) throw notFound('mailbox')
  const query = present(tx).selectAll('mailbox').where('mailbox.id', '=', id)
  const row = await tx.engine.lockRows(query, 'mailbox' as never).executeTakeFirst()
  if (!row) throw notFound('mailbox')
  return toMailbox(row)
}

/** The addresses of all of them, folded: what comes from one of these comes from ourselves. */
export async function addressKeys({ db, org }: ReadTx): Promise<Set<string>> {
  const rows = await db.selectFrom('mailbox').select('address_key').where('org_id', '=', org.id).execute()
  return new Set(rows.map((row) => row.address_key))
}

/** Whether another one of the organization has the address. */
export async function isTaken({ db, org }: ReadTx, address: string, exceptId: string | null): Promise<boolean> {
  const row = await db
    .selectFrom('mailbox')
    .select('id')
    .where('org_id', '=', org.id)
    .where('address_key', '=', keyOf(address))
    .executeTakeFirst()
  return row !== undefined && row.id !== exceptId
}

export async function insert(tx: WriteTx, mailbox: Mailbox): Promise<void> {
  const { id, makerId, createdAt } = mailbox
  await tx.db
    .insertInto('mailbox')
    .values({
      ...{ org_id: tx.org.id, id, maker_id: makerId, created_at: createdAt, ...toRow(mailbox) },
      ...{ state: 'connecting', trouble: null, last_seen_at: null, task_count: 0 },
      ...{ held_by: null, held_until: null, uid_validity: null, last_uid: null },
    })
    .execute()
  tx.touched.add('mailboxes')
}

/** Whoever watches it begins anew, with what it is now. */
export async function update(tx: WriteTx, before: Mailbox, after: Mailbox): Promise<void> {
  const isElsewhere = JSON.stringify(placeOf(before)) !== JSON.stringify(placeOf(after))
  await tx.db
    .updateTable('mailbox')
    .set({
      ...{ ...toRow(after), state: 'connecting', trouble: null, held_by: null, held_until: null },
      ...(isElsewhere && { uid_validity: null, last_uid: null }),
    })
    .where('org_id', '=', tx.org.id)
    .where('id', '=', after.id)
    .execute()
  tx.touched.add('mailboxes')
}

const placeOf = ({ imap: { host, port, user, folder } }: Mailbox) => [host, port, user, folder]

export async function remove(tx: WriteTx, id: string): Promise<void> {
  await tx.db.deleteFrom('mailbox').where('org_id', '=', tx.org.id).where('id', '=', id).execute()
  tx.touched.add('mailboxes')
}

/** A deleted project's, too. */
export async function idsOfProject({ db, org }: ReadTx, projectId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('mailbox')
    .select('id')
    .where('org_id', '=', org.id)
    .where('project_id', '=', projectId)
    .execute()
  return rows.map((row) => row.id)
}

/** Of all organizations, those that are to be watched. */
export async function listActive({ db }: UnscopedReadTx): Promise<{ orgId: number; mailbox: Mailbox }[]> {
  const rows = await db
    .selectFrom('mailbox')
    .innerJoin('project', (join) =>
      join.onRef('project.org_id', '=', 'mailbox.org_id').onRef('project.id', '=', 'mailbox.project_id'),
    )
    .where('project.deleted_at', 'is', null)
    .where('mailbox.active', '=', 1)
    .selectAll('mailbox')
    .orderBy('mailbox.id')
    .execute()
  return rows.map((row) => ({ orgId: row.org_id, mailbox: toMailbox(row) }))
}

const toMailbox = (row: MailboxRow): Mailbox => ({
  id: row.id,
  name: row.name,
  address: row.address,
  projectId: row.project_id,
  makerId: row.maker_id,
  imap: JSON.parse(row.imap) as ImapServer, // the store writes no others
  imapPassword: row.imap_password,
  smtp: row.smtp === null ? null : (JSON.parse(row.smtp) as MailServer),
  smtpPassword: row.smtp_password,
  assigneeIds: JSON.parse(row.assignee_ids),
  tagIds: JSON.parse(row.tag_ids),
  autoReply: row.auto_reply === null ? null : JSON.parse(row.auto_reply),
  takesReplies: row.takes_replies === 1,
  isActive: row.active === 1,
  createdAt: row.created_at,
  state: row.state as MailboxState,
  trouble: row.trouble === null ? null : (JSON.parse(row.trouble) as MailTrouble),
  lastSeenAt: row.last_seen_at,
  taskCount: row.task_count,
})

const toRow = (mailbox: Mailbox) => ({
  name: mailbox.name,
  address: mailbox.address,
  address_key: keyOf(mailbox.address),
  project_id: mailbox.projectId,
  imap: JSON.stringify(mailbox.imap),
  imap_password: mailbox.imapPassword,
  smtp: mailbox.smtp && JSON.stringify(mailbox.smtp),
  smtp_password: mailbox.smtpPassword,
  assignee_ids: JSON.stringify(mailbox.assigneeIds),
  tag_ids: JSON.stringify(mailbox.tagIds),
  auto_reply: mailbox.autoReply && JSON.stringify(mailbox.autoReply),
  takes_replies: mailbox.takesReplies ? 1 : 0,
  active: mailbox.isActive ? 1 : 0,
})
