import { accessOf, mayInProject, mayOnTask, require } from '../../domain/access.ts'
import { FaultCollector } from '../../domain/errors.ts'
import { defaultState, type Project } from '../../domain/project/project.ts'
import { completes, type State } from '../../domain/project/state.ts'
import { datesAfter, NO_DATES } from '../../domain/task/dates.ts'
import type { Task, TaskContent } from '../../domain/task/task.ts'
import type { WriteTx } from '../../store/core/store.ts'
import type { WholeTask } from '../../store/task/rows.ts'
import * as tasks from '../../store/task/tasks.ts'
import { checkLead } from '../lead/leads.ts'
import { scheduleReminder } from '../lead/reminders.ts'
import { notifyUsers } from '../notification/notify-users.ts'
import { checkBlockers } from './blockers.ts'
import { given, stepsOf, unique, withSoundSteps } from './content.ts'
import { checkContent, checkReferences, projectFor, stateFor, type TaskInput } from './input.ts'
import { insertTask } from './insert.ts'
import { seriesOf } from './recurrence.ts'
import { checkParent, moveUnder } from './subtasks.ts'

export interface CreateOptions {
  /** A lead's reminder goes out when it says; else it is only noted. */
  reminds?: boolean
  /** Who wrote the mail that it is made from. */
  emailUserId?: string
}

/**
 * Makes a task in a project. In a pipeline it is a lead, too. Under a task of the same project, it takes no more than
 * the right to add a subtask to that one.
 * Throws forbidden; malformed for what is missing; invalid for what the project or the organization has not.
 */
export async function createTask(
  tx: WriteTx,
  input: TaskInput & { projectId: string; name: string },
  { reminds = false, emailUserId }: CreateOptions = {},
): Promise<WholeTask> {
  const faults = new FaultCollector()
  const project = (await projectOfParent(tx, input)) ?? projectFor(tx, input.projectId, faults)
  if (!project) throw faults.raise()
  const state = stateFor(tx, project, input, faults) ?? defaultState(tx.org, project)
  const content = newTask(tx, project, state, withSoundSteps(input, 'none', faults))
  const task = { ...content, emailUserId: emailUserId ?? null }
  if (input.isRecurrent && !input.recurrence) faults.add('recurrence', 'required')
  await checkLead(tx, null, project, input.lead, faults)
  checkContent(null, task, project, faults)
  await checkReferences(tx, null, task, faults)
  if (task.ownerId !== tx.actor.userId)
    require(mayInProject(accessOf(tx.org, tx.actor.userId), 'give_task_away', project.id), 'give_task_away')
  if (input.parentId) await checkParent(tx, task.id, input.parentId, faults)
  await checkBlockers(tx, null, task, faults)
  faults.raise()

  const { made, event } = await insertTask(tx, task, project, input.lead)
  await notifyUsers(tx, task.assigneeIds, task, event)
  if (input.parentId) await moveUnder(tx, [task.id], input.parentId)
  if (reminds && input.lead?.remindAt) await scheduleReminder(tx, task.id, input.lead.remindAt)
  return { ...made, parentId: input.parentId || null }
}

/** The project that is asked for, where the parent lies in it and the actor may add subtasks to that. */
async function projectOfParent(tx: WriteTx, { projectId, parentId }: TaskInput): Promise<Project | undefined> {
  const parent = parentId && (await tasks.find(tx, parentId))
  if (!parent || parent.projectId !== projectId) return undefined
  const isFree = mayOnTask(accessOf(tx.org, tx.actor.userId), 'add_subtask', parent)
  return isFree ? tx.org.projects.get(parent.projectId) : undefined
}

export function newTask(
  tx: Pick<WriteTx, 'actor' | 'now' | 'newId' | 'org'>,
  project: Project,
  state: State,
  input: TaskInput & { name: string },
): Task {
  const ownerId = input.ownerId ?? tx.actor.userId
  const assigneeIds = unique(input.assigneeIds)
  const createdAt = input.createdAt ?? tx.now
  const stepType = input.stepType ?? 'none'
  const content: TaskContent = {
    name: input.name,
    desc: input.desc ?? '',
    ...datesAfter(NO_DATES, input, tx.org.zone),
    assigneeIds,
    followerIds: unique(input.followerIds ?? [ownerId, ...assigneeIds]),
    priority: input.priority ?? 3,
    tagIds: unique(input.tagIds),
    clientId: input.clientId || null,
    fileIds: unique(input.fileIds),
    stepType,
    steps: stepsOf(tx, stepType, input.steps, null),
    estimatedTimeS: input.estimatedTimeS || null,
    customFields: given(input.customFields),
    isPrivate: input.isPrivate ?? false,
    workFlowId: input.workFlowId || null,
  }
  const recurrence = (input.isRecurrent && input.recurrence) || null
  return {
    ...content,
    id: tx.newId(),
    projectId: project.id,
    stateId: state.id,
    ownerId,
    rank: input.rank ?? tx.now, // the newest on top
    subtaskIds: [],
    parentId: null,
    blockerIds: unique(input.blockerIds),
    completedAt: completes(state.type) ? tx.now : null,
    archivedAt: null,
    createdAt,
    updatedAt: tx.now,
    sharedWithClient: false,
    emailUserId: null,
    recurrence,
    series: recurrence && seriesOf(content),
    isLastCopy: recurrence !== null,
  }
}
