import { closeSync, openSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { makeFolder } from '../store/core/folder.ts'
import { knownPath, NotInPlace } from '../store/core/known-path.ts'
import type { Blobs } from './blobs.ts'
import { diskBlobs } from './disk.ts'
import { Inbox } from './inbox.ts'
import { s3Blobs } from './s3.ts'

export interface FileStorage {
  readonly inbox: Inbox
  readonly blobs: Blobs
  /** Throws when nothing can be written: the folder is not the one that was opened, or its disk is full. */
  requireWritable(): Promise<void>
  close(): void
}

/** With less room the next commits and uploads fail. */
const LEAST_FREE_BYTES = 16 * 1024 ** 2

/** S3 when it is set up, else the data folder. Files arrive in the data folder either way. */
export function openStorage({ data, s3 }: Pick<Config, 'data' | 's3'>): FileStorage {
  const path = join(data, 'files')
  makeFolder(path)
  const handle = openSync(path, 'r')
  const folder = knownPath(path)
  const requireInPlace = () => {
    if (!folder.isInPlace()) throw new NotInPlace(folder)
  }
  return {
    inbox: new Inbox(join(path, 'incoming'), requireInPlace),
    blobs: s3 ? s3Blobs(s3) : diskBlobs(path, requireInPlace),
    async requireWritable() {
      requireInPlace()
      const { bavail, bsize } = await statfs(path)
      if (bavail * bsize < LEAST_FREE_BYTES) throw new Error('The disk is full.')
    },
    close: () => closeSync(handle),
  }
}
