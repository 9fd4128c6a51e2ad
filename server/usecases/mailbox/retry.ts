import type { WriteTx } from '../../store/core/store.ts'
import * as jobs from '../../store/job/queue.ts'

/** Mails that a mailbox could not send may go out now, as it was mended. Those that still cannot wait again. */
export const retryWaitingMails = (tx: WriteTx): Promise<void> => jobs.retryNow(tx, 'send-post')
