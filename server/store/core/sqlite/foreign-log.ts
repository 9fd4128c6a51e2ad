import { statSync } from 'node:fs'

/** Longer than it takes to copy the log into the database, which is all that changes the one after the other. */
const COPYING_MS = 10_000

/**
 * Refuses a database that was put in place after the write-ahead log beside it was left behind by a server that was
 * killed: SQLite cannot tell that they do not belong together, and would bring what is in the log into the copy. Goes by
 * when the system last changed each file (ctime), which no copying preserves.
 */
export function refuseForeignLog(path: string): void {
  const database = statSync(path, { throwIfNoEntry: false })
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })
  if (!database || !log || !isForeign(database, log, Date.now())) return
  throw new Error(
    `${path} was changed after ${path}-wal was last written: a copy was put in its place. To go on with the copy, remove ` +
      `${path}-wal and ${path}-shm. If they do belong together, touch ${path}-wal.`,
  )
}

type Stat = { readonly ctimeMs: number; readonly size: number }

/** A database from the future tells of a clock that was set right, and of nothing else. */
export const isForeign = (database: Pick<Stat, 'ctimeMs'>, log: Stat, now: number): boolean =>
  log.size > 0 && database.ctimeMs <= now && database.ctimeMs - log.ctimeMs > COPYING_MS
