import { Refused, unavailable } from '../domain/errors.ts'
import type { Actor } from '../domain/people/actor.ts'
import { NotInPlace } from '../store/core/known-path.ts'
import type { Store } from '../store/core/store.ts'
import { expectContent } from '../usecases/file/files.ts'
import { ContentLost } from './blobs.ts'
import type { Received } from './inbox.ts'
import type { FileStorage } from './storage.ts'

export interface UploadOptions {
  store: Store
  storage: FileStorage
  /** For organizations without a quota of their own. */
  quotaBytes: number | null
}

/** Makes a file of what has arrived: first its content comes to where contents are kept, then its record, by `addFile`. */
export async function keep<T>(
  { store, storage, quotaBytes }: UploadOptions,
  actor: Actor,
  received: Received,
  addRecord: (expected: string) => Promise<T>,
): Promise<T> {
  const { sha256 } = received
  const expected = await store.write(actor, (tx) => expectContent(tx, received, quotaBytes))
  await storage.blobs.put({ orgId: actor.orgId, sha256 }, received).catch((error) => {
    throw storageTrouble(error)
  })
  return addRecord(expected)
}

/** A disk that is full or a storage that does not answer: the caller can come back. A content that is lost stays so. */
export const storageTrouble = (error: unknown) =>
  error instanceof ContentLost
    ? new Refused({ code: 'content_lost' }, { cause: error })
    : unavailable('storage_unavailable', error)

/** Whether it is the storage that failed, and not what was sent. */
export const isStorageTrouble = (error: Error): boolean => 'syscall' in error || error instanceof NotInPlace
