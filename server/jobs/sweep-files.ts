import { systemActor } from '../domain/people/actor.ts'
import { removeUnattached } from '../usecases/file/files.ts'
import type { Chore, JobKind } from './job.ts'

/** Removes a file that a day ago hung on nothing, and still does. */
export const sweepFiles: JobKind<{ id: string }> = {
  type: 'sweep-files',
  async run({ store }, { id }, { orgId }) {
    await store.write(systemActor(orgId), (tx) => removeUnattached(tx, [id]))
  },
}

/** Removes what uploads have left that ended with their process. */
export const sweepInbox: Chore = {
  name: 'sweep the inbox of files',
  run: ({ storage }) => storage.inbox.sweep(),
}
