import { systemActor } from '../domain/people/actor.ts'
import { organizationsWithOld } from '../store/task/trash.ts'
import { emptyTrash, KEPT_IN_TRASH_MS } from '../usecases/task/trash.ts'
import type { Chore } from './job.ts'

/** Tasks that were deleted a month ago. */
export const emptyTrashes: Chore = {
  name: 'empty-trash',
  async run({ store, log }) {
    const orgIds = await store.readUnscoped((tx) => organizationsWithOld(tx, tx.now - KEPT_IN_TRASH_MS))
    for (const orgId of orgIds) {
      for (;;) {
        const { removed, isMore } = await store.write(systemActor(orgId), emptyTrash)
        if (removed > 0) log.debug({ orgId, removed }, 'the trash was emptied')
        if (!isMore) break
      }
    }
  },
}
