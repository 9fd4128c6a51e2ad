import type { Mailbox, NewMailbox } from '../../queries/mailboxes.ts'

export type Security = Mailbox['imap']['security']

export interface Server {
  host: string
  port: number
  security: Security
  user: string
  /** Empty: the one that is kept. */
  password: string
}

/** What the form of a mailbox has in it. */
export interface MailboxValues {
  name: string
  address: string
  imap: Server & { folder: string }
  hasSmtp: boolean
  smtp: Server
  assignees: string[]
  tags: string[]
  hasAutoReply: boolean
  autoReply: { subject: string; text: string }
  takesReplies: boolean
  active: boolean
}

/** What each kind of encryption is usually asked for on. */
export const PORTS = {
  imap: { tls: 993, starttls: 143, none: 143 },
  smtp: { tls: 465, starttls: 587, none: 25 },
} as const satisfies Record<'imap' | 'smtp', Record<Security, number>>

const newServer = (of: 'imap' | 'smtp'): Server => ({
  ...{ host: '', port: PORTS[of].tls as number, security: 'tls', user: '', password: '' },
})

export const valuesOf = (mailbox: Mailbox | undefined, userName: string): MailboxValues => ({
  name: mailbox?.name ?? userName,
  address: mailbox?.address ?? '',
  imap: { folder: 'INBOX', ...newServer('imap'), ...mailbox?.imap },
  hasSmtp: mailbox === undefined || mailbox.smtp !== undefined,
  smtp: { ...newServer('smtp'), ...mailbox?.smtp },
  assignees: mailbox?.assignees ?? [],
  tags: mailbox?.tags ?? [],
  hasAutoReply: mailbox?.autoReply !== undefined,
  autoReply: mailbox?.autoReply ?? { subject: '', text: '' },
  takesReplies: mailbox?.takesReplies ?? false,
  active: mailbox?.active ?? true,
})

const withoutEmptyPassword = <S extends Server>({ password, ...server }: S) => ({
  ...server,
  host: server.host.trim(),
  user: server.user.trim(),
  ...(password !== '' && { password }),
})

/** As the API takes it; a password that was not typed stays. */
export const bodyOf = (values: MailboxValues, group: string): NewMailbox =>
  ({
    name: values.name.trim(),
    address: values.address.trim(),
    group,
    imap: withoutEmptyPassword(values.imap),
    smtp: values.hasSmtp ? withoutEmptyPassword(values.smtp) : null,
    assignees: values.assignees,
    tags: values.tags,
    autoReply: values.hasAutoReply ? values.autoReply : null,
    takesReplies: values.takesReplies,
    active: values.active,
  }) as NewMailbox // a new one has its passwords, or the form says that they are needed

/** The addresses of fields that are needed and empty, as the API names them. */
export function missingIn(values: MailboxValues, mailbox: Mailbox | undefined): string[] {
  const server = (of: 'imap' | 'smtp') => {
    const { host, port, user, password } = values[of]
    const isKept = mailbox?.[of] !== undefined
    return [
      ...(host.trim() ? [] : ['host']),
      ...(port > 0 ? [] : ['port']),
      ...(user.trim() ? [] : ['user']),
      ...(password || isKept ? [] : ['password']),
    ].map((field) => `/${of}/${field}`)
  }
  return [
    ...(values.name.trim() ? [] : ['/name']),
    ...(values.address.trim() ? [] : ['/address']),
    ...server('imap'),
    ...(values.hasSmtp ? server('smtp') : []),
    ...(values.hasAutoReply && !values.autoReply.subject.trim() ? ['/autoReply/subject'] : []),
    ...(values.hasAutoReply && !values.autoReply.text.trim() ? ['/autoReply/text'] : []),
  ]
}
