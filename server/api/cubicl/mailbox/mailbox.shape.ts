import { type Static, Type } from 'typebox'
import {
  DEFAULT_FOLDER,
  type ImapServer,
  MAILBOX_STATES,
  type Mailbox,
  type MailServer,
  type MailTrouble,
  SECURITIES,
  troubleInWords,
} from '../../../domain/mail/mailbox.ts'
import type { MailboxInput } from '../../../usecases/mailbox/mailboxes.ts'
import { Choice, IdShape, Name, Nullable, Seconds, Text, toSecondsOrNull, toUserId } from '../../http/shapes.ts'
import { Email } from '../people/user.shape.ts'
import { presentWholeTrouble, WholeTroubleShape } from './trouble.shape.ts'

const server = {
  host: Type.String({ examples: ['imap.example.com'] }),
  port: Type.Integer({ examples: [993] }),
  security: Choice(SECURITIES),
  user: Type.String({ examples: ['support@example.com'] }),
}
const ImapShape = Type.Object({ ...server, folder: Type.String({ examples: [DEFAULT_FOLDER] }) })
const SmtpShape = Type.Object(server)
const AutoReplyShape = Type.Object({ subject: Type.String(), text: Type.String() })

export const MailboxShape = Type.Object(
  {
    _id: IdShape,
    name: Type.String({ examples: ['Support'] }),
    address: Type.String({ examples: ['support@example.com'] }),
    group: IdShape,
    imap: ImapShape,
    smtp: Type.Optional(SmtpShape),
    assignees: Type.Array(IdShape),
    tags: Type.Array(IdShape),
    autoReply: Type.Optional(AutoReplyShape),
    takesReplies: Type.Boolean(),
    active: Type.Boolean(),
    state: Choice(MAILBOX_STATES, { description: 'Whether its mail is being fetched.' }),
    lastError: Nullable(Type.String({ description: 'What is wrong, in words.' })),
    trouble: Type.Optional(Type.Object(WholeTroubleShape, { description: 'The same, to be found words for.' })),
    lastSeenAt: Nullable({ ...Seconds, description: 'When its server was last looked at.' }),
    taskCount: Type.Integer({ description: 'How many tasks were made from its mails.' }),
  },
  { title: 'Mailbox' },
)

export const CheckShape = Type.Object({
  ok: Type.Boolean(),
  error: Type.Optional(Type.String({ description: 'What is wrong, in words.' })),
  trouble: Type.Optional(Type.Object(WholeTroubleShape)),
})

const presentServer = ({ host, port, security, user }: MailServer) => ({ host, port, security, user })

export const presentMailbox = (mailbox: Mailbox): Static<typeof MailboxShape> => ({
  _id: mailbox.id,
  name: mailbox.name,
  address: mailbox.address,
  group: mailbox.projectId,
  imap: { ...presentServer(mailbox.imap), folder: mailbox.imap.folder },
  ...(mailbox.smtp && { smtp: presentServer(mailbox.smtp) }),
  assignees: mailbox.assigneeIds.map(String),
  tags: [...mailbox.tagIds],
  ...(mailbox.autoReply && { autoReply: mailbox.autoReply }),
  takesReplies: mailbox.takesReplies,
  active: mailbox.isActive,
  state: mailbox.state,
  lastError: mailbox.trouble && troubleInWords(mailbox.trouble),
  ...(mailbox.trouble && { trouble: presentWholeTrouble(mailbox.trouble) }),
  lastSeenAt: toSecondsOrNull(mailbox.lastSeenAt),
  taskCount: mailbox.taskCount,
})

export const presentCheck = (trouble: MailTrouble | null): Static<typeof CheckShape> =>
  trouble === null ? { ok: true } : { ok: false, error: troubleInWords(trouble), trouble: presentWholeTrouble(trouble) }

const ServerBody = {
  host: Text(253, { minLength: 1, description: 'A name or an address.' }),
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  security: Choice(SECURITIES, { description: 'tls from the beginning, starttls, or none.' }),
  user: Text(254, { minLength: 1 }),
}
const Password = Text(1000, { minLength: 1, description: 'Kept sealed, and never shown.' })
const KeptPassword = Type.Optional({ ...Password, description: 'Absent: as it was. Other servers and users need one.' })
const Folder = Type.Optional(Nullable(Text(254, { description: `Absent: ${DEFAULT_FOLDER}.` })))

const options = {
  assignees: Type.Optional(Nullable(Type.Array(Text(30), { maxItems: 100 }))),
  tags: Type.Optional(Nullable(Type.Array(Text(30), { maxItems: 100 }))),
  autoReply: Type.Optional(
    Nullable(
      Type.Object(
        { subject: Text(200, { minLength: 1 }), text: Text(10_000, { minLength: 1 }) },
        { description: 'Sent once to who writes something new.' },
      ),
    ),
  ),
  takesReplies: Type.Optional(
    Nullable(
      Type.Boolean({
        description:
          'Its server delivers name+anything@… as well. Then answers say which task they belong to, and answers to notification mails are comments.',
      }),
    ),
  ),
  active: Type.Optional(Nullable(Type.Boolean())),
}

export const NewMailboxBody = Type.Object(
  {
    name: Name(100),
    address: Email,
    group: Text(30, { description: 'Where its tasks are made; in a pipeline they are leads.' }),
    imap: Type.Object({ ...ServerBody, password: Password, folder: Folder }),
    smtp: Type.Optional(
      Nullable(
        Type.Object(
          { ...ServerBody, password: Password },
          { description: 'Absent: the server’s own (CUBOID_SMTP_URL).' },
        ),
      ),
    ),
    ...options,
  },
  {
    examples: [
      {
        name: 'Support',
        address: 'support@example.com',
        group: '7296438250274881536',
        imap: { host: 'imap.example.com', port: 993, security: 'tls', user: 'support@example.com', password: 'secret' },
        active: false,
      },
    ],
  },
)
export const MailboxBody = Type.Object(
  {
    name: Type.Optional(Name(100)),
    address: Type.Optional(Email),
    group: Type.Optional(Text(30)),
    imap: Type.Optional(Type.Object({ ...ServerBody, password: KeptPassword, folder: Folder })),
    smtp: Type.Optional(
      Nullable(Type.Object({ ...ServerBody, password: KeptPassword }, { description: 'null: the server’s own.' })),
    ),
    ...options,
  },
  { examples: [{ name: 'Help desk' }] },
)

type GivenServer = Static<typeof MailboxBody>['imap'] & object
const serverOf = ({ host, port, security, user, password }: Omit<GivenServer, 'folder'>) => ({
  ...{ host: host.trim(), port, security, user },
  ...(password !== undefined && { password }),
})
export const imapOf = (given: GivenServer): ImapServer & { password?: string } => ({
  ...serverOf(given),
  folder: given.folder || DEFAULT_FOLDER,
})

/** Of the body what a caller may set. */
export const toMailboxInput = ({ name, address, group, ...body }: Static<typeof MailboxBody>): MailboxInput => ({
  ...(name !== undefined && { name }),
  ...(address !== undefined && { address }),
  ...(group !== undefined && { projectId: group }),
  ...(body.imap !== undefined && { imap: imapOf(body.imap) }),
  ...(body.smtp !== undefined && { smtp: body.smtp && serverOf(body.smtp) }),
  ...(body.assignees !== undefined && { assigneeIds: [...new Set((body.assignees ?? []).map(toUserId))] }),
  ...(body.tags !== undefined && { tagIds: [...new Set(body.tags ?? [])] }),
  ...(body.autoReply !== undefined && {
    autoReply: body.autoReply && { subject: body.autoReply.subject, text: body.autoReply.text },
  }),
  ...(body.takesReplies !== undefined && { takesReplies: body.takesReplies ?? false }),
  ...(body.active !== undefined && { isActive: body.active ?? false }),
})
