import { accessOf, mayInProject } from '../../../domain/access.ts'
import type { Activity, Change } from '../../../domain/events.ts'
import type { Lead } from '../../../domain/lead/lead.ts'
import type { Organization } from '../../../domain/organization/organization.ts'
import type { WebhookType } from '../../../domain/webhook/webhook.ts'
import { clientName } from '../../../store/client/clients.ts'
import type { ReadTx } from '../../../store/core/store.ts'
import { fileNames } from '../../../store/file/files.ts'
import { openOf } from '../../../store/task/blockers.ts'
import type { WholeTask } from '../../../store/task/rows.ts'
import { visibleEvenDeleted } from '../../../store/task/sight.ts'
import { visibleIds } from '../../../store/task/tasks.ts'
import type { KeptEvent, Subject } from '../../../store/webhook/events.ts'
import { presentClient } from '../client/client.shape.ts'
import { presentUser } from '../people/user.shape.ts'
import { fileIdsOf, presentActivity } from '../task/activity.shape.ts'
import { presentTask } from '../task/task.shape.ts'

/** What a webhook is told of an event, as Cubicl words it, beside its type and its time. It holds all that there is to see. */
export async function makeBody(tx: ReadTx, { type, at }: KeptEvent, subject: Subject): Promise<object> {
  const frame = { type, timestamp: new Date(at).toISOString() }
  const { task, lead, client, event, changes = [] } = subject
  if (client) return { ...frame, client: presentClient(client) }
  if (!task) return frame // it is gone already
  const shown = await presentedTask(tx, task, lead)
  if (type === 'task-updated') {
    const before = await taskBefore(tx, task, changes)
    return { ...frame, oldTask: await presentedTask(tx, before, lead && leadBefore(lead, changes)), updatedTask: shown }
  }
  if (!event) return { ...frame, task: shown }
  const activity = event as Activity // the others are of tasks, and kept with what they did
  const names = await fileNames(tx, fileIdsOf([activity]))
  return { ...frame, task: shown, activity: presentActivity(activity, { fileNames: names, isSeen: () => true }) }
}

export const testBody = (at: number, webhook: object): object => ({
  type: 'test',
  timestamp: new Date(at).toISOString(),
  webhook,
})

async function presentedTask(tx: ReadTx, task: WholeTask, lead: Lead | undefined) {
  const { org, now } = tx
  const blockers = await openOf(tx, task.blockerIds)
  const isOpen = (id: string) => blockers.get(id) === true
  const shown = presentTask(task, { org, now, lead, isSeen: () => true, isOpen })
  return {
    ...shown,
    assignees: people(org, task.assigneeIds),
    assignedBy: people(org, [task.ownerId])[0] ?? null,
    followers: people(org, task.followerIds),
  }
}

const people = (org: Organization, ids: readonly number[]) =>
  ids.flatMap((id) => org.users.get(id) ?? []).map(presentUser)

/** The task without what an edit changed of it. */
async function taskBefore(tx: ReadTx, task: WholeTask, changes: readonly Change[]): Promise<WholeTask> {
  const old = Object.fromEntries(changes.filter(({ field }) => field in task).map(({ field, from }) => [field, from]))
  const before: WholeTask = { ...task, ...old }
  const isClientKept = before.clientId === task.clientId
  return {
    ...before,
    isRecurrent: before.recurrence !== null,
    clientName: isClientKept || before.clientId === null ? task.clientName : await clientName(tx, before.clientId),
  }
}

const OF_LEAD = 'lead.'
const leadBefore = (lead: Lead, changes: readonly Change[]): Lead => ({
  ...lead,
  ...Object.fromEntries(
    changes
      .filter(({ field }) => field.startsWith(OF_LEAD))
      .map(({ field, from }) => [field.slice(OF_LEAD.length), from]),
  ),
})

interface ShownTask {
  group?: string | null
  parent?: string | null
  subtasks?: string[]
  blockedBy?: string[]
}
const SHOWN_TASKS = ['task', 'oldTask', 'updatedTask'] as const
type Body = { [name in (typeof SHOWN_TASKS)[number]]?: ShownTask } & { type: WebhookType }

/** Without the tasks that the actor may not see, and the project that a task came from. */
export async function shownTo(tx: ReadTx, text: string): Promise<string> {
  const body: Body = JSON.parse(text)
  const tasks = SHOWN_TASKS.flatMap((name) => body[name] ?? [])
  const otherIds = tasks.flatMap(({ parent, subtasks = [], blockedBy = [] }) => [
    ...(parent ? [parent] : []),
    ...subtasks,
    ...blockedBy,
  ])
  const seen = await visibleIds(tx, otherIds)
  const access = accessOf(tx.org, tx.actor.userId)
  const oldGroup = body.oldTask?.group
  const isGroupHidden =
    oldGroup && oldGroup !== body.updatedTask?.group && !mayInProject(access, 'see_project', oldGroup)
  if (otherIds.every((id) => seen.has(id)) && !isGroupHidden) return text
  for (const task of tasks) {
    if (task.parent && !seen.has(task.parent)) task.parent = null
    if (task.subtasks) task.subtasks = task.subtasks.filter((id) => seen.has(id))
    if (task.blockedBy) task.blockedBy = task.blockedBy.filter((id) => seen.has(id))
  }
  if (isGroupHidden && body.oldTask) body.oldTask.group = null
  return JSON.stringify(body)
}

/** What a delivery of a task that the actor may not see says to him: that it is there, and no more. */
export async function shownBody(
  tx: ReadTx,
  { body, taskId }: { body: string; taskId: string | null },
): Promise<string> {
  return taskId === null || (await visibleEvenDeleted(tx, [taskId])).has(taskId) ? shownTo(tx, body) : '{}'
}

export const webhookBodies = { make: makeBody, shownTo }
