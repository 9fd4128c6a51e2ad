import type { Filling, Loading, Snapshot } from './rows.ts'

/** PostgreSQL at the URL, or else the SQLite file. */
export interface Place {
  readonly databaseUrl: string | null
  readonly file: string
}

/**
 * Answers what `work` makes of all rows as they are now; others go on writing meanwhile.
 *
 * @param isHeld  keeps others from writing until `work` is done, and servers from starting
 */
export async function withSnapshot<T>(
  { databaseUrl, file }: Place,
  work: (snapshot: Snapshot) => Promise<T>,
  isHeld = false,
): Promise<T> {
  if (databaseUrl) return (await import('./postgres/snapshot.ts')).readPostgres(databaseUrl, work, isHeld)
  return (await import('./sqlite/snapshot.ts')).readSqlite(file, work, isHeld)
}

/**
 * Fills an empty database: PostgreSQL in one transaction, which `work` need only throw to undo; of SQLite a new file, which
 * is safe on the disk afterwards and is the caller's to remove when it was not finished.
 */
export async function fill<T>(
  { databaseUrl, file }: Place,
  filling: Filling,
  work: (loading: Loading) => Promise<T>,
): Promise<T> {
  if (databaseUrl) return (await import('./postgres/fill.ts')).fillPostgres(databaseUrl, filling, work)
  return (await import('./sqlite/fill.ts')).fillSqlite(file, filling, work)
}

/** Copies a SQLite database as it is now into a file of its own, and looks whether the copy is sound. */
export const copySqlite = async (from: string, to: string): Promise<void> =>
  (await import('./sqlite/snapshot.ts')).copyDatabase(from, to)
