import { join } from 'node:path'
import type { Engine } from './engine.ts'

/**
 * Each database's module is read only where it is used, as reading both costs time at every start.
 *
 * @param at  PostgreSQL at the URL, or else SQLite in the data folder
 */
export async function openEngine({ databaseUrl, data }: { databaseUrl: string | null; data: string }): Promise<Engine> {
  if (databaseUrl) return (await import('./postgres/engine.ts')).openPostgres(databaseUrl)
  return (await import('./sqlite/engine.ts')).openSqlite(databaseFile(data))
}

export const databaseFile = (data: string) => join(data, 'cuboid.db')
