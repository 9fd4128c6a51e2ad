import { EMPTY_LEAD } from '../../domain/lead/lead.ts'
import { fittingValues } from '../../domain/project/custom-field.ts'
import { defaultState, type Project } from '../../domain/project/project.ts'
import { completes } from '../../domain/project/state.ts'
import { nextOccurrence, recurringDate } from '../../domain/task/recurrence.ts'
import { resetSteps } from '../../domain/task/steps.ts'
import type { SeriesTemplate, Task } from '../../domain/task/task.ts'
import * as clients from '../../store/client/clients.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { fileNames } from '../../store/file/files.ts'
import * as leads from '../../store/lead/leads.ts'
import { tagsById } from '../../store/project/tags.ts'
import * as tasks from '../../store/task/tasks.ts'
import { insertTask } from './insert.ts'
import { placeIn } from './recurrence.ts'

/**
 * Makes the next copy of a recurrent task, unless it has been made or the series has ended: only the newest copy makes
 * one, and is the newest no more. Steps start anew; comments and archive stay behind.
 */
export async function createNextCopy(tx: WriteTx, task: Task): Promise<void> {
  const { recurrence, series } = task
  const project = tx.org.projects.get(task.projectId)
  if (!recurrence || !series || !task.isLastCopy || !project) return
  const dates = nextOccurrence(placeIn(tx, recurrence, series, { start: task.startAt, deadline: task.deadlineAt }))
  if (!dates) return

  const template = await withoutWhatIsGone(tx, project, series.template)
  const state = defaultState(tx.org, project)
  const copy: Task = {
    ...task,
    ...template,
    steps: resetSteps(template.steps),
    startAt: dates.start,
    deadlineAt: dates.deadline,
    id: tx.newId(),
    stateId: state.id,
    rank: tx.now,
    subtaskIds: [],
    parentId: null,
    completedAt: completes(state.type) ? tx.now : null,
    archivedAt: null,
    createdAt: tx.now,
    updatedAt: tx.now,
    series: { ...series, copy: series.copy + 1, madeForAt: recurringDate(dates) },
  }
  const lead = (await leads.listByTasks(tx, [task.id])).get(task.id)
  await tasks.update(tx, task, { ...task, isLastCopy: false })
  await insertTask(
    tx,
    copy,
    project,
    lead && { ...lead, remindAt: EMPTY_LEAD.remindAt, reason: EMPTY_LEAD.reason, status: EMPTY_LEAD.status },
  )
}

/** Since the template was made, a client, a tag, a file or an option may have been deleted, people may have left, and the task may have moved to another project. */
async function withoutWhatIsGone(tx: WriteTx, project: Project, template: SeriesTemplate): Promise<SeriesTemplate> {
  const { clientId, tagIds, fileIds, assigneeIds, followerIds, customFields } = template
  const tags = tagIds.length > 0 ? await tagsById(tx, tagIds) : new Map()
  const files = await fileNames(tx, fileIds)
  const isPresent = (userId: number) => tx.org.users.get(userId)?.removedAt === null
  return {
    ...template,
    assigneeIds: assigneeIds.filter(isPresent),
    followerIds: followerIds.filter(isPresent),
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
