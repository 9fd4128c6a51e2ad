import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { refuseForeignLog } from './foreign-log.ts'

/** Whether a database file holds nothing at all, not even a table. One that cannot be read is not called empty. */
export function isEmptyDatabase(path: string): boolean {
  if (statSync(path).size === 0) return true
  try {
    refuseForeignLog(path) // before it is opened: SQLite may touch the log then, and who asks next takes it for the newer one
    const db = new DatabaseSync(path, { readOnly: true })
    try {
      return db.prepare('select 1 from sqlite_schema limit 1').get() === undefined
    } finally {
      db.close()
    }
  } catch {
    return false
  }
}
