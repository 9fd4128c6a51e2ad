import { accessOf, mayOnTask, require } from '../../domain/access.ts'
import { refuse } from '../../domain/errors.ts'
import type { Event } from '../../domain/events.ts'
import type { Mailbox } from '../../domain/mail/mailbox.ts'
import { type EmailPerson, isPlainAddress, type MailStatus } from '../../domain/mail/person.ts'
import type { Task } from '../../domain/task/task.ts'
import type { ReadTx, WriteTx } from '../../store/core/store.ts'
import * as events from '../../store/event/events.ts'
import * as jobs from '../../store/job/queue.ts'
import * as messages from '../../store/mail/messages.ts'
import * as tasks from '../../store/task/tasks.ts'
import { record } from '../record.ts'
import { answered, mailboxFor } from './way-out.ts'

type Post = Event<'task.posted'>

/** What a job of type `send-post` is told. */
export interface PostToSend {
  readonly taskId: string
  readonly postId: string
}

const MOST_REFERENCES = 20

/** Whether comments on the task can go out as mails to who wrote. */
export const isMailed = async (tx: ReadTx, task: Task): Promise<boolean> =>
  task.emailUserId !== null || (await messages.latestOf(tx, task.id)) !== undefined

/**
 * Sends a comment as a mail: to these people, or to who wrote last and all who had a copy of that. It is on its way when
 * this is committed. Throws forbidden; invalid where there is nobody to send it to, or no mailbox to send by.
 */
export async function mailPost(
  tx: WriteTx,
  task: Task,
  post: Post,
  people?: { to: readonly EmailPerson[]; cc: readonly EmailPerson[] },
): Promise<Post> {
  require(mayOnTask(accessOf(tx.org, tx.actor.userId), 'show_post_to_client', task), 'show_post_to_client')
  const latest = await messages.latestOf(tx, task.id)
  const { to, cc } = people ? checked(people) : await answered(tx, task, latest)
  const mailbox = await mailboxFor(tx, task, latest)
  if (!mailbox) throw refuse(people ? 'mailTo' : 'clientCanSee', 'no_mailbox')
  if (to.length === 0) throw refuse(people ? 'mailTo' : 'clientCanSee', people ? 'required' : 'no_mail_to_answer')
  const from = { name: mailbox.name, emailAddress: mailbox.address }
  const data = { ...post.data, emailDetails: { from, to, cc }, mailStatus: 'sending' as const }
  const sent = { ...post, clientCanSee: true, data }
  await events.setPost(tx, sent)
  await events.setClientCanSee(tx, post.id, true)
  await queue(tx, task, sent, mailbox, latest)
  await messages.addParties(
    tx,
    task.id,
    [...to, ...cc].map(({ emailAddress }) => emailAddress),
  )
  return sent
}

/** Sends a comment again that was sent, or could not be. Throws not_found, forbidden, invalid (it was no mail). */
export async function resendPost(tx: WriteTx, taskId: string, postId: string): Promise<Post> {
  const task = await tasks.lock(tx, taskId)
  const activity = await events.getActivity(tx, taskId, postId)
  require(mayOnTask(accessOf(tx.org, tx.actor.userId), 'show_post_to_client', task), 'show_post_to_client')
  const post = activity as Post
  if (activity.type !== 'task.posted' || !post.data.emailDetails || post.data.emailUserId !== undefined)
    throw refuse('clientCanSee', 'not_a_mail')
  if (post.data.mailStatus === 'sending') return post
  const latest = await messages.latestOf(tx, taskId)
  const mailbox = await mailboxFor(tx, task, latest)
  if (!mailbox) throw refuse('clientCanSee', 'no_mailbox')
  const sent = await noteStatus(tx, post, 'sending')
  await queue(tx, task, sent, mailbox, latest)
  return sent
}

/** What came of sending it. */
export async function noteStatus(tx: WriteTx, post: Post, mailStatus: MailStatus, mailError = ''): Promise<Post> {
  const { mailError: _before, ...data } = post.data
  const after = { ...post, data: { ...data, mailStatus, ...(mailError && { mailError }) } }
  await events.setPost(tx, after)
  const { taskId, projectId } = post
  await record(tx, { type: 'task.post_shown', taskId, projectId, data: { postId: post.id } })
  return after
}

/** With a Message-ID that it keeps however often it is tried; one that had arrived is sent again under another. */
async function queue(tx: WriteTx, task: Task, post: Post, mailbox: Mailbox, latest: messages.MailMessage | undefined) {
  const earlier = await messages.listOfPost(tx, task.id, post.id)
  const domain = mailbox.address.slice(mailbox.address.lastIndexOf('@') + 1)
  const messageId = `<${post.id}.${earlier.length}@${domain}>`
  const before = earlier.at(-1) ?? latest
  const references = earlier.length > 0 ? (before?.references ?? []) : threadOf(before)
  const subject = before?.subject ? before.subject : task.name
  await messages.insert(tx, messages.messageKey(messageId, ''), {
    ...{ messageId, direction: 'out', mailboxId: mailbox.id, taskId: task.id, eventId: post.id, subject, references },
  })
  const data: PostToSend = { taskId: task.id, postId: post.id }
  await jobs.queue(tx, { type: 'send-post', data, key: `send post ${post.id}` })
  await record(tx, { type: 'task.post_shown', taskId: task.id, projectId: task.projectId, data: { postId: post.id } })
}

/** The first of them, and the last: RFC 5322 lets servers cut the rest. */
function threadOf(before: messages.MailMessage | undefined): string[] {
  if (!before?.messageId) return []
  const all = [...before.references, before.messageId]
  return all.length <= MOST_REFERENCES ? all : [...all.slice(0, 1), ...all.slice(1 - MOST_REFERENCES)]
}

function checked({ to, cc }: { to: readonly EmailPerson[]; cc: readonly EmailPerson[] }) {
  for (const [field, people] of [
    ['mailTo', to],
    ['mailCc', cc],
  ] as const) {
    const wrong = people.findIndex(({ emailAddress }) => !isPlainAddress(emailAddress))
    if (wrong >= 0) throw refuse([field, wrong, 'emailAddress'], 'not_an_email')
  }
  return { to, cc }
}
