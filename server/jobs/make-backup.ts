import { backUpInThread } from '../backup/in-thread.ts'
import * as backups from '../store/backup/backups.ts'
import type { Chore } from './job.ts'

const HOUR_MS = 3_600_000

/** Where it is asked for; of several servers one makes it. One that fails is tried again within two hours. */
export const makeBackup: Chore = {
  name: 'make-backup',
  async run({ store, config, log }) {
    const { to, everyHours, keep } = config.backup
    if (to === null || everyHours === null) return
    if (!(await store.writeUnscoped((tx) => backups.takeTurn(tx, everyHours * HOUR_MS)))) return
    try {
      const { path, sizeBytes, lost, removed } = await backUpInThread(config, { to, keep, at: store.clock() })
      log.info({ path, sizeBytes, removed: removed.length }, 'a backup was made')
      if (lost.length > 0) log.error({ lost: lost.length }, 'files that are missing on this server are missing in the backup; `cuboid doctor` names them') // biome-ignore format: one thought
    } catch (error) {
      log.error({ err: error }, 'no backup could be made')
    }
  },
}
