import type { Config } from '../config.ts'
import { troubleInWords } from '../domain/mail/mailbox.ts'
import { openLog } from '../log.ts'
import { checkMailbox } from '../mail/check.ts'
import { openMailer } from '../mail/out/mailer.ts'
import { print } from '../print.ts'
import { findSecret, mailKeysOf } from '../secret.ts'
import type { Engine } from '../store/core/engine.ts'
import { listActive } from '../store/mailbox/mailboxes.ts'
import { listDisabled } from '../store/webhook/webhooks.ts'
import type { Report } from './doctor.ts'

const MOST_NAMED = 20

/** Connects to the mail server and signs in. */
export async function mailServer(config: Config, report: Report): Promise<void> {
  if (config.smtpUrl === null) return print('--  mail: CUBOID_SMTP_URL is not set; nobody is mailed')
  const mailer = await openMailer(config, openLog('silent'))
  const faults = await mailer.check().then(() => [], unreadable)
  mailer.close()
  report('mail', faults, new URL(config.smtpUrl).host)
}

/** Signs in to both servers of each that is on. */
export async function mailboxes(config: Config, engine: Engine, report: Report): Promise<void> {
  const active = await listActive({ db: engine.reader, engine, now: Date.now() })
  const secret = findSecret(config)
  if (active.length === 0 || secret === undefined) return
  const mailKeys = mailKeysOf(Buffer.from(secret, 'hex'))
  const looks = active.map(async ({ orgId, mailbox }) => ({
    address: mailbox.address,
    trouble: await checkMailbox(mailbox, { orgId, mailKeys, config }).then(
      (trouble) => (trouble ? [troubleInWords(trouble)] : []),
      unreadable,
    ),
  }))
  for (const { address, trouble } of await Promise.all(looks)) report(`mailbox ${address}`, trouble)
}

/** A warning: it is the receivers who are wrong. */
export async function webhooks(engine: Engine): Promise<void> {
  const off = await listDisabled({ db: engine.reader, engine, now: Date.now() }, MOST_NAMED)
  if (off.length === 0) return print('ok  webhooks')
  print('--  webhooks: switched off, as their receivers failed for too long or are gone')
  for (const { url, disabledAt, reason } of off)
    print(`      ${url} since ${new Date(disabledAt).toISOString()} (${reason})`)
}

/** A damaged page fails the query that comes upon it. */
export const unreadable = (error: unknown) => [error instanceof Error ? error.message : String(error)]
