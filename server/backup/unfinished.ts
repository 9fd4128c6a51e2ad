import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** There from before the first thing that a restore writes until after the last: a server does not start beside it. */
export const markOf = (data: string): string => join(data, 'restore-unfinished')

export const MARK_TEXT = `A restore began to fill this folder, and has not ended. Run it again: it will remove what it has written so far.\n`

/** What the start refuses, as long as there is no database: that comes last. */
export function brokenOffRestore(data: string): string | undefined {
  if (!existsSync(markOf(data))) return undefined
  return `a restore into ${data} was broken off, or still runs; run \`cuboid restore\` again`
}

/** The database is there, and so all is: only the mark was left. */
export const removeMark = (data: string): void => rmSync(markOf(data), { force: true })

/** What a database becomes once it was moved to PostgreSQL: kept, and not started on by mistake. */
export const movedFile = (data: string): string => join(data, 'cuboid.db.moved-to-postgres')
