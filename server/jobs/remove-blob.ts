import { systemActor } from '../domain/people/actor.ts'
import { isContentUsed } from '../store/file/files.ts'
import type { JobKind } from './job.ts'

/**
 * Removes a content that no file has. As long as this runs, none can come to have it: see `expectContent` and `addFile`
 * in usecases/file/files.ts.
 */
export const removeBlob: JobKind<{ sha256: string }> = {
  type: 'remove-blob',
  isOutside: true,
  async run({ store, storage }, { sha256 }, { orgId }) {
    if (await store.read(systemActor(orgId), (tx) => isContentUsed(tx, sha256))) return
    await storage.blobs.remove({ orgId, sha256 })
  },
}
