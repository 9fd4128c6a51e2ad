import { timeOf } from '../../domain/ids.ts'
import type { ReadTx, UnscopedReadTx, WriteTx } from '../core/store.ts'
import type { MailStateRow } from '../tables.ts'

/** How mail goes, for the managers of an organization. */
export interface MailState {
  readonly lastSentAt: number | null
  /** Null since a mail has gone out. */
  readonly lastError: string | null
  readonly waiting: number
  /** Given up, and kept for inspection. */
  readonly failed: number
}

/** Jobs that end in a mail. */
export const MAIL_JOBS = ['send-mail', 'send-post', 'send-auto-reply']
const MOST_ERROR_LENGTH = 500

/** @param error  null: a mail has gone out */
export async function note(tx: WriteTx, error: string | null): Promise<void> {
  const changes: Partial<MailStateRow> =
    error === null ? { last_sent_at: tx.now, last_error: null } : { last_error: error.slice(0, MOST_ERROR_LENGTH) }
  await tx.db
    .insertInto('mail_state')
    .values({ last_sent_at: null, last_error: null, ...changes, org_id: tx.org.id })
    .onConflict((conflict) => conflict.column('org_id').doUpdateSet(changes))
    .execute()
}

export async function find({ db, org }: ReadTx): Promise<MailState> {
  const state = await db.selectFrom('mail_state').selectAll().where('org_id', '=', org.id).executeTakeFirst()
  const counted = await db
    .selectFrom('job')
    .select(({ fn, eb }) => [
      fn.countAll().as('all'),
      fn.count(eb.case().when('failed_at', 'is not', null).then(1).end()).as('failed'),
    ])
    .where('org_id', '=', org.id)
    .where('type', 'in', MAIL_JOBS)
    .executeTakeFirstOrThrow()
  const failed = Number(counted.failed)
  return {
    lastSentAt: state?.last_sent_at ?? null,
    lastError: state?.last_error ?? null,
    waiting: Number(counted.all) - failed,
    failed,
  }
}

/** When the oldest mail was asked for that is still to be sent, in Unix milliseconds; null: there is none. */
export async function oldestWaitingAt({ db }: UnscopedReadTx): Promise<number | null> {
  const { id } = await db
    .selectFrom('job')
    .select(({ fn }) => fn.min('id').as('id'))
    .where('type', 'in', MAIL_JOBS)
    .where('failed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return id === null ? null : timeOf(id)
}
