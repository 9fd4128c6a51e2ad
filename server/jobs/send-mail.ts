import { originOfLinks } from '../config.ts'
import { compose } from '../mail/out/compose.ts'
import { AddressRefused } from '../mail/out/mailer.ts'
import * as jobs from '../store/job/jobs.ts'
import type { Posting } from '../usecases/mail/letters.ts'
import { noteOutcome } from '../usecases/mail/state.ts'
import { type JobKind, PermanentFailure } from './job.ts'

/** Mails a user. Who is no longer a member, or may no longer see what it is about, is told nothing. */
export const sendMail: JobKind<Posting> = {
  type: 'send-mail',
  isOutside: true,
  async run({ store, mailer, config, mailKeys }, { userId, letter }, job) {
    const receiver = { orgId: job.orgId, userId, credentialId: null }
    const mail = await compose(store, receiver, letter, {
      origin: originOfLinks(config),
      mailKey: mailKeys.marks,
    })
    if (!mail || !mailer.isSetUp) return void (mail && (await mailer.send({ ...mail, id: job.id })))
    try {
      await mailer.send({ ...mail, id: job.id })
    } catch (error) {
      await noteOutcome(store, receiver, error).catch(() => {}) // the job fails for its own reason
      throw error instanceof AddressRefused ? new PermanentFailure(error.message, { cause: error }) : error
    }
    // With the outcome in one transaction: another server must not find the mail to be sent once more.
    await noteOutcome(store, receiver, null, (tx) => jobs.finish(tx, job, store.node))
  },
}
