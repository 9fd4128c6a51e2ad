import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * As `mkdir -p`, for us alone to read. Node's own tries without end where the folder above is there and takes no folders:
 * a file system like /proc says of the new one that it does not exist, which Node takes for a folder above that is missing.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // another process was faster
  }
}
