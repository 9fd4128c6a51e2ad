import { accessOf, mayOnTask } from '../../domain/access.ts'
import type { Mailbox } from '../../domain/mail/mailbox.ts'
import { type EmailDetails, type EmailPerson, isPlainAddress } from '../../domain/mail/person.ts'
import type { ReplyTo } from '../../domain/mail/reply-token.ts'
import { isName, tidyName } from '../../domain/name.ts'
import { defaultState } from '../../domain/project/project.ts'
import type { Task } from '../../domain/task/task.ts'
import { keyOf } from '../../domain/text.ts'
import * as clients from '../../store/client/clients.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as jobs from '../../store/job/queue.ts'
import * as messages from '../../store/mail/messages.ts'
import * as people from '../../store/mail/people.ts'
import * as mailboxes from '../../store/mailbox/mailboxes.ts'
import * as watch from '../../store/mailbox/watch.ts'
import { tagsById } from '../../store/project/tags.ts'
import type { WholeTask } from '../../store/task/rows.ts'
import * as tasks from '../../store/task/tasks.ts'
import { archiveTask } from '../task/archive.ts'
import { createTask } from '../task/create.ts'
import { addPost } from '../task/posts.ts'
import { changeState } from '../task/state.ts'

/** A mail that arrived, with its files already here. */
export interface ArrivedMail {
  /** Null: nobody can say who wrote it. */
  readonly from: EmailPerson | null
  readonly to: readonly EmailPerson[]
  readonly cc: readonly EmailPerson[]
  readonly subject: string
  readonly messageId: string
  readonly references: readonly string[]
  readonly isAutomatic: boolean
  /** Markdown. */
  readonly text: string
  /** The original and what was attached. */
  readonly fileIds: readonly string[]
  /** Of the original: what it is known by where it has no Message-ID. */
  readonly sha256: string
  /** From the address that it went to, if that was one of ours. */
  readonly token: ReplyTo | undefined
}

/** Where it lay, and who looks there. */
export interface Arrival {
  readonly mailbox: Mailbox
  readonly holder: string
  /** How far the folder is read with it; null: that is noted otherwise. */
  readonly at: { readonly uidValidity: string; readonly lastUid: number } | null
  /** What our notification mails come from. */
  readonly ownSender: string
}

export type Outcome = 'task' | 'post' | 'comment' | 'known' | 'own' | 'automatic' | 'too many'

/** The mailbox is another process's by now, or is set otherwise; nothing was done. */
export class NotHeld extends Error {
  override name = 'NotHeld'
}

/** In a token: the answer is a mail as any other, by whoever sends it. */
const NOBODY = 0
const HOUR_MS = 3_600_000
const MOST_POSTS_AN_HOUR = 30
const MOST_AUTOMATIC_AN_HOUR = 5
const NO_SUBJECT = { en: '(no subject)', tr: '(konu yok)' }
const STRANGER = {
  en: (id: string) => `*An answer to [${id}](/tasks/${id}), by somebody who had no part in that.*`,
  tr: (id: string) => `*[${id}](/tasks/${id}) için bir yanıt; gönderen o yazışmada yer almıyordu.*`,
}

/** Makes of a mail what it is: something new, or a post of a thread. Once, however often it arrives. Throws NotHeld. */
export async function takeIn(tx: WriteTx, mail: ArrivedMail, arrival: Arrival): Promise<Outcome> {
  const key = messages.messageKey(mail.messageId, mail.sha256)
  const { outcome, taskId = null, eventId = null } = await place(tx, key, mail, arrival)
  const isTaken = outcome === 'task' || outcome === 'post' || outcome === 'comment'
  if (outcome !== 'known') {
    const { messageId, subject, references } = mail
    const of = { messageId, subject, references, mailboxId: arrival.mailbox.id, taskId, eventId }
    await messages.insert(tx, key, { ...of, direction: isTaken ? 'in' : 'skipped' })
  }
  const { mailbox, holder, at } = arrival
  if (!(await watch.advance(tx, mailbox.id, holder, at, outcome === 'task'))) throw new NotHeld()
  return outcome
}

interface Placed {
  outcome: Outcome
  taskId?: string
  eventId?: string
}

async function place(tx: WriteTx, key: string, mail: ArrivedMail, arrival: Arrival): Promise<Placed> {
  if (await messages.isKnown(tx, key)) return { outcome: 'known' }
  const { token, from } = mail
  if (from && keyOf(from.emailAddress) === keyOf(arrival.ownSender)) return { outcome: 'own' }
  if (token && token.userId !== NOBODY) return commentOf(tx, mail, token.taskId, token.userId)
  const id = token?.taskId ?? (await messages.taskOf(tx, mail.references))
  const thread = id === undefined ? undefined : await tasks.find(tx, id)
  const isPartOfIt = thread && from && (await messages.isParty(tx, thread.id, from.emailAddress))
  return thread && isPartOfIt ? answer(tx, mail, thread.id) : beginning(tx, mail, arrival, thread)
}

/** By the token of a mail that he alone had: a comment of his, with his rights. A robot of his says nothing. */
async function commentOf(tx: WriteTx, mail: ArrivedMail, taskId: string, userId: number): Promise<Placed> {
  if (mail.isAutomatic) return { outcome: 'automatic' }
  const as = { ...tx, actor: { orgId: tx.org.id, userId, credentialId: null } }
  const task = tx.org.users.get(userId)?.removedAt === null ? await tasks.find(as, taskId) : undefined
  if (!task || !mayOnTask(accessOf(tx.org, userId), 'comment_on_task', task)) return { outcome: 'own' }
  if ((await messages.countIn(tx, taskId, tx.now - HOUR_MS)) >= MOST_POSTS_AN_HOUR) return { outcome: 'too many' }
  const post = await addPost(as, task, { content: contentOf(mail), fileIds: [...mail.fileIds] })
  return { outcome: 'comment', taskId, eventId: post.id }
}

/** A post of the thread, by the sender, who is no user whatever his address. What was finished is open again. */
async function answer(tx: WriteTx, mail: ArrivedMail, taskId: string): Promise<Placed> {
  if ((await messages.countIn(tx, taskId, tx.now - HOUR_MS)) >= MOST_POSTS_AN_HOUR) return { outcome: 'too many' }
  const task = await tasks.lock(tx, taskId)
  const post = await postMail(tx, task, mail)
  const project = tx.org.projects.get(task.projectId)
  if (!mail.isAutomatic && project) {
    if (task.archivedAt !== null) await archiveTask(tx, taskId, false)
    if (task.completedAt !== null) await changeState(tx, taskId, { stateId: defaultState(tx.org, project).id })
  }
  return { outcome: 'post', taskId, eventId: post.id }
}

/** @param old  the task whose thread it answers without having had a part in it */
async function beginning(
  tx: WriteTx,
  mail: ArrivedMail,
  { mailbox }: Arrival,
  old: WholeTask | undefined,
): Promise<Placed> {
  const emailUserId = mail.from ? await people.ensure(tx, mail.from) : undefined
  const options = emailUserId === undefined ? {} : { emailUserId }
  const task = await createTask(tx, await newTaskOf(tx, mail, mailbox, old), options)
  const post = await postMail(tx, task, mail)
  await answerAutomatically(tx, mail, mailbox, task)
  return { outcome: 'task', taskId: task.id, eventId: post.id }
}

async function newTaskOf(tx: WriteTx, mail: ArrivedMail, mailbox: Mailbox, old: WholeTask | undefined) {
  const { from } = mail
  const language = tx.org.language === 'tr' ? 'tr' : 'en'
  const subject = tidyName(mail.subject)
  const isHere = (id: number) => tx.org.users.get(id)?.removedAt === null
  const assigneeIds = mailbox.assigneeIds.filter(isHere)
  const tags = mailbox.tagIds.length > 0 ? await tagsById(tx, mailbox.tagIds) : new Map<string, { projectId: string }>()
  const ownerId = ownerOf(tx, mailbox)
  const keys = { ids: [], nameKeys: [], emails: from ? [keyOf(from.emailAddress)] : [] }
  const [client] = from ? await clients.listMatching(tx, keys) : []
  const isPipeline = tx.org.projects.get(mailbox.projectId)?.kind === 'pipeline'
  return {
    projectId: mailbox.projectId,
    name: isName(subject) ? subject : NO_SUBJECT[language],
    desc: [mail.text, ...(old ? [STRANGER[language](old.id)] : [])].filter((part) => part !== '').join('\n\n'),
    ownerId,
    assigneeIds,
    followerIds: assigneeIds.length > 0 ? assigneeIds : [ownerId].filter((id) => id !== tx.actor.userId),
    tagIds: mailbox.tagIds.filter((id) => tags.get(id)?.projectId === mailbox.projectId),
    fileIds: [...mail.fileIds],
    ...(client && { clientId: client.id }),
    ...(from && isPipeline && { lead: { contact: from.name || from.emailAddress, email: from.emailAddress } }),
  }
}

/** Who made the mailbox or, once he is gone, who administers its project. */
function ownerOf({ org, actor }: WriteTx, { makerId, projectId }: Mailbox): number {
  const candidates = [makerId, ...(org.projects.get(projectId)?.adminIds ?? [])]
  return candidates.find((id) => org.users.get(id)?.removedAt === null) ?? actor.userId
}

async function postMail(tx: WriteTx, task: WholeTask, mail: ArrivedMail) {
  const { from, to, cc } = mail
  const emailDetails: EmailDetails = { from: from ?? { name: '', emailAddress: '' }, to, cc }
  const emailUserId = from ? await people.ensure(tx, from) : undefined
  const own = await mailboxes.addressKeys(tx)
  const parties = [...(from ? [from] : []), ...to, ...cc].map(({ emailAddress }) => emailAddress)
  await messages.addParties(
    tx,
    task.id,
    parties.filter((address) => !own.has(keyOf(address))),
  )
  return addPost(tx, task, {
    content: contentOf(mail),
    fileIds: [...mail.fileIds],
    clientCanSee: true,
    mail: { emailDetails, ...(emailUserId !== undefined && { emailUserId }) },
  })
}

const contentOf = ({ text }: ArrivedMail) => text

/** What a job of type `send-auto-reply` is told. */
export interface AutoReply {
  readonly mailboxId: string
  readonly taskId: string
  readonly to: EmailPerson
  readonly messageId: string
  readonly answersId: string
}

async function answerAutomatically(
  tx: WriteTx,
  mail: ArrivedMail,
  mailbox: Mailbox,
  { id: taskId }: Task,
): Promise<void> {
  const { from: to } = mail
  if (!mailbox.autoReply || !to || mail.isAutomatic || !isPlainAddress(to.emailAddress)) return
  if ((await mailboxes.addressKeys(tx)).has(keyOf(to.emailAddress.replace(/\+[^@]*@/, '@')))) return
  const sent = await messages.countAutomatic(tx, to.emailAddress, tx.now - HOUR_MS)
  if (sent >= MOST_AUTOMATIC_AN_HOUR) return
  const messageId = `<${taskId}.auto@${mailbox.address.slice(mailbox.address.lastIndexOf('@') + 1)}>`
  const of = { messageId, mailboxId: mailbox.id, taskId, eventId: null, subject: mailbox.autoReply.subject }
  const message = { ...of, direction: 'auto' as const, to: to.emailAddress, references: [mail.messageId] }
  await messages.insert(tx, messages.messageKey(messageId, ''), message)
  const data: AutoReply = { mailboxId: mailbox.id, taskId, to, messageId, answersId: mail.messageId }
  await jobs.queue(tx, { type: 'send-auto-reply', data })
}
