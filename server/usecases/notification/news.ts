import { nextMailAt } from '../../domain/notification/pace.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as jobs from '../../store/job/queue.ts'
import * as mail from '../../store/notification/mail.ts'
import * as openStreams from '../../store/people/open-streams.ts'
import { mailTo } from '../mail/letters.ts'

/** What a job of type `gather-news` is told. */
export interface Gathering {
  readonly userId: number
}

/** Has these readers mailed what they were told of, unless they read it before. */
export async function mailLater(tx: WriteTx, userIds: readonly number[]): Promise<void> {
  if (userIds.length === 0) return
  const readers = [...new Set(userIds)].sort((a, b) => a - b) // the same order everywhere, so that none waits for another in a circle
  const runs = await mail.startRuns(tx, readers)
  await jobs.queueAtLatest(
    tx,
    readers.map((userId) => ({
      type: 'gather-news',
      key: `gather-news:${userId}`,
      data: { userId } satisfies Gathering,
      runAt: nextMailAt(runs.get(userId) ?? tx.now, tx.now),
    })),
  )
}

/** Puts what the actor has not read into one mail. Who has the app open was told there, and gets none. */
export async function gatherNews(tx: WriteTx, { isSetUp }: { isSetUp: boolean }): Promise<void> {
  const ids = await mail.takeUnmailed(tx)
  if (ids.length === 0) return
  if (await openStreams.isOpen(tx)) return mail.endRun(tx)
  if (isSetUp) await mailTo(tx, [tx.actor.userId], { kind: 'news', ids })
}
