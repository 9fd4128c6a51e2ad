import type { Unsubscribing } from '../../domain/mail/unsubscribe.ts'
import { nextSummaryAt } from '../../domain/notification/pace.ts'
import { type NotificationSettings, withoutMails } from '../../domain/notification/settings.ts'
import type { Store, WriteTx } from '../../store/core/store.ts'
import * as jobs from '../../store/job/queue.ts'
import * as mail from '../../store/notification/mail.ts'
import { mailTo } from '../mail/letters.ts'

export interface SettingsChange {
  email?: { [Kind in keyof NotificationSettings['email']]?: boolean | undefined } | undefined
  summaryAt?: string | undefined
}

/** Changes which mails the actor gets. */
export async function changeSettings(
  tx: WriteTx,
  { email = {}, summaryAt }: SettingsChange,
): Promise<NotificationSettings> {
  const before = await mail.settings(tx)
  const chosen = Object.fromEntries(Object.entries(email).filter(([, wanted]) => wanted !== undefined))
  const after = { email: { ...before.email, ...chosen }, summaryAt: summaryAt ?? before.summaryAt }
  await keep(tx, after)
  return after
}

/** Ends the mails that a link in one of them is about; what was ended stays so. */
export async function unsubscribe(store: Store, { orgId, userId, subject }: Unsubscribing): Promise<void> {
  await store.write({ orgId, userId, credentialId: null }, async (tx) => {
    if (tx.org.users.get(userId)?.removedAt !== null) return
    await keep(tx, withoutMails(await mail.settings(tx), subject))
  })
}

async function keep(tx: WriteTx, settings: NotificationSettings): Promise<void> {
  await mail.setSettings(tx, settings)
  await scheduleSummary(tx, settings)
}

/** The actor lives by another clock from now on. */
export const moveSummary = async (tx: WriteTx): Promise<void> => scheduleSummary(tx, await mail.settings(tx))

/** What a job of type `daily-summary` is told. */
export interface SummaryDue {
  readonly userId: number
}

/** Mails the actor how the day stands, and does so again tomorrow; unless that is wanted no longer. */
export async function sendSummary(tx: WriteTx, { isSetUp }: { isSetUp: boolean }): Promise<void> {
  if (tx.org.users.get(tx.actor.userId)?.removedAt !== null) return
  const settings = await mail.settings(tx)
  if (settings.email.dailySummary && isSetUp) await mailTo(tx, [tx.actor.userId], { kind: 'daily summary', at: tx.now })
  await scheduleSummary(tx, settings)
}

async function scheduleSummary(tx: WriteTx, { email, summaryAt }: NotificationSettings): Promise<void> {
  const { userId } = tx.actor
  const key = `daily-summary:${userId}`
  const user = tx.org.users.get(userId)
  if (!email.dailySummary || !user) return jobs.cancel(tx, key)
  const data: SummaryDue = { userId }
  await jobs.queue(tx, { type: 'daily-summary', key, data, runAt: nextSummaryAt(tx.now, user.zone, summaryAt) })
}
