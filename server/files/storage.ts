import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Blobs } from './blobs.ts'
import { diskBlobs } from './disk.ts'
import { Inbox } from './inbox.ts'
import { s3Blobs } from './s3.ts'

export interface FileStorage {
  readonly inbox: Inbox
  readonly blobs: Blobs
}

/** S3 when it is set up, else the data folder. */
export function openStorage({ data, s3 }: Pick<Config, 'data' | 's3'>): FileStorage {
  const folder = join(data, 'files')
  return { inbox: new Inbox(join(folder, 'incoming')), blobs: s3 ? s3Blobs(s3) : diskBlobs(folder) }
}
