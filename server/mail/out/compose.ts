import type { Letter, LetterOfTrust, LetterOnTask, LetterWithLink } from '../../domain/mail/letter.ts'
import type { Actor } from '../../domain/people/actor.ts'
import type { User } from '../../domain/people/user.ts'
import { withPlainMentions } from '../../domain/task/mentions.ts'
import type { ReadTx, Store, WriteTx } from '../../store/core/store.ts'
import * as settings from '../../store/notification/mail.ts'
import * as notifications from '../../store/notification/notifications.ts'
import * as openStreams from '../../store/people/open-streams.ts'
import * as users from '../../store/people/users.ts'
import * as tasks from '../../store/task/tasks.ts'
import { createLink } from '../../usecases/people/one-time-links.ts'
import { composeNews, composeSummary } from './compose-news.ts'
import {
  invitationLetter,
  mentionLetter,
  passwordLetter,
  personLetter,
  reminderLetter,
  tokenLetter,
} from './letters.ts'
import type { LaidOut } from './page.ts'
import {
  answersGoTo,
  type Composed,
  doerOf,
  linkTo,
  mailboxOf,
  type Place,
  presentReceiver,
  projectNameOf,
  receiverOf,
  wayOut,
} from './reader.ts'

/** Writes a mail with the receiver's own eyes, as things are now. Undefined: there is nothing to tell, or nobody to be told. */
export const compose = (store: Store, receiver: Actor, letter: Letter, place: Place): Promise<Composed | undefined> =>
  'origin' in letter
    ? store.write(receiver, (tx) => composeWithLink(tx, letter))
    : store.read(receiver, (tx) => composeAny(tx, letter, place))

async function composeAny(
  tx: ReadTx,
  letter: Exclude<Letter, LetterWithLink>,
  place: Place,
): Promise<Composed | undefined> {
  const user = presentReceiver(tx)
  if (!user) return undefined
  switch (letter.kind) {
    case 'reminder':
    case 'mention':
      return composeOnTask(tx, user, letter, place)
    case 'news':
      return composeNews(tx, user, letter.ids, place)
    case 'daily summary':
      return composeSummary(tx, user, letter.at, place)
    case 'token made':
    case 'person let in':
      return composeOfTrust(tx, user, letter, place)
  }
}

async function composeOnTask(
  tx: ReadTx,
  user: User,
  letter: LetterOnTask,
  place: Place,
): Promise<Composed | undefined> {
  const { email } = await settings.settings(tx)
  const task = await tasks.find(tx, letter.taskId)
  if (!task) return undefined
  const facts = {
    ...{ name: task.name, project: projectNameOf(tx, task.projectId), deadlineAt: task.deadlineAt },
    link: linkTo(place, `/tasks/${task.id}`),
    dayZone: task.allDay ? tx.org.zone : null,
  }
  const to = receiverOf(tx, user)
  const replyTo = await answersGoTo(tx, user, task, place)
  switch (letter.kind) {
    case 'reminder': {
      if (!email.reminder || (await openStreams.isOpen(tx))) return undefined
      if (letter.eventId !== undefined && (await notifications.hasRead(tx, letter.eventId))) return undefined
      const { footer, unsubscribeUrl } = wayOut(user, 'reminder', place, tx)
      return { to: mailboxOf(user), unsubscribeUrl, replyTo, ...reminderLetter(to, facts, footer) }
    }
    case 'mention': {
      if (!email.mentioned) return undefined
      const { footer, unsubscribeUrl } = wayOut(user, 'news', place, tx)
      const mentioned = mentionLetter(to, facts, doerOf(tx, letter.byId), withPlainMentions(task.desc), footer)
      return { to: mailboxOf(user), unsubscribeUrl, replyTo, ...mentioned }
    }
  }
}

async function composeWithLink(tx: WriteTx, letter: LetterWithLink): Promise<Composed | undefined> {
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

function composeOfTrust(tx: ReadTx, user: User, letter: LetterOfTrust, place: Place): Composed | undefined {
  const to = receiverOf(tx, user)
  const at = (laidOut: LaidOut) => ({ to: mailboxOf(user), ...laidOut })
  if (letter.kind === 'token made') return at(tokenLetter(to, letter, linkTo(place, '/integrations')))
  const person = tx.org.users.get(letter.userId)
  return person && at(personLetter(to, person, linkTo(place, '/people')))
}
