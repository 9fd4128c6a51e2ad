import type { Letter } from '../../domain/mail/letter.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as jobs from '../../store/job/queue.ts'

/** What a job of type `send-mail` is told. */
export interface Posting {
  readonly userId: number
  readonly letter: Letter
}

/** Mails each of them, one by one: nobody sees who else was told. */
export async function mailTo(tx: WriteTx, userIds: Iterable<number>, letter: Letter): Promise<void> {
  for (const userId of userIds) {
    const data: Posting = { userId, letter }
    await jobs.queue(tx, { type: 'send-mail', data })
  }
}
