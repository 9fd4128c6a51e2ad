import { accessOf, mayOnTask, require } from '../../domain/access.ts'
import { Faults, refuse, refuseWhole } from '../../domain/errors.ts'
import type { Activity, Event, Mention } from '../../domain/events.ts'
import { isSmallId } from '../../domain/ids.ts'
import type { Task } from '../../domain/task/task.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as events from '../../store/event/events.ts'
import { linkFiles, unlinkFiles } from '../../store/file/files.ts'
import * as tasks from '../../store/task/tasks.ts'
import { canHang } from '../file/rights.ts'
import { tell } from '../notification/tell.ts'
import { record } from '../record.ts'

export interface NewPost {
  /** Markdown. */
  content?: string
  fileIds?: string[]
  mentions?: Mention[]
  /** A post of the same task. */
  replyToId?: string | null
}

/** Comments on a task. Throws not_found, forbidden, malformed (nothing said), invalid. */
export async function post(
  tx: WriteTx,
  taskId: string,
  { content = '', fileIds = [], mentions = [], replyToId }: NewPost,
): Promise<Activity> {
  const task = await tasks.get(tx, taskId)
  require(mayOnTask(accessOf(tx.org, tx.actor.userId), 'comment_on_task', task), 'comment_on_task')
  if (content === '' && fileIds.length === 0) throw refuse('content', 'nothing_said')

  const faults = new Faults()
  const files = [...new Set(fileIds)]
  if (files.length > 0 && !(await canHang(tx, files, taskId)))
    faults.add('fileIds', 'unknown_reference', { noun: 'file' })
  checkMentions(tx, mentions, faults)
  if (replyToId && !(await isPostOf(tx, taskId, replyToId))) faults.add('replyToId', 'unknown_post')
  faults.raise()

  const posted = {
    type: 'task.posted',
    taskId,
    projectId: task.projectId,
    content,
    replyToId: replyToId || null,
    data: { mentions, fileIds: files },
  } as const
  const activity = await record(tx, posted, task)
  if (files.length > 0) await linkFiles(tx, { noun: 'event', recordId: activity.id, taskId, fileIds: files })
  await tell(tx, [...idsOf(mentions), ...task.assigneeIds, ...task.followerIds], task, activity)
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
  const faults = new Faults()
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
  await tell(tx, idsOf(mentions), task, after) // who was told before is not told again
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

function checkMentions(tx: WriteTx, mentions: readonly Mention[], faults: Faults): void {
  if (mentions.every(({ id }) => isSmallId(id) && tx.org.users.get(Number(id))?.removedAt === null)) return
  faults.add('mentions', 'not_a_member')
}

async function isPostOf(tx: WriteTx, taskId: string, id: string): Promise<boolean> {
  const activity = await events.findActivity(tx, taskId, id)
  return activity?.type === 'task.posted'
}

/**
 * Shows a post to the portal's client, or hides it. Only a task that a client has to do with has anybody to show it to.
 * Throws not_found, forbidden, invalid.
 */
export async function showToClient(tx: WriteTx, taskId: string, activityId: string, value: boolean): Promise<Activity> {
  const task = await tasks.lock(tx, taskId)
  const activity = await events.getActivity(tx, taskId, activityId)
  require(mayOnTask(accessOf(tx.org, tx.actor.userId), 'show_post_to_client', task), 'show_post_to_client')
  if (activity.clientCanSee === value) return activity
  if (!task.sharedWithClient) throw refuse('clientCanSee', 'not_shared_with_client')
  await events.setClientCanSee(tx, activityId, value)
  return { ...activity, clientCanSee: value }
}
