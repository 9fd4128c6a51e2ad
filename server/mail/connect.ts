import { isIP } from 'node:net'
import type { ImapFlow } from 'imapflow'
import type { Transporter } from 'nodemailer'
import type { Mailbox, MailServer, MailTrouble, TroubleCode } from '../domain/mail/mailbox.ts'
import { openAddresses } from '../outbound/addresses.ts'
import { NotReached } from '../outbound/not-reached.ts'
import { unseal } from './seal.ts'

/** What it takes to sign in to the servers of mailboxes. */
export interface MailContext {
  readonly orgId: number
  readonly mailKeys: MailKeys
  readonly config: { readonly mailPrivate: boolean; readonly smtpUrl: string | null }
}
export interface MailKeys {
  readonly passwords: Buffer
  /** Signs the addresses that answers go to, and those that end mails. */
  readonly marks: Buffer
}

const REACHED_WITHIN_MS = 10_000
const SILENT_FOR_MS = 60_000
const MOST_SAID = 300

/** The mailbox cannot be used; what is wrong is in it. */
export class MailboxTrouble extends Error {
  override name = 'MailboxTrouble'
  readonly trouble: MailTrouble
  constructor(trouble: MailTrouble, options?: ErrorOptions) {
    super(`${trouble.server ?? 'mailbox'}: ${trouble.code} ${trouble.said}`.trim(), options)
    this.trouble = trouble
  }
}

/** Signed in, and in its folder. Throws MailboxTrouble. */
export async function openImap(mailbox: Mailbox, context: MailContext): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow') // only where there are mailboxes: it takes time and memory
  const { imap, imapPassword, id } = mailbox
  const at = await reach(imap, context).catch((error) => {
    throw inTrouble('imap', error)
  })
  const client = new ImapFlow({
    ...at,
    port: imap.port,
    secure: imap.security === 'tls',
    doSTARTTLS: imap.security === 'starttls',
    auth: { user: imap.user, pass: unseal(context.mailKeys.passwords, `${context.orgId} ${id} imap`, imapPassword) },
    clientInfo: { name: 'Cuboid' },
    logger: false,
    disableAutoIdle: true,
    maxIdleTime: SILENT_FOR_MS,
    connectionTimeout: REACHED_WITHIN_MS,
    greetingTimeout: REACHED_WITHIN_MS,
    socketTimeout: 3 * SILENT_FOR_MS,
    // What an honest server sends in one answer is much less: messages are fetched in pieces.
    maxLineLength: 4 * 1024 ** 2,
    maxLiteralSize: 4 * 1024 ** 2,
    maxResponseSize: 8 * 1024 ** 2,
  })
  client.on('error', () => {}) // whoever waits for it hears of it
  try {
    await client.connect()
    await client.mailboxOpen(imap.folder)
    return client
  } catch (error) {
    client.close()
    throw inTrouble('imap', error)
  }
}

/** Sends as the mailbox does, by its own server; undefined: it has none, and the server's own is to be taken. */
export async function openSmtp(mailbox: Mailbox, context: MailContext): Promise<Transporter | undefined> {
  const { smtp, smtpPassword, id } = mailbox
  const { createTransport } = await import('nodemailer')
  if (!smtp || smtpPassword === null) {
    const { smtpUrl } = context.config
    return smtpUrl === null ? undefined : createTransport({ url: smtpUrl, ...TIMEOUTS, ...NO_ACCESS } as object)
  }
  const { host, servername } = await reach(smtp, context).catch((error) => {
    throw inTrouble('smtp', error)
  })
  return createTransport({
    ...{ host, port: smtp.port, secure: smtp.security === 'tls' },
    ...{ requireTLS: smtp.security === 'starttls', ignoreTLS: smtp.security === 'none' },
    auth: { user: smtp.user, pass: unseal(context.mailKeys.passwords, `${context.orgId} ${id} smtp`, smtpPassword) },
    ...(servername && { tls: { servername } }),
    ...TIMEOUTS,
    ...NO_ACCESS,
  } as object)
}

const TIMEOUTS = {
  connectionTimeout: REACHED_WITHIN_MS,
  greetingTimeout: REACHED_WITHIN_MS,
  dnsTimeout: REACHED_WITHIN_MS,
  socketTimeout: SILENT_FOR_MS,
}
const NO_ACCESS = { disableFileAccess: true, disableUrlAccess: true }

/** The address that was checked is the one that is connected to. */
async function reach({ host }: MailServer, { config }: MailContext): Promise<{ host: string; servername?: string }> {
  const addresses = openAddresses({ mayBePrivate: config.mailPrivate })
  const [first] = await addresses.of(host, AbortSignal.timeout(REACHED_WITHIN_MS))
  return { host: first.address, ...(isIP(host) === 0 && { servername: host }) }
}

export function inTrouble(server: 'imap' | 'smtp', error: unknown): MailboxTrouble {
  if (error instanceof MailboxTrouble) return error
  const code = codeOf(error)
  return new MailboxTrouble({ server, code, said: SAID.has(code) ? wordsOf(error) : '' }, { cause: error })
}

interface Failure extends Error {
  code?: string
  reason?: string
  authenticationFailed?: boolean
  mailboxMissing?: boolean
  responseText?: string
  response?: string
  responseStatus?: string
  executedCommand?: string
}

function codeOf(error: unknown): TroubleCode {
  if (error instanceof NotReached) return ADDRESS_TROUBLES[error.reason as string] ?? 'not_reached'
  const {
    code = '',
    authenticationFailed,
    mailboxMissing,
    message,
    responseStatus,
    executedCommand = '',
  } = error as Failure
  if (authenticationFailed || code === 'EAUTH') return 'wrong_password'
  if (mailboxMissing || code === 'NotFound' || (responseStatus === 'NO' && /SELECT|EXAMINE/.test(executedCommand)))
    return 'no_folder'
  if (/CERT|SELF_SIGNED|UNABLE_TO_/.test(code)) return 'bad_certificate'
  if (/^ERR_(TLS|SSL)|^EPROTO|ETLS|TLS/.test(code) || /STARTTLS|wrong version number/i.test(message)) return 'no_tls'
  if (/TIMEOUT|ETIMEDOUT/i.test(code) || /timeout/i.test(message)) return 'too_slow'
  if (/^E(CONN|HOST|NET|DNS|SOCKET)|NoConnection|ClosedAfterConnect|CONNECTION/i.test(code)) return 'not_reached'
  return 'other'
}
const ADDRESS_TROUBLES: Record<string, TroubleCode> = {
  private_address: 'private_host',
  unknown_host: 'no_such_host',
  timed_out: 'too_slow',
}

/** Of these the other side's own words say more than ours. */
const SAID = new Set<TroubleCode>(['wrong_password', 'no_folder', 'bad_certificate', 'other'])
const wordsOf = (error: unknown) => {
  const { responseText, response, message = '' } = error as Failure
  return String(responseText ?? response ?? message)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, MOST_SAID)
}
