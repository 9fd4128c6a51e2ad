import { accessOf, mayInProject, require } from '../../domain/access.ts'
import { mayBePublicHost } from '../../domain/addresses.ts'
import { FaultCollector, notFound, refuse } from '../../domain/errors.ts'
import type { ImapServer, Mailbox, MailboxContent, MailServer } from '../../domain/mail/mailbox.ts'
import { isPlainAddress } from '../../domain/mail/person.ts'
import type { ReadTx, WriteTx } from '../../store/core/store.ts'
import * as mailboxes from '../../store/mailbox/mailboxes.ts'
import { tagsById } from '../../store/project/tags.ts'
import { record } from '../record.ts'
import { retryWaitingMails } from './retry.ts'

/** What a caller says of a mailbox. Ids are as they came; a password that is not given stays as it is. */
export type MailboxInput = Partial<Omit<MailboxContent, 'imap' | 'smtp'>> & {
  imap?: ImapServer & { password?: string }
  smtp?: (MailServer & { password?: string }) | null
}
export type NewMailbox = MailboxInput & Pick<MailboxContent, 'name' | 'address' | 'projectId' | 'imap'>

/** What the operator allows, and how passwords are kept. */
export interface MailboxRules {
  /** Whether its servers may be on private networks. */
  mayBePrivate: boolean
  seal(purpose: string, password: string): string
}

const MOST_OF_AN_ORGANIZATION = 100

/** Oldest first: those of the projects that the actor administers. */
export async function listOwn(tx: ReadTx): Promise<Mailbox[]> {
  const access = accessOf(tx.org, tx.actor.userId)
  return (await mailboxes.list(tx)).filter(({ projectId }) => mayInProject(access, 'manage_mailboxes', projectId))
}

/** Throws not_found, forbidden. */
export async function getOwn(tx: ReadTx, id: string): Promise<Mailbox> {
  const mailbox = await mailboxes.find(tx, id)
  if (!mailbox) throw notFound('mailbox')
  requireManaging(tx, mailbox)
  return mailbox
}

/** Gives a project a mailbox. Throws forbidden, malformed, invalid. */
export async function createMailbox(tx: WriteTx, input: NewMailbox, rules: MailboxRules): Promise<Mailbox> {
  const empty: Mailbox = {
    ...{ id: tx.newId(), makerId: tx.actor.userId, createdAt: tx.now },
    ...{ name: '', address: '', projectId: '', imap: input.imap, imapPassword: '', smtp: null, smtpPassword: null },
    ...{ assigneeIds: [], tagIds: [], autoReply: null, takesReplies: false, isActive: true },
    ...{ state: 'connecting', trouble: null, lastSeenAt: null, taskCount: 0 },
  }
  const mailbox = await changed(tx, null, empty, input, rules)
  if ((await mailboxes.list(tx)).length >= MOST_OF_AN_ORGANIZATION)
    throw refuse('request', 'too_many_mailboxes', { most: MOST_OF_AN_ORGANIZATION })
  await mailboxes.insert(tx, mailbox)
  await retryWaitingMails(tx)
  await recordChange(tx, 'mailbox.created', mailbox)
  return mailbox
}

/** Changes what is given. Whoever watches it begins anew, and mails that could not go out by it are tried again. */
export async function editMailbox(tx: WriteTx, id: string, input: MailboxInput, rules: MailboxRules): Promise<Mailbox> {
  const before = await mailboxes.lock(tx, id)
  requireManaging(tx, before)
  const after = await changed(tx, before, before, input, rules)
  await mailboxes.update(tx, before, after)
  await retryWaitingMails(tx)
  await recordChange(tx, 'mailbox.updated', after)
  return { ...after, state: 'connecting', trouble: null }
}

/** What it brought stays. Throws not_found, forbidden. */
export async function deleteMailbox(tx: WriteTx, id: string): Promise<void> {
  const mailbox = await mailboxes.lock(tx, id)
  requireManaging(tx, mailbox)
  await mailboxes.remove(tx, id)
  await recordChange(tx, 'mailbox.deleted', mailbox)
}

/** Those of a project that is deleted, with their passwords; their addresses are free for other ones. */
export async function deleteMailboxesOf(tx: WriteTx, projectId: string): Promise<void> {
  for (const id of await mailboxes.idsOfProject(tx, projectId)) await mailboxes.remove(tx, id)
}

const recordChange = (
  tx: WriteTx,
  type: 'mailbox.created' | 'mailbox.updated' | 'mailbox.deleted',
  { id, projectId }: Mailbox,
) => record(tx, { type, projectId, data: { mailboxId: id } })

function requireManaging({ org, actor }: ReadTx, { projectId }: Pick<Mailbox, 'projectId'>): void {
  const access = accessOf(org, actor.userId)
  if (!mayInProject(access, 'see_project', projectId)) throw notFound('mailbox')
  require(mayInProject(access, 'manage_mailboxes', projectId), 'manage_mailboxes')
}

async function changed(
  tx: WriteTx,
  before: Mailbox | null,
  from: Mailbox,
  { imap: newImap, smtp: newSmtp, ...input }: MailboxInput,
  { mayBePrivate, seal }: MailboxRules,
): Promise<Mailbox> {
  const faults = new FaultCollector()
  const { password: imapPassword, ...imap } = newImap ?? (from.imap as ImapServer & { password?: string })
  const { password: smtpPassword, ...smtp } = newSmtp ?? { ...from.smtp, password: undefined }
  const hasSmtp = newSmtp === undefined ? from.smtp !== null : newSmtp !== null
  const purpose = (server: string) => `${tx.org.id} ${from.id} ${server}`
  const after: Mailbox = {
    ...from,
    ...input,
    imap,
    imapPassword: imapPassword === undefined ? from.imapPassword : seal(purpose('imap'), imapPassword),
    smtp: hasSmtp ? (smtp as MailServer) : null,
    smtpPassword: !hasSmtp
      ? null
      : smtpPassword === undefined
        ? from.smtpPassword
        : seal(purpose('smtp'), smtpPassword),
  }
  checkProject(tx, before, after, faults)
  checkServer(
    before?.imap,
    after.imap,
    after.imapPassword || null,
    imapPassword !== undefined,
    'imap',
    mayBePrivate,
    faults,
  )
  if (after.smtp)
    checkServer(before?.smtp, after.smtp, after.smtpPassword, smtpPassword !== undefined, 'smtp', mayBePrivate, faults)
  if (!isPlainAddress(after.address)) faults.add('address', 'not_an_email')
  else if (await mailboxes.isTaken(tx, after.address, from.id)) faults.add('address', 'mailbox_taken')
  if (after.assigneeIds.some((id) => tx.org.users.get(id)?.removedAt !== null && !before?.assigneeIds.includes(id)))
    faults.add('assigneeIds', 'not_a_member')
  const tags = after.tagIds.length > 0 ? await tagsById(tx, after.tagIds) : new Map<string, { projectId: string }>()
  if (after.tagIds.some((id) => tags.get(id)?.projectId !== after.projectId)) faults.add('tagIds', 'unknown_tag')
  faults.raise()
  return after
}

function checkProject(tx: WriteTx, before: Mailbox | null, { projectId }: Mailbox, faults: FaultCollector): void {
  if (projectId === before?.projectId) return
  const access = accessOf(tx.org, tx.actor.userId)
  if (!mayInProject(access, 'see_project', projectId)) faults.add('projectId', 'unknown_reference', { noun: 'project' })
  else require(mayInProject(access, 'manage_mailboxes', projectId), 'manage_mailboxes')
}

/** A password goes to the server and the user that it was given for: with other ones it has to be given again. */
function checkServer(
  before: MailServer | null | undefined,
  after: MailServer,
  password: string | null,
  isGiven: boolean,
  field: 'imap' | 'smtp',
  mayBePrivate: boolean,
  faults: FaultCollector,
): void {
  const host = after.host.trim()
  if (!/^[^\s/@]+$/.test(host)) faults.add([field, 'host'], 'not_a_host')
  else if (!mayBePrivate && !mayBePublicHost(host)) faults.add([field, 'host'], 'private_address')
  const isOther =
    before?.host !== after.host ||
    before.port !== after.port ||
    before.user !== after.user ||
    before.security !== after.security
  if (password === null || (isOther && !isGiven)) faults.add([field, 'password'], 'required')
}
