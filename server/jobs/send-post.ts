import type { Event } from '../domain/events.ts'
import { type Mailbox, troubleInWords } from '../domain/mail/mailbox.ts'
import type { MailStatus } from '../domain/mail/person.ts'
import { replyAddress } from '../domain/mail/reply-token.ts'
import { systemActor } from '../domain/people/actor.ts'
import { MailboxTrouble } from '../mail/connect.ts'
import { MailRefused, sendBy } from '../mail/out/send-by.ts'
import { counter } from '../metrics.ts'
import type { ReadTx } from '../store/core/store.ts'
import * as events from '../store/event/events.ts'
import * as files from '../store/file/files.ts'
import * as messages from '../store/mail/messages.ts'
import * as mailboxes from '../store/mailbox/mailboxes.ts'
import * as tasks from '../store/task/tasks.ts'
import { noteStatus, type PostToSend } from '../usecases/mail/send-post.ts'
import type { AutoReply } from '../usecases/mail/take-in.ts'
import { mailboxFor } from '../usecases/mail/way-out.ts'
import type { JobContext, JobKind } from './job.ts'

type Post = Event<'task.posted'>

const sent = counter('cuboid_mails_sent_total', 'Mails that went out from mailboxes, by what came of them.')

/** Sends a comment as a mail. However often it runs, the mail has the same Message-ID, and its status says what came of it. */
export const sendPost: JobKind<PostToSend> = {
  type: 'send-post',
  isOutside: true,
  async run(context, told, { orgId }) {
    const { store } = context
    const found = await store.read(systemActor(orgId), (tx) => findMail(tx, told))
    if (!found) return // it was taken back, or is sent
    try {
      const refused = await sendBy(usable(found.mailbox), { ...context, orgId }, await mailOf(context, orgId, found))
      await note(context, orgId, told, 'sent', refused)
    } catch (error) {
      if (error instanceof MailRefused) return note(context, orgId, told, 'error', error.message)
      if (error instanceof MailboxTrouble)
        await note(context, orgId, told, 'mail-box-error', troubleInWords(error.trouble))
      throw error // it is tried again with patience, and at once when a mailbox is mended
    }
  },
}

/** Tells who wrote that it has arrived; once, and a failure is nothing that anybody waits for. */
export const sendAutoReply: JobKind<AutoReply> = {
  type: 'send-auto-reply',
  isOutside: true,
  async run(context, { mailboxId, taskId, to, messageId, answersId }, { orgId }) {
    const mailbox = await context.store.read(systemActor(orgId), (tx) => mailboxes.find(tx, mailboxId))
    if (!mailbox?.autoReply || !mailbox.isActive) return
    const { subject, text } = mailbox.autoReply
    const thread = { messageId, answersId, references: answersId ? [answersId] : [] }
    const people = { from: nameOf(mailbox), replyTo: replyTo(context, orgId, mailbox, taskId), to: [to], cc: [] }
    try {
      await sendBy(
        mailbox,
        { ...context, orgId },
        { ...thread, ...people, subject, text, files: [], isAutomatic: true },
      )
      sent({ outcome: 'automatic' }).value++
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error
      sent({ outcome: 'error' }).value++
    }
  },
}

type Found = NonNullable<Awaited<ReturnType<typeof findMail>>>

async function findMail(tx: ReadTx, { taskId, postId }: PostToSend) {
  const task = await tasks.find(tx, taskId)
  const post = (await events.findActivity(tx, taskId, postId)) as Post | undefined // what was queued is one
  const [message] = await messages.listOfPost(tx, taskId, postId)
  if (!task || !message || !post?.data.emailDetails || post.data.mailStatus === 'sent') return undefined
  const mailbox = await mailboxFor(tx, task, message)
  return {
    task,
    post,
    people: post.data.emailDetails,
    message,
    mailbox,
    files: await files.listByIds(tx, post.data.fileIds),
  }
}

function usable(mailbox: Mailbox | undefined): Mailbox {
  if (mailbox?.isActive) return mailbox
  throw new MailboxTrouble({ server: null, code: mailbox ? 'switched_off' : 'gone', said: '' })
}

async function mailOf(
  { storage, mailKeys }: JobContext,
  orgId: number,
  { post, people, message, files, task, ...found }: Found,
) {
  const mailbox = usable(found.mailbox)
  const attached = files.map(async ({ name, contentType, sha256, sizeBytes }) => ({
    ...{ name, contentType },
    content: await storage.blobs.read({ orgId, sha256, sizeBytes }),
  }))
  return {
    messageId: message.messageId,
    answersId: message.references.at(-1) ?? '',
    references: message.references,
    from: nameOf(mailbox),
    replyTo: replyTo({ mailKeys }, orgId, mailbox, task.id),
    to: people.to,
    cc: people.cc,
    subject: message.subject,
    text: post.content ?? '',
    files: await Promise.all(attached),
    isAutomatic: false,
  }
}

const nameOf = ({ name, address }: Mailbox) => ({ name, emailAddress: address })
const replyTo = ({ mailKeys }: Pick<JobContext, 'mailKeys'>, orgId: number, mailbox: Mailbox, taskId: string) =>
  mailbox.takesReplies ? replyAddress(mailKeys.marks, mailbox.address, { orgId, taskId, userId: 0 }) : null

async function note(
  { store }: JobContext,
  orgId: number,
  { taskId, postId }: PostToSend,
  status: MailStatus,
  error: string,
) {
  sent({ outcome: status }).value++
  await store.write(systemActor(orgId), async (tx) => {
    await tasks.lock(tx, taskId)
    const post = (await events.findActivity(tx, taskId, postId)) as Post | undefined
    if (post) await noteStatus(tx, post, status, error)
  })
}
