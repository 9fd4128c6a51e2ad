import { accessOf, mayInProject } from '../../domain/access.ts'
import type { EmailPerson } from '../../domain/mail/person.ts'
import { replyAddress } from '../../domain/mail/reply-token.ts'
import { unsubscribeToken } from '../../domain/mail/unsubscribe.ts'
import type { SubjectOfMails } from '../../domain/notification/settings.ts'
import { fullName, type User } from '../../domain/people/user.ts'
import type { ReadTx } from '../../store/core/store.ts'
import * as mailboxes from '../../store/mailbox/mailboxes.ts'
import { type Doer, faceOf, type Receiver } from './letters.ts'
import type { Mail } from './mailer.ts'
import { inOneLine, type Line } from './page.ts'
import { wordsIn } from './words.ts'

export type Composed = Omit<Mail, 'id'>

export interface Place {
  /** What links begin with; null: nobody knows where people reach the server. */
  origin: string | null
  /** Signs what answers to mails are recognised by. */
  mailKey: Buffer
}

export function presentReceiver({ org, actor }: ReadTx): User | undefined {
  const user = org.users.get(actor.userId)
  return user?.removedAt === null ? user : undefined
}

export const mailboxOf = (user: User) => ({ name: fullName(user), address: user.email })
export const receiverOf = ({ org }: ReadTx, user: User): Receiver => ({ ...user, organization: org.name })
export const linkTo = ({ origin }: Place, path: string) => origin && `${origin}${path}`

/** Null: the actor may not know of it, as an assignee may not. */
export function projectNameOf({ org, actor }: ReadTx, id: string): string | null {
  const isSeen = mayInProject(accessOf(org, actor.userId), 'see_project', id)
  return isSeen ? (org.projects.get(id)?.name ?? null) : null
}

export function doerOf({ org }: ReadTx, userId: number): Doer {
  const user = org.users.get(userId)
  if (user) return { name: inOneLine(fullName(user)), face: faceOf(user) }
  return { name: inOneLine(org.name), face: { initials: [...org.name][0] ?? '?', hue: 0 } } // the organization itself
}

/** Who wrote by mail, as the mail says; nobody answers for that. */
export function senderOf({ name, emailAddress }: EmailPerson): Doer {
  const called = inOneLine(name || emailAddress)
  return { name: called, face: { initials: ([...called][0] ?? '?').toUpperCase(), hue: 0 } }
}

/**
 * Where an answer to a mail about a task goes, which makes it a comment of the reader's: to a mailbox that takes replies, that
 * of the task's project before others. Null: there is none.
 */
export async function answersGoTo(
  tx: ReadTx,
  user: User,
  task: { id: string; projectId: string | null },
  place: Place,
): Promise<string | null> {
  const taking = (await mailboxes.list(tx)).filter((mailbox) => mailbox.isActive && mailbox.takesReplies)
  const mailbox = taking.find(({ projectId }) => projectId === task.projectId) ?? taking[0]
  if (!mailbox) return null
  return replyAddress(place.mailKey, mailbox.address, { orgId: tx.org.id, taskId: task.id, userId: user.id })
}

/** How the reader ends mails of this subject: by one click of the mail program, or in the settings. */
export function wayOut(user: User, subject: SubjectOfMails, place: Place, { org }: ReadTx) {
  const words = wordsIn(user.language)
  const token = unsubscribeToken(place.mailKey, { orgId: org.id, userId: user.id, subject })
  const unsubscribeUrl = linkTo(place, `/unsubscribe/${token}`)
  const settingsUrl = linkTo(place, '/account')
  const links: Line =
    unsubscribeUrl && settingsUrl
      ? [{ text: words.mailSettings, url: settingsUrl }, ' · ', { text: words.unsubscribe, url: unsubscribeUrl }]
      : []
  return { unsubscribeUrl, footer: [words.why[subject], ...(links.length > 0 ? [links] : [])] }
}
