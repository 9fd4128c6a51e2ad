import { sql } from 'kysely'
import { DEFAULT_SETTINGS, type NotificationSettings } from '../../domain/notification/settings.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'

/** The actor's own. */
export async function settings(tx: ReadTx): Promise<NotificationSettings> {
  const row = await ownRow(tx).select('settings').executeTakeFirst()
  if (!row?.settings) return DEFAULT_SETTINGS
  const kept: NotificationSettings = JSON.parse(row.settings)
  return { ...kept, email: { ...DEFAULT_SETTINGS.email, ...kept.email } } // a kind may be newer than what is kept
}

export async function setSettings(tx: WriteTx, settings: NotificationSettings): Promise<void> {
  const row = { settings: JSON.stringify(settings) }
  await tx.db
    .insertInto('notification_mail')
    .values({ org_id: tx.org.id, user_id: tx.actor.userId, run_started_at: null, ...row })
    .onConflict((conflict) => conflict.columns(['org_id', 'user_id']).doUpdateSet(row))
    .execute()
}

/** When the run of each reader's news began: now, where the reader has read something since the last one. Unix milliseconds. */
export async function startRuns(tx: WriteTx, userIds: readonly number[]): Promise<Map<number, number>> {
  const under = await tx.db
    .selectFrom('notification_mail')
    .select(['user_id', 'run_started_at'])
    .where('org_id', '=', tx.org.id)
    .where('user_id', 'in', [...userIds])
    .where('run_started_at', 'is not', null)
    .execute()
  const runs = new Map(under.map((row) => [row.user_id, row.run_started_at as number])) // not null, by the filter
  const rows = userIds
    .filter((id) => !runs.has(id))
    .map((user_id) => ({ org_id: tx.org.id, user_id, settings: null, run_started_at: tx.now }))
  if (rows.length > 0)
    await tx.db
      .insertInto('notification_mail')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['org_id', 'user_id']).doUpdateSet({
          run_started_at: sql`coalesce(notification_mail.run_started_at, excluded.run_started_at)`,
        }),
      )
      .execute()
  for (const { user_id } of rows) runs.set(user_id, tx.now)
  return runs
}

/** The actor has read something: what comes next is news again. */
export async function endRun(tx: WriteTx): Promise<void> {
  await tx.db
    .updateTable('notification_mail')
    .set({ run_started_at: null })
    .where('org_id', '=', tx.org.id)
    .where('user_id', '=', tx.actor.userId)
    .where('run_started_at', 'is not', null)
    .execute()
}

/** The actor's notifications that nobody has settled, and the actor has not read. From now on they are settled. */
export async function takeUnmailed(tx: WriteTx): Promise<string[]> {
  const rows = await tx.db
    .updateTable('notification')
    .set({ mailed_at: tx.now })
    .where('org_id', '=', tx.org.id)
    .where('user_id', '=', tx.actor.userId)
    .where('mailed_at', 'is', null)
    .returning(['id', 'read_at'])
    .execute()
  return rows.filter(({ read_at }) => read_at === null).map(({ id }) => id)
}

const ownRow = ({ db, org, actor }: ReadTx) =>
  db.selectFrom('notification_mail').where('org_id', '=', org.id).where('user_id', '=', actor.userId)
