import type { Config } from '../config.ts'
import type { EncryptedIds } from '../domain/people/encrypted-id.ts'
import type { FileStorage } from '../files/storage.ts'
import type { Log } from '../log.ts'
import type { MailKeys } from '../mail/connect.ts'
import type { Mailer } from '../mail/out/mailer.ts'
import type { Outbound } from '../outbound/outbound.ts'
import type { ReadTx, Store } from '../store/core/store.ts'
import type { Job } from '../store/job/jobs.ts'
import type { MakeBody } from '../usecases/webhook/fan-out.ts'

/** All that jobs work with. */
export interface JobContext {
  store: Store
  mailer: Mailer
  storage: FileStorage
  config: Config
  log: Log
  encryptedIds: EncryptedIds
  mailKeys: MailKeys
  outbound: Outbound
  webhookBodies: WebhookBodies
}

/** What webhooks are told, in the words of the API. */
export interface WebhookBodies {
  make: MakeBody
  /** Without what the actor may not know of. */
  shownTo(tx: ReadTx, body: string): Promise<string>
}

/** Work that a use case queued, run after its commit: at least once, so that it must be safe to run twice. */
export interface JobKind<Data = never> {
  type: string
  /** It waits for the world outside. Such jobs have places of their own, so that a slow mail server holds up no reminder. */
  isOutside?: boolean
  /** It waits for so many at once, and in places of its own. */
  places?: number
  /** What throws is tried again later, with patience. */
  run(context: JobContext, data: Data, job: Job): Promise<void>
}

/** Something to do from time to time, by every process, whatever was queued. */
export interface Chore {
  name: string
  run(context: JobContext): Promise<void>
}

/** Thrown by a job that will never succeed: it is given up at once, and kept for inspection. */
export class PermanentFailure extends Error {
  override name = 'PermanentFailure'
}
