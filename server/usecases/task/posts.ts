import { accessOf, mayOnTask, require } from '../../domain/access.ts'
import { FaultCollector, refuse, refuseWhole } from '../../domain/errors.ts'
import type { Activity, Event, EventData, Mention } from '../../domain/events.ts'
import { isSmallId } from '../../domain/ids.ts'
import type { EmailPerson } from '../../domain/mail/person.ts'
import type { Task } from '../../domain/task/task.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as events from '../../store/event/events.ts'
import { linkFiles, unlinkFiles } from '../../store/file/files.ts'
import type { WholeTask } from '../../store/task/rows.ts'
import * as tasks from '../../store/task/tasks.ts'
import { canHang } from '../file/rights.ts'
import { isMailed, mailPost } from '../mail/send-post.ts'
import { notifyUsers } from '../notification/notify-users.ts'
import { record } from '../record.ts'

export interface NewPost {
  /** Markdown. */
  content?: string
  fileIds?: string[]
  mentions?: Mention[]
  /** A post of the same task. */
  replyToId?: string | null
  /** It goes to the client at once. */
  clientCanSee?: boolean
  /** It goes out as a mail to these people, whoever wrote before. */
  mailTo?: readonly EmailPerson[]
  mailCc?: readonly EmailPerson[]
}

/** Comments on a task. Throws not_found, forbidden, malformed (nothing said), invalid. */
export async function post(
  tx: WriteTx,
  taskId: string,
  { content = '', fileIds = [], mentions = [], replyToId, clientCanSee = false, mailTo, mailCc }: NewPost,
): Promise<Activity> {
  const task = await tasks.get(tx, taskId)
  require(mayOnTask(accessOf(tx.org, tx.actor.userId), 'comment_on_task', task), 'comment_on_task')
  if (content === '' && fileIds.length === 0) throw refuse('content', 'nothing_said')

  const faults = new FaultCollector()
  const files = [...new Set(fileIds)]
  if (files.length > 0 && !(await canHang(tx, files, taskId)))
    faults.add('fileIds', 'unknown_reference', { noun: 'file' })
  checkMentions(tx, mentions, faults)
  if (replyToId && !(await isPostOf(tx, taskId, replyToId))) faults.add('replyToId', 'unknown_post')
  faults.raise()

  const said = { content, replyToId: replyToId || null, mentions, fileIds: files }
  const isOfMails = await isMailed(tx, task)
  const activity = await addPost(tx, task, { ...said, ...(isOfMails && { mail: { mailStatus: 'not-sent' } }) })
  if (mailTo?.length || mailCc?.length) return mailPost(tx, task, activity, { to: mailTo ?? [], cc: mailCc ?? [] })
  return clientCanSee ? showToClient(tx, taskId, activity.id, true) : activity
}

interface SoundPost {
  content: string
  fileIds: string[]
  mentions?: Mention[]
  replyToId?: string | null
  clientCanSee?: boolean
  mail?: Pick<EventData['task.posted'], 'emailUserId' | 'emailDetails' | 'mailStatus'>
}

/** Puts a post that is known to be sound on a task, whoever says it, and tells those whom it concerns. */
export async function addPost(
  tx: WriteTx,
  task: WholeTask,
  { content, fileIds, mentions = [], replyToId = null, clientCanSee = false, mail = {} }: SoundPost,
): Promise<Event<'task.posted'>> {
  const posted = {
    type: 'task.posted',
    taskId: task.id,
    projectId: task.projectId,
    content,
    replyToId,
    clientCanSee,
    data: { mentions, fileIds, ...mail },
  } as const
  const activity = await record(tx, posted, task)
  if (fileIds.length > 0) await linkFiles(tx, { noun: 'event', recordId: activity.id, taskId: task.id, fileIds })
  await notifyUsers(tx, [...idsOf(mentions), ...task.assigneeIds, ...task.followerIds], task, activity)
  return activity
}

/** Puts other words in place of what the actor said. Throws not_found, forbidden, malformed (nothing said), invalid. */
export async function editPost(
  tx: WriteTx,
  taskId: string,
  id: string,
  { content, mentions = [] }: { content: string; mentions?: Mention[] | undefined },
): Promise<Activity> {
  const { before, task } = await ownPost(tx, taskId, id)
  if (content.trim() === '' && before.data.fileIds.length === 0) throw refuse('content', 'blank')
  const faults = new FaultCollector()
  const known = new Set(before.data.mentions.map((mention) => mention.id)) // who has left since may stay named
  checkMentions(
    tx,
    mentions.filter((mention) => !known.has(mention.id)),
    faults,
  )
  faults.raise()
  if (before.content === content && JSON.stringify(before.data.mentions) === JSON.stringify(mentions)) return before
  const after = { ...before, content, data: { ...before.data, mentions, editedAt: tx.now } }
  await events.setPost(tx, after)
  await record(tx, { type: 'task.post_edited', taskId, projectId: task.projectId, data: { postId: id } })
  await notifyUsers(tx, idsOf(mentions), task, after) // who was told before is not told again
  return after
}

/** Takes back what the actor said, for good; its files go with it, and answers to it stay. Throws not_found, forbidden. */
export async function removePost(tx: WriteTx, taskId: string, id: string): Promise<void> {
  const { before, task } = await ownPost(tx, taskId, id)
  await events.setPost(tx, { ...before, content: null, data: { mentions: [], fileIds: [], removedAt: tx.now } })
  await unlinkFiles(tx, { noun: 'event', recordId: id, fileIds: before.data.fileIds })
  await record(tx, { type: 'task.post_removed', taskId, projectId: task.projectId, data: { postId: id } })
}

async function ownPost(tx: WriteTx, taskId: string, id: string): Promise<{ before: Event<'task.posted'>; task: Task }> {
  const task = await tasks.lock(tx, taskId)
  const activity = await events.getActivity(tx, taskId, id)
  require(mayOnTask(accessOf(tx.org, tx.actor.userId), 'comment_on_task', task), 'comment_on_task')
  if (activity.type !== 'task.posted' || activity.actorId !== tx.actor.userId) {
    throw refuseWhole('not_your_comment')
  }
  return { before: activity as Event<'task.posted'>, task }
}

const idsOf = (mentions: readonly Mention[]) => mentions.map(({ id }) => Number(id))

function checkMentions(tx: WriteTx, mentions: readonly Mention[], faults: FaultCollector): void {
  if (mentions.every(({ id }) => isSmallId(id) && tx.org.users.get(Number(id))?.removedAt === null)) return
  faults.add('mentions', 'not_a_member')
}

async function isPostOf(tx: WriteTx, taskId: string, id: string): Promise<boolean> {
  const activity = await events.findActivity(tx, taskId, id)
  return activity?.type === 'task.posted'
}

/**
 * Shows a post to the portal's client, or hides it. Only a task that a client has to do with has anybody to show it to.
 * Of a task of mails, it is sent to who wrote; once, whatever is shown and hidden later.
 * Throws not_found, forbidden, invalid.
 */
export async function showToClient(tx: WriteTx, taskId: string, activityId: string, value: boolean): Promise<Activity> {
  const task = await tasks.lock(tx, taskId)
  const activity = await events.getActivity(tx, taskId, activityId)
  require(mayOnTask(accessOf(tx.org, tx.actor.userId), 'show_post_to_client', task), 'show_post_to_client')
  if (activity.clientCanSee === value) return activity
  const isOfMails = await isMailed(tx, task)
  if (!task.sharedWithClient && !isOfMails) throw refuse('clientCanSee', 'not_shared_with_client')
  if (value && isOfMails && isUnsent(activity)) return mailPost(tx, task, activity)
  await events.setClientCanSee(tx, activityId, value)
  await record(tx, { type: 'task.post_shown', taskId, projectId: task.projectId, data: { postId: activityId } })
  return { ...activity, clientCanSee: value }
}

/** What a mail brought goes nowhere, and what went out goes once. */
function isUnsent(activity: Activity): activity is Event<'task.posted'> {
  if (activity.type !== 'task.posted') return false
  const { emailUserId, emailDetails } = (activity as Event<'task.posted'>).data // by its type
  return emailUserId === undefined && emailDetails === undefined
}
