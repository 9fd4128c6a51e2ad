export const SECURITIES = ['tls', 'starttls', 'none'] as const
export type Security = (typeof SECURITIES)[number]

/** A server that a mailbox signs in to. */
export interface MailServer {
  readonly host: string
  readonly port: number
  readonly security: Security
  readonly user: string
}
export interface ImapServer extends MailServer {
  readonly folder: string
}
export const DEFAULT_FOLDER = 'INBOX'

/** What is wrong with a mailbox, as a code that each reader finds words for. */
export const TROUBLES = [
  'no_such_host',
  'private_host',
  'not_reached',
  'too_slow',
  'no_tls',
  'bad_certificate',
  'wrong_password',
  'no_folder',
  'no_smtp',
  'no_room',
  'switched_off',
  'gone',
  'other',
] as const
export type TroubleCode = (typeof TROUBLES)[number]

export interface MailTrouble {
  /** Which of its servers; null: neither, the fault is here. */
  readonly server: 'imap' | 'smtp' | null
  readonly code: TroubleCode
  /** The other side's own words, or empty. */
  readonly said: string
}

export const MAILBOX_STATES = ['ok', 'connecting', 'error'] as const
export type MailboxState = (typeof MAILBOX_STATES)[number]

/** What people set. */
export interface MailboxContent {
  readonly name: string
  /** What it sends as, and what is written to. */
  readonly address: string
  /** Where its tasks are made. */
  readonly projectId: string
  readonly imap: ImapServer
  /** Null: mail goes out by the server's own. */
  readonly smtp: MailServer | null
  readonly assigneeIds: readonly number[]
  readonly tagIds: readonly string[]
  readonly autoReply: { readonly subject: string; readonly text: string } | null
  /** Whether its server delivers `name+anything@…` too, so that answers can say which task they belong to. */
  readonly takesReplies: boolean
  readonly isActive: boolean
}

export interface Mailbox extends MailboxContent {
  readonly id: string
  readonly makerId: number
  readonly createdAt: number
  /** Sealed: see mail/seal.ts. */
  readonly imapPassword: string
  readonly smtpPassword: string | null
  readonly state: MailboxState
  readonly trouble: MailTrouble | null
  readonly lastSeenAt: number | null
  readonly taskCount: number
}

/** What hinders a mail that would go out by it now; null: nothing that is known. */
export function hindrance({ isActive, smtp, trouble }: Mailbox, hasOwnSmtp: boolean): MailTrouble | null {
  if (!isActive) return { server: null, code: 'switched_off', said: '' }
  if (smtp === null && !hasOwnSmtp) return { server: null, code: 'no_smtp', said: '' }
  return trouble
}

/** In English, for the API and the command line; the web finds its own by code. */
export function troubleInWords({ server, code, said }: MailTrouble): string {
  const name = server === null ? 'The mailbox' : `The ${server.toUpperCase()} server`
  return `${name} ${TROUBLE_WORDS[code]}${said && `: ${said}`}`
}

const TROUBLE_WORDS = {
  no_such_host: 'has a name that nobody knows',
  private_host: 'is on a private network, which this installation does not allow (CUBOID_MAIL_PRIVATE)',
  not_reached: 'does not answer on this port',
  too_slow: 'takes too long to answer',
  no_tls: 'does not offer this kind of encryption on this port',
  bad_certificate: 'has a certificate that cannot be trusted',
  wrong_password: 'does not accept the user or the password',
  no_folder: 'has no such folder',
  no_smtp: 'has no SMTP server to send by, and neither has this installation',
  switched_off: 'is switched off',
  gone: 'is gone',
  no_room: 'has to wait: the storage here is full',
  other: 'has trouble',
} as const satisfies Record<TroubleCode, string>
