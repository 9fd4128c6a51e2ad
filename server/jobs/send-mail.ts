import { accessOf, mayInProject } from '../domain/access.ts'
import type { Letter, LetterOfTrust, LetterOnTask, LetterWithLink } from '../domain/mail/letter.ts'
import type { Actor } from '../domain/people/actor.ts'
import { fullName, type User } from '../domain/people/user.ts'
import { withPlainMentions } from '../domain/task/mentions.ts'
import {
  type Doer,
  faceOf,
  invitationLetter,
  mentionLetter,
  passwordLetter,
  personLetter,
  type Receiver,
  reminderLetter,
  tokenLetter,
} from '../mail/out/letters.ts'
import { AddressRefused, type Mail } from '../mail/out/mailer.ts'
import { inOneLine } from '../mail/out/page.ts'
import type { ReadTx, Store, WriteTx } from '../store/core/store.ts'
import * as users from '../store/people/users.ts'
import * as tasks from '../store/task/tasks.ts'
import type { Posting } from '../usecases/mail/letters.ts'
import { createLink } from '../usecases/people/one-time-links.ts'
import { Hopeless, type JobKind } from './job.ts'

/** Mails a user. Who is no longer a member, or may no longer see what it is about, is told nothing. */
export const sendMail: JobKind<Posting> = {
  type: 'send-mail',
  isOutside: true,
  async run({ store, mailer, config }, { userId, letter }, { id, orgId }) {
    const mail = await write(store, { orgId, userId, credentialId: null }, letter, config.url)
    try {
      if (mail) await mailer.send({ ...mail, id })
    } catch (error) {
      throw error instanceof AddressRefused ? new Hopeless(error.message, { cause: error }) : error
    }
  },
}

type Written = Omit<Mail, 'id'> | undefined

/** With the receiver's own eyes. */
const write = (store: Store, receiver: Actor, letter: Letter, url: string | null): Promise<Written> =>
  'taskId' in letter
    ? store.read(receiver, (tx) => writeOnTask(tx, letter, url))
    : 'origin' in letter
      ? store.write(receiver, (tx) => writeWithLink(tx, letter))
      : store.read(receiver, async (tx) => writeOfTrust(tx, letter, url))

async function writeOnTask(tx: ReadTx, letter: LetterOnTask, url: string | null): Promise<Written> {
  const user = presentReceiver(tx)
  const task = await tasks.find(tx, letter.taskId)
  if (!user || !task) return undefined
  const isSeen = mayInProject(accessOf(tx.org, user.id), 'see_project', task.projectId)
  const project = isSeen ? (tx.org.projects.get(task.projectId)?.name ?? null) : null // an assignee may not know of it
  const facts = {
    ...{ name: task.name, project, deadlineAt: task.deadlineAt, link: url && `${url}/tasks/${task.id}` },
    dayZone: task.allDay ? tx.org.zone : null,
  }
  const to = receiverOf(tx, user)
  switch (letter.kind) {
    case 'reminder':
      return { to: mailboxOf(user), ...reminderLetter(to, facts) }
    case 'mention':
      return { to: mailboxOf(user), ...mentionLetter(to, facts, doerOf(tx, letter.byId), withPlainMentions(task.desc)) }
  }
}

async function writeWithLink(tx: WriteTx, letter: LetterWithLink): Promise<Written> {
  const user = presentReceiver(tx)
  if (!user) return undefined
  const to = receiverOf(tx, user)
  if (letter.kind === 'invitation') {
    const account = await users.lockAccount(tx, tx.org.id, user.id)
    if (account?.passwordHash !== null) return undefined // has come in already
  }
  const link = await createLink(tx, user.id, letter.kind, letter.origin)
  switch (letter.kind) {
    case 'invitation':
      return { to: mailboxOf(user), ...invitationLetter(to, link, doerOf(tx, letter.byId).name) }
    case 'password reset':
      return { to: mailboxOf(user), ...passwordLetter(to, link) }
  }
}

function writeOfTrust(tx: ReadTx, letter: LetterOfTrust, url: string | null): Written {
  const user = presentReceiver(tx)
  if (!user) return undefined
  const to = receiverOf(tx, user)
  if (letter.kind === 'token made')
    return { to: mailboxOf(user), ...tokenLetter(to, letter, url && `${url}/integrations`) }
  const person = tx.org.users.get(letter.userId)
  return person && { to: mailboxOf(user), ...personLetter(to, person, url && `${url}/people`) }
}

function presentReceiver({ org, actor }: ReadTx): User | undefined {
  const user = org.users.get(actor.userId)
  return user?.removedAt === null ? user : undefined
}

const mailboxOf = (user: User) => ({ name: fullName(user), address: user.email })
const receiverOf = ({ org }: ReadTx, user: User): Receiver => ({ ...user, organization: org.name })
function doerOf({ org }: ReadTx, userId: number): Doer {
  const user = org.users.get(userId)
  if (user) return { name: inOneLine(fullName(user)), face: faceOf(user) }
  return { name: inOneLine(org.name), face: { initials: [...org.name][0] ?? '?', hue: 0 } } // the house itself
}
