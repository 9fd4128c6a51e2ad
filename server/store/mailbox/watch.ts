import type { MailboxState, MailTrouble } from '../../domain/mail/mailbox.ts'
import type { UnscopedWriteTx, WriteTx } from '../core/store.ts'

/** Where the last look at a folder ended. Null: it has not been looked at. */
export interface Cursor {
  readonly uidValidity: string | null
  readonly lastUid: number | null
  readonly lastSeenAt: number | null
}

interface Place {
  readonly orgId: number
  readonly id: string
}

/** Takes a mailbox for this holder, or keeps it; undefined: another one has it. */
export async function hold(
  tx: UnscopedWriteTx,
  { orgId, id }: Place,
  holder: string,
  forMs: number,
): Promise<Cursor | undefined> {
  const row = await tx.db
    .updateTable('mailbox')
    .set({ held_by: holder, held_until: tx.now + forMs })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('active', '=', 1)
    .where((row) => row.or([row('held_by', 'is', null), row('held_by', '=', holder), row('held_until', '<', tx.now)]))
    .returning(['uid_validity', 'last_uid', 'last_seen_at'])
    .executeTakeFirst()
  return row && { uidValidity: row.uid_validity, lastUid: row.last_uid, lastSeenAt: row.last_seen_at }
}

/** Keeps what is held; false: it was changed, or another one has it. */
export async function keep(tx: UnscopedWriteTx, { orgId, id }: Place, holder: string, forMs: number): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('mailbox')
    .set({ held_until: tx.now + forMs })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('held_by', '=', holder)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function letGo(tx: UnscopedWriteTx, { orgId, id }: Place, holder: string): Promise<void> {
  await tx.db
    .updateTable('mailbox')
    .set({ held_by: null, held_until: null })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('held_by', '=', holder)
    .execute()
}

/** Notes as far as the folder was read, and that a task was made. False: the mailbox is not this holder's any more. */
export async function advance(
  tx: WriteTx,
  id: string,
  holder: string,
  at: { uidValidity: string; lastUid: number } | null,
  madeTask = false,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('mailbox')
    .set((row) => ({
      held_by: holder,
      ...(at && { uid_validity: at.uidValidity, last_uid: at.lastUid }),
      ...(madeTask && { task_count: row('task_count', '+', 1) }),
    }))
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .where('held_by', '=', holder)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How it goes. Answers whether that is another state than before. */
export async function noteState(
  tx: WriteTx,
  id: string,
  holder: string,
  { state, trouble, isSeen }: { state: MailboxState; trouble: MailTrouble | null; isSeen: boolean },
): Promise<boolean> {
  const before = await tx.db
    .selectFrom('mailbox')
    .select(['state', 'trouble'])
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .where('held_by', '=', holder)
    .executeTakeFirst()
  if (!before) return false
  const words = trouble && JSON.stringify(trouble)
  await tx.db
    .updateTable('mailbox')
    .set({ state, trouble: words, ...(isSeen && { last_seen_at: tx.now }) })
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .execute()
  return before.state !== state || before.trouble !== words
}
