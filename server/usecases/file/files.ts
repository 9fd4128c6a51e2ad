import { accessOf, mayInOrganization, require } from '../../domain/access.ts'
import { refuseWhole, unavailable } from '../../domain/errors.ts'
import { type File, labelOf } from '../../domain/file/file.ts'
import type { ReadTx, WriteTx } from '../../store/core/store.ts'
import * as files from '../../store/file/files.ts'
import * as jobs from '../../store/job/queue.ts'

export interface Content {
  readonly contentType: string
  readonly sizeBytes: number
  /** Hex. */
  readonly sha256: string
}

/** Much longer than it takes to bring a content to where it is kept, and than a file that hangs on nothing stays. */
const UNCLAIMED_MS = 2 * 24 * 60 * 60 * 1000

/** A content outlives the last file that had it by so long: whatever a backup finds in the database, it finds on the disk, too. */
const KEPT_FOR_BACKUPS_MS = 24 * 60 * 60 * 1000

/** One job for each content removes it, once no file has it. */
const removalOf = (sha256: string) => ({ type: 'remove-blob', data: { sha256 }, key: `remove blob ${sha256}` })

/**
 * Throws storage_full when so many bytes more are more than the organization may keep.
 *
 * @param quotaBytes  for organizations without a quota of their own; null: as much as the disk holds
 */
export async function requireRoom(tx: ReadTx, sizeBytes: number, quotaBytes: number | null): Promise<void> {
  const capacity = tx.org.storageQuotaBytes ?? quotaBytes
  if (capacity !== null) refuseOverflow(await files.totalSize(tx), sizeBytes, capacity)
}

function refuseOverflow(totalSize: number, sizeBytes: number, totalCapacity: number): void {
  if (totalSize >= totalCapacity || totalSize + sizeBytes > totalCapacity) {
    throw refuseWhole('storage_full', { totalCapacity, totalSize })
  }
}

/**
 * Says that a content is on its way to where contents are kept: should no file come to have it, a job will remove it. So
 * the content can be there before the file, and no file is ever without its content. Answers what `addFile` asks for.
 */
export async function expectContent(
  tx: WriteTx,
  { sha256, sizeBytes }: Content,
  quotaBytes: number | null,
): Promise<string> {
  require(mayInOrganization(accessOf(tx.org, tx.actor.userId), 'upload_files'), 'upload_files')
  await requireRoom(tx, sizeBytes, quotaBytes)
  const expected = await jobs.queueOrMove(tx, { ...removalOf(sha256), runAt: tx.now + UNCLAIMED_MS })
  if (expected === undefined) throw contentIsGoing()
  return expected
}

/** Makes a file of a content that is where contents are kept. It is its uploader's alone until it hangs on something, for a day. */
export async function addFile(
  tx: WriteTx,
  expected: string,
  { name, sha256, sizeBytes, contentType }: Content & { name: string },
  quotaBytes: number | null,
): Promise<File> {
  const capacity = tx.org.storageQuotaBytes ?? quotaBytes
  if (capacity !== null) refuseOverflow(await files.lockTotalSize(tx), sizeBytes, capacity)
  if (!(await jobs.lockUntouched(tx, removalOf(sha256).key, expected))) throw contentIsGoing()
  const owned = { id: tx.newId(), uploaderId: tx.actor.userId, createdAt: tx.now }
  const file: File = { ...owned, name: labelOf(name), contentType, sizeBytes, sha256 }
  await files.insert(tx, file)
  await files.sweepLater(tx, file.id)
  return file
}

/** Somebody has just deleted the last file with the very same content, and it is being removed. */
const contentIsGoing = () => unavailable('content_unavailable')

/** Removes those of the files that hang on nothing, and what only they had for content. */
export async function removeUnattached(tx: WriteTx, ids: readonly string[]): Promise<void> {
  for (const sha256 of await files.removeUnattached(tx, ids)) {
    await jobs.queue(tx, { ...removalOf(sha256), runAt: tx.now + KEPT_FOR_BACKUPS_MS })
  }
}
