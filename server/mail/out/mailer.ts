import { hostname } from 'node:os'
import type { Config } from '../../config.ts'
import type { Log } from '../../log.ts'
import { counter } from '../../metrics.ts'
import { ownSenderOf } from '../sender.ts'
import { inOneLine, type LaidOut } from './page.ts'

export interface Mail extends LaidOut {
  /** The same for every attempt to send it: a receiver recognises one that comes twice. */
  id: string
  to: Mailbox
  /** Where mails like this are ended by one click: RFC 8058. */
  unsubscribeUrl?: string | null
  /** Where an answer goes, if not to the sender. */
  replyTo?: string | null
}

export interface Mailbox {
  name: string
  address: string
}

export interface Mailer {
  /** Whether it knows where to send anything. */
  readonly isSetUp: boolean
  send(mail: Mail): Promise<void>
  /** Connects and signs in, and sends nothing. Throws what is wrong. */
  check(): Promise<void>
  close(): void
}

/** Nothing will ever reach this address. */
export class AddressRefused extends Error {
  override name = 'AddressRefused'
}

const mails = counter('cuboid_mails_total', 'Attempts to send a mail, by what came of them.')

const MOST_SUBJECT_LENGTH = 200

/** Sends by SMTP; where no server for that is set, says so in the log, once, and sends nothing. */
export async function openMailer(config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'url'>, log: Log): Promise<Mailer> {
  const host = config.url ? new URL(config.url).hostname : hostname().toLowerCase()
  if (!config.smtpUrl) return silentMailer(log)

  const { createTransport } = await import('nodemailer') // only where mail is set up: it takes time and memory
  const transport = createTransport({
    url: config.smtpUrl,
    pool: true,
    maxRequeues: 0, // the job tries again, with patience
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    dnsTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const from = { name: 'Cuboid', address: ownSenderOf(config) }

  return {
    isSetUp: true,
    async send({ id, to, subject, text, html, unsubscribeUrl, replyTo }) {
      if (!isPlainAddress(to.address)) throw new AddressRefused(`${to.address} is no address`)
      try {
        await transport.sendMail({
          from,
          to: { name: inOneLine(to.name), address: to.address },
          envelope: { from: from.address, to: [to.address] }, // and nobody else, whatever the headers are read as
          subject: [...inOneLine(subject)].slice(0, MOST_SUBJECT_LENGTH).join(''),
          text,
          html,
          messageId: `<${id}@${host}>`,
          ...(replyTo && { replyTo }),
          headers: {
            'Auto-Submitted': 'auto-generated', // RFC 3834: no robot answers it
            ...(unsubscribeUrl && {
              'List-Unsubscribe': `<${unsubscribeUrl}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }),
          },
        })
        mails({ outcome: 'sent' }).value++
      } catch (error) {
        mails({ outcome: isRefusal(error) ? 'refused' : 'failed' }).value++
        throw isRefusal(error) ? new AddressRefused(error.message, { cause: error }) : error
      }
    },
    async check() {
      await transport.verify()
    },
    close: () => transport.close(),
  }
}

function silentMailer(log: Log): Mailer {
  let isSaid = false
  return {
    isSetUp: false,
    async send() {
      if (!isSaid) log.warn({}, 'no mail is set up (CUBOID_SMTP_URL), so none is sent')
      isSaid = true
    },
    async check() {},
    close() {},
  }
}

/** One mailbox, without the marks that separate and comment addresses: RFC 5322 §3.4. */
export const isPlainAddress = (address: string) =>
  /^[^\s\p{Cc}@<>()[\]\\,;:"]+@[^\s\p{Cc}@<>()[\]\\,;:"]+$/u.test(address)

/** Of the receiver, for good (5xx); one of the sender, or for now, may pass. */
const isRefusal = (error: unknown): error is Error =>
  error instanceof Error &&
  'command' in error &&
  error.command === 'RCPT TO' &&
  'responseCode' in error &&
  Number(error.responseCode) >= 500
