import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brokenOffRestore, movedFile } from './backup/unfinished.ts'
import type { Config } from './config.ts'
import { secretFile } from './secret.ts'
import { databaseFile } from './store/core/open.ts'
import { isEmptyDatabase } from './store/core/sqlite/empty.ts'

/**
 * What the start refuses: a data folder that a server has worked in, whose database is gone or empty. A new one beside it
 * would look as if everything were lost. The secret is made after the database, so it is there only where that was.
 */
export function lostDatabase({ databaseUrl, data }: Pick<Config, 'databaseUrl' | 'data'>): string | undefined {
  if (databaseUrl !== null) return undefined
  const file = databaseFile(data)
  const isThere = existsSync(file)
  const broken = isThere ? undefined : brokenOffRestore(data)
  if (broken) return broken
  const traces = [secretFile(data), join(data, 'files')].filter(holdsSomething)
  if (!isThere && existsSync(movedFile(data)))
    return `the database of ${data} was moved to PostgreSQL; set CUBOID_DATABASE_URL`
  if (traces.length === 0 || (isThere && !isEmptyDatabase(file))) return undefined
  return `${file} is ${isThere ? 'empty' : 'not there'}, and ${traces.join(' and ')} of a server that was at work are; put its database back from a backup, or, to begin anew, move ${traces.join(' and ')} away`
}

const holdsSomething = (path: string): boolean =>
  existsSync(path) && (!statSync(path).isDirectory() || readdirSync(path).length > 0)
