import { EMPTY_LEAD } from '../../domain/lead/lead.ts'
import { systemActor } from '../../domain/people/actor.ts'
import { fittingValues } from '../../domain/project/custom-field.ts'
import { defaultState, type Project } from '../../domain/project/project.ts'
import { completes } from '../../domain/project/state.ts'
import { templateOf } from '../../domain/task/fields.ts'
import { type Dates, movedDates, nextOccurrence, recurringDate } from '../../domain/task/recurrence.ts'
import { resetSteps, stepsWithAssignees } from '../../domain/task/steps.ts'
import type { Series, SeriesTemplate, Task } from '../../domain/task/task.ts'
import * as clients from '../../store/client/clients.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { hasHappened } from '../../store/event/events.ts'
import { fileNames } from '../../store/file/files.ts'
import * as leads from '../../store/lead/leads.ts'
import { tagsById } from '../../store/project/tags.ts'
import type { WholeTask } from '../../store/task/rows.ts'
import * as tasks from '../../store/task/tasks.ts'
import { parentIdOf } from '../../store/task/tree.ts'
import { record } from '../record.ts'
import { insertTask } from './insert.ts'
import { datesOf, followRecurrence, placeIn } from './recurrence.ts'
import { moveUnder, takeOutOfTree } from './subtasks.ts'

/**
 * Makes the next copy of a recurrent task, unless it has been made or the series has ended: only the newest copy makes
 * one, and is the newest no more. Steps and subtasks come along and start anew; comments and archive stay behind.
 *
 * @param parentId  what the copy is to lie under; absent: what the task lies under, while that is open
 */
export async function createNextCopy(tx: WriteTx, task: WholeTask, parentId?: string): Promise<void> {
  const { recurrence, series } = task
  const project = tx.org.projects.get(task.projectId)
  if (!recurrence || !series || !task.isLastCopy || !project) return
  const dates = nextOccurrence(placeIn(tx, recurrence, series, datesOf(task)))
  if (!dates) return

  const template = await withoutWhatIsGone(tx, project, series.template)
  const copy: Task = {
    ...freshFrom(tx, task, project, template, dates),
    series: { ...series, copy: series.copy + 1, madeForAt: recurringDate(dates) },
  }
  const lead = (await leads.listByTasks(tx, [task.id])).get(task.id)
  await tasks.update(tx, task, { ...task, isLastCopy: false, series: { ...series, nextId: copy.id } })
  await insertTask(
    tx,
    copy,
    project,
    lead && { ...lead, remindAt: EMPTY_LEAD.remindAt, reason: EMPTY_LEAD.reason, status: EMPTY_LEAD.status },
  )
  const above = parentId ?? (await openParentOf(tx, task))
  if (above) await moveUnder(tx, [copy.id], above)
  await copySubtasks(tx, task, copy, { left: MOST_SUBTASKS })
}

/** A new task with the content of another. */
function freshFrom(tx: WriteTx, task: Task, project: Project, content: SeriesTemplate, dates: Dates): Task {
  const state = defaultState(tx.org, project)
  return {
    ...task,
    ...content,
    steps: resetSteps(content.steps),
    startAt: dates.start,
    deadlineAt: dates.deadline,
    allDay: dates.allDay ?? false,
    id: tx.newId(),
    stateId: state.id,
    rank: tx.now,
    subtaskIds: [],
    parentId: null,
    blockerIds: [],
    completedAt: completes(state.type) ? tx.now : null,
    archivedAt: null,
    createdAt: tx.now,
    updatedAt: tx.now,
  }
}

/** What the task lies under, when that is still to be done; whether or not the actor may see it. */
async function openParentOf(tx: WriteTx, { id }: Task): Promise<string | null> {
  const parentId = await parentIdOf(tx, id)
  const parent = parentId && (await tasks.find(asSystem(tx), parentId))
  return parent && parent.completedAt === null && parent.archivedAt === null ? parent.id : null
}

/** In all, however deep: so that one completion has a bound. */
const MOST_SUBTASKS = 500

/** The subtasks of a copy: those of the task, from the start; one that recurs by itself goes on with its own next copy. */
async function copySubtasks(tx: WriteTx, from: WholeTask, to: Task, budget: { left: number }): Promise<void> {
  const [before, after] = [recurringDate(datesOf(from)) ?? tx.now, recurringDate(datesOf(to)) ?? tx.now]
  for (const subtask of await tasks.listByIds(asSystem(tx), from.subtaskIds)) {
    const project = tx.org.projects.get(subtask.projectId)
    if (subtask.archivedAt !== null || !project || budget.left === 0) continue
    budget.left--
    if (subtask.recurrence) {
      await createNextCopy(tx, subtask, to.id)
      continue
    }
    const content = await withoutWhatIsGone(tx, project, templateOf(subtask))
    const dates = movedDates(datesOf(subtask), before, after, tx.org.zone)
    const copy = freshFrom(tx, subtask, project, content, dates)
    await insertTask(tx, copy, project, (await leads.listByTasks(tx, [subtask.id])).get(subtask.id))
    await moveUnder(tx, [copy.id], to.id)
    await copySubtasks(tx, subtask, copy, budget)
  }
}

/**
 * Takes back the copy that completing a task made, as the task is open again: to the trash, and the task is the newest
 * one. A copy in which something was done stays, and so does one that was deleted meanwhile.
 */
export async function takeBackNextCopy(tx: WriteTx, task: WholeTask): Promise<void> {
  const nextId = task.series?.nextId
  if (!nextId || !(await tasks.find(asSystem(tx), nextId))) return
  const copy = await tasks.lock(asSystem(tx), nextId)
  if (!copy.isLastCopy) return
  const made = [copy, ...(await subtasksBelow(tx, copy, MOST_SUBTASKS))]
  if (made.some(({ createdAt }) => createdAt !== copy.createdAt)) return
  if (
    await hasHappened(
      tx,
      made.map(({ id }) => id),
    )
  )
    return

  await takeOutOfTree(tx, copy)
  // Out of the series: were it taken from the trash, two tasks would go on with it.
  for (const each of made) {
    await tasks.update(tx, each, { ...each, recurrence: null, series: null, isLastCopy: false })
    await followRecurrence(tx, { ...each, recurrence: null })
  }
  await tasks.moveToTrash(
    tx,
    made.map(({ id }) => id),
  )
  for (const { id: taskId, projectId } of made) await record(tx, { type: 'task.deleted', taskId, projectId, data: {} })

  const madeIds = new Set(made.map(({ id }) => id))
  for (const each of [task, ...(await subtasksBelow(tx, task, MOST_SUBTASKS))]) {
    if (each.series?.nextId && madeIds.has(each.series.nextId)) await goOnFrom(tx, each)
  }
}

/** Makes a copy the newest of its series again. */
async function goOnFrom(tx: WriteTx, task: WholeTask): Promise<void> {
  const { nextId: _, ...series } = task.series as Series // the caller has looked
  const newest: Task = { ...task, series, isLastCopy: true }
  await tasks.update(tx, task, newest)
  await followRecurrence(tx, newest)
}

/** All that lies under a task, however deep; whether or not the actor may see it. */
async function subtasksBelow(tx: WriteTx, { subtaskIds }: WholeTask, most: number): Promise<WholeTask[]> {
  const found = await tasks.listByIds(asSystem(tx), subtaskIds.slice(0, most))
  for (const each of found) {
    if (found.length < most) found.push(...(await tasks.listByIds(asSystem(tx), each.subtaskIds)))
  }
  return found
}

/** A copy belongs to its series, whatever of it the one may see who completes it. */
const asSystem = (tx: WriteTx): WriteTx => ({ ...tx, actor: systemActor(tx.org.id) })

/** Since the template was made, a client, a tag, a file or an option may have been deleted, people may have left, and the task may have moved to another project. */
async function withoutWhatIsGone(tx: WriteTx, project: Project, template: SeriesTemplate): Promise<SeriesTemplate> {
  const { clientId, tagIds, fileIds, assigneeIds, followerIds, customFields, steps } = template
  const tags = tagIds.length > 0 ? await tagsById(tx, tagIds) : new Map()
  const files = await fileNames(tx, fileIds)
  const isPresent = (userId: number) => tx.org.users.get(userId)?.removedAt === null
  return {
    ...template,
    assigneeIds: assigneeIds.filter(isPresent),
    followerIds: followerIds.filter(isPresent),
    steps: stepsWithAssignees(steps, isPresent),
    fileIds: fileIds.filter((id) => files.has(id)),
    clientId: clientId !== null && (await clients.exists(tx, clientId)) ? clientId : null,
    tagIds: tagIds.filter((id) => tags.get(id)?.projectId === project.id),
    customFields: fittingValues(project.customFields, customFields),
  }
}

/** The deadline of a task that recurs by it has passed. */
export async function recurAfterDeadline(tx: WriteTx, taskId: string): Promise<void> {
  const task = (await tasks.find(tx, taskId)) && (await tasks.lock(tx, taskId))
  if (!task?.recurrence?.active || task.recurrence.createWhen !== 'after-deadline') return
  if (task.deadlineAt === null || task.deadlineAt >= tx.now) return // it was put off: a job is queued for then
  await createNextCopy(tx, task)
}
