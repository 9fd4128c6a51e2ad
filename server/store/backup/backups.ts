import type { UnscopedReadTx, UnscopedWriteTx } from '../core/store.ts'

export interface LastBackup {
  /** Unix milliseconds. */
  readonly madeAt: number
  readonly path: string
  readonly sizeBytes: number
}

/** Whoever began to make one has that long before another server tries. */
const TURN_MS = 50 * 60_000
/** Servers look once an hour, and not to the second. */
const EARLY_MS = 10 * 60_000

/** The newest one that is known of. */
export async function findLast({ db }: Pick<UnscopedReadTx, 'db'>): Promise<LastBackup | undefined> {
  const row = await db.selectFrom('backup').selectAll().where('made_at', 'is not', null).executeTakeFirst()
  if (!row || row.made_at === null) return undefined
  return { madeAt: row.made_at, path: row.path ?? '', sizeBytes: row.size_bytes ?? 0 }
}

/**
 * Whether one is due, and this server is the one to make it: none was made for as long, and nobody makes one now. What is
 * said to be of the future is of a clock that was set right since.
 */
export async function takeTurn({ db, now }: Pick<UnscopedWriteTx, 'db' | 'now'>, everyMs: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('backup')
    .set({ started_at: now })
    .where((row) =>
      row.or([row('made_at', 'is', null), row('made_at', '<=', now - everyMs + EARLY_MS), row('made_at', '>', now)]),
    )
    .where((row) =>
      row.or([row('started_at', 'is', null), row('started_at', '<=', now - TURN_MS), row('started_at', '>', now)]),
    )
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function note(
  { db }: Pick<UnscopedWriteTx, 'db'>,
  { madeAt, path, sizeBytes }: LastBackup,
): Promise<void> {
  await db.updateTable('backup').set({ made_at: madeAt, path, size_bytes: sizeBytes }).execute()
}
