import { type Action, accessOf, mayInProject, mayOnTask, require } from '../../domain/access.ts'
import type { Activity, Change } from '../../domain/events.ts'
import { systemActor } from '../../domain/people/actor.ts'
import { fittingValues } from '../../domain/project/custom-field.ts'
import { defaultState, type Project, statesOf } from '../../domain/project/project.ts'
import { completes, type State } from '../../domain/project/state.ts'
import { checkSteps, isProgressOnly, type Steps, withStepIds } from '../../domain/task/steps.ts'
import type { Task, TaskContent } from '../../domain/task/task.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { linkFiles, unlinkFiles } from '../../store/file/files.ts'
import { requireCurrent } from '../../store/organization/organizations.ts'
import { sameTagsIn } from '../../store/project/tags.ts'
import type { WholeTask } from '../../store/task/rows.ts'
import * as tasks from '../../store/task/tasks.ts'
import { checkLead, editLead } from '../lead/leads.ts'
import { forgetReason } from '../lead/reason.ts'
import { scheduleReminder } from '../lead/reminders.ts'
import { tell } from '../notification/tell.ts'
import { record } from '../record.ts'
import { checkContent, checkReferences, Faults, projectFor, stateFor, type TaskInput } from './input.ts'
import { insertTask } from './insert.ts'
import { followRecurrence, seriesOf, withTemplate } from './recurrence.ts'
import { moveToState, placeOf } from './state.ts'
import { checkParent, checkSubtasks, moveUnder, setSubtasks } from './subtasks.ts'

/**
 * Makes a task in a project. In a pipeline it is a lead, too. Under a task of the same project, it takes no more than
 * the right to add a subtask to that one.
 * Throws forbidden; malformed for what is missing; invalid for what the project or the organization has not.
 */
export async function createTask(
  tx: WriteTx,
  input: TaskInput & { projectId: string; name: string },
  { reminds = false }: Pick<EditOptions, 'reminds'> = {},
): Promise<WholeTask> {
  const faults = new Faults()
  const project = (await projectOfParent(tx, input)) ?? projectFor(tx, input.projectId, faults)
  if (!project) throw faults.raise()
  const state = stateFor(tx, project, input, faults) ?? defaultState(tx.org, project)
  const task = newTask(tx, project, state, withSoundSteps(input, 'none', faults))
  if (input.isRecurrent && !input.recurrence) faults.missing('/recurrence')
  await checkLead(tx, null, project, input.lead, faults)
  checkContent(null, task, project, faults)
  await checkReferences(tx, null, task, faults)
  if (task.ownerId !== tx.actor.userId)
    require(mayInProject(accessOf(tx.org, tx.actor.userId), 'give_task_away', project.id), 'give_task_away')
  if (input.parentId) await checkParent(tx, task.id, input.parentId, faults)
  faults.raise()

  const { made, event } = await insertTask(tx, task, project, input.lead)
  await tell(tx, task.assigneeIds, task, event)
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
  tx: Pick<WriteTx, 'actor' | 'now' | 'newId'>,
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
    startAt: input.startAt ?? null,
    deadlineAt: input.deadlineAt ?? null,
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
    completedAt: completes(state.type) ? tx.now : null,
    archivedAt: null,
    createdAt,
    updatedAt: tx.now,
    sharedWithClient: false,
    recurrence,
    series: recurrence && seriesOf(content),
    isLastCopy: recurrence !== null,
  }
}

export interface EditOptions {
  /** For a recurrent task: also what future copies are made from. */
  updateTemplate?: boolean
  /** A lead's reminder goes out when it says; else it is only noted. */
  reminds?: boolean
}

export interface EditedTask {
  task: WholeTask
  /** Null: nothing changed. */
  activity: Activity | null
}

/**
 * Changes what is given. A changed state and changed completion of steps are activities of their own; the answer is
 * that of the other changes, where there are any.
 */
export async function editTask(
  tx: WriteTx,
  id: string,
  input: TaskInput,
  { updateTemplate = false, reminds = false }: EditOptions = {},
): Promise<EditedTask> {
  const before = await tasks.lock(tx, id)
  const faults = new Faults()
  const present = await placeOf(tx, before)
  const project = projectAfter(tx, present.project, input, faults)
  const state = stateAfter(tx, present, project, input, faults)
  const sound = await withHiddenParent(tx, before, withSoundSteps(input, before.stepType, faults))
  const after = await edited(tx, before, project, sound)
  if (input.isRecurrent && !after.recurrence) faults.missing('/recurrence')
  await checkLead(tx, before, project, input.lead, faults)
  checkContent(before, after, project, faults)
  await checkReferences(tx, before, after, faults)

  const changes = changesOf(before, after)
  const isStateChanged = before.stateId !== state.id
  requireFor(tx, before, changes)
  if (isStateChanged) requireOnTask(tx, before, 'change_task_state')
  const isMovedUnder = before.parentId !== after.parentId
  if (isMovedUnder && after.parentId) await checkParent(tx, id, after.parentId, faults)
  const subtaskIds =
    input.subtaskIds && (await checkSubtasks(tx, before, after.parentId, unique(input.subtaskIds), faults))
  faults.raise()

  let activity: Activity | null = null
  const task = withTemplate(before, after, { updateTemplate })
  const leadChanges = await editLead(tx, before, after, project, input.lead)
  if (changes.length > 0 || leadChanges.length > 0 || task.series !== before.series) {
    await tasks.update(tx, before, { ...task, parentId: before.parentId, updatedAt: tx.now })
    if (before.projectId !== after.projectId || before.clientId !== after.clientId) await requireCurrent(tx)
    await relinkFiles(tx, before, after)
  }
  if (isMovedUnder) await moveUnder(tx, [id], after.parentId)
  if (subtaskIds && !isSame(before.subtaskIds, subtaskIds)) {
    await setSubtasks(tx, before, subtaskIds)
    changes.push({ field: 'subtaskIds', from: before.subtaskIds, to: subtaskIds })
  }
  const reminder = leadChanges.find(({ field }) => field === 'lead.remindAt')
  if (reminds && reminder) await scheduleReminder(tx, id, reminder.to as number | null)
  changes.push(...leadChanges)

  // By the house, as the change may have put the task out of the actor's own sight.
  const read = () => tasks.get({ ...tx, actor: systemActor(tx.org.id) }, id)
  if (isStateChanged) {
    activity = (await moveToState(tx, await read(), present.state, state)).activity
    if (input.lead?.reason === undefined) await forgetReason(tx, after, present.state, state)
  }
  const progress = changes.filter(
    (c) => c.field === 'steps' && before.stepType === after.stepType && isProgressOnly(before.steps, after.steps),
  )
  const others = changes.filter((change) => !progress.includes(change))
  const about = { taskId: id, projectId: after.projectId }
  if (progress.length > 0)
    activity = await record(tx, { type: 'task.progressed', ...about, data: { changes: progress } })
  if (others.length > 0) {
    activity = await record(tx, { type: 'task.updated', ...about, data: { changes: others } })
    const isNew = (userId: number) => !before.assigneeIds.includes(userId)
    await tell(tx, after.assigneeIds.filter(isNew), after, activity)
  }
  if (before.recurrence || task.recurrence) await followRecurrence(tx, task)
  return { task: await read(), activity }
}

function projectAfter(tx: WriteTx, present: Project, { projectId }: TaskInput, faults: Faults): Project {
  if (projectId === undefined || projectId === present.id) return present
  return projectFor(tx, projectId, faults) ?? present
}

function stateAfter(
  tx: WriteTx,
  present: { project: Project; state: State },
  project: Project,
  input: TaskInput,
  faults: Faults,
): State {
  const asked = stateFor(tx, project, input, faults)
  if (asked) return asked
  if (project.id === present.project.id) return present.state
  // It keeps its state where the new project has one of the same name.
  const same = statesOf(tx.org, project).find((state) => state.name === present.state.name)
  if (!same && input.state === undefined && input.stateId === undefined) faults.missing('/state')
  return same ?? present.state
}

async function edited(tx: WriteTx, before: Task, project: Project, input: TaskInput): Promise<Task> {
  const isMoved = project.id !== before.projectId
  const stepType = input.stepType ?? before.stepType
  const stepsAreGiven = input.steps !== undefined || stepType !== before.stepType
  const steps = stepsOf(tx, stepType, input.steps, before.steps)
  const keptTags = isMoved ? await sameTagsIn(tx, project.id, before.tagIds) : before.tagIds
  const keptValues = isMoved ? fittingValues(project.customFields, before.customFields) : before.customFields
  const isRecurrent = input.isRecurrent ?? (before.recurrence !== null || Boolean(input.recurrence))
  return keepingSame(before, {
    ...before,
    projectId: project.id,
    name: input.name ?? before.name,
    desc: input.desc ?? before.desc,
    startAt: input.startAt === undefined ? before.startAt : input.startAt,
    deadlineAt: input.deadlineAt === undefined ? before.deadlineAt : input.deadlineAt,
    assigneeIds: input.assigneeIds ? unique(input.assigneeIds) : before.assigneeIds,
    followerIds: input.followerIds ? unique(input.followerIds) : before.followerIds,
    ownerId: input.ownerId ?? before.ownerId,
    createdAt: input.createdAt ?? before.createdAt,
    priority: input.priority ?? before.priority,
    rank: input.rank ?? before.rank,
    tagIds: input.tagIds ? unique(input.tagIds) : keptTags,
    clientId: input.clientId === undefined ? before.clientId : input.clientId || null,
    fileIds: input.fileIds ? unique(input.fileIds) : before.fileIds,
    stepType,
    steps: stepsAreGiven ? steps : before.steps,
    estimatedTimeS: input.estimatedTimeS === undefined ? before.estimatedTimeS : input.estimatedTimeS || null,
    customFields: input.customFields === null ? {} : given({ ...keptValues, ...input.customFields }),
    isPrivate: input.isPrivate ?? before.isPrivate,
    workFlowId: input.workFlowId === undefined ? before.workFlowId : input.workFlowId || null,
    recurrence: isRecurrent ? (input.recurrence ?? before.recurrence) : null,
    parentId: input.parentId === undefined ? before.parentId : input.parentId || null,
  })
}

/** A parent that the actor may not see reads as none, and is not taken away by saying so. */
async function withHiddenParent(tx: WriteTx, { parentId }: Task, input: TaskInput): Promise<TaskInput> {
  const isTakenAway = parentId !== null && input.parentId !== undefined && !input.parentId
  return isTakenAway && !(await tasks.visibleIds(tx, [parentId])).has(parentId) ? { ...input, parentId } : input
}

/** `after`, with the very members of `before` where they say the same. */
const keepingSame = (before: Task, after: Task): Task =>
  Object.fromEntries(
    Object.entries(after).map(([key, value]) => {
      const old = before[key as keyof Task]
      return [key, isSame(old, value) ? old : value]
    }),
  ) as unknown as Task // the same keys, each with a value of its type

const isSame = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)

/** What a person would call a change; what the server keeps beside it is not. */
const SHOWN = [
  'projectId', 'name', 'desc', 'startAt', 'deadlineAt', 'assigneeIds', 'followerIds', 'ownerId', 'priority', 'rank', 'tagIds',
  'clientId', 'fileIds', 'stepType', 'steps', 'estimatedTimeS', 'customFields', 'isPrivate', 'workFlowId', 'recurrence', 'parentId',
  'createdAt',
] as const satisfies (keyof Task)[] // biome-ignore format: a list of names

const changesOf = (before: Task, after: Task): Change[] =>
  SHOWN.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    from: before[field],
    to: after[field],
  }))

/** Assignees move a task along and add files to it; the rest is for those who may edit. */
function requireFor(tx: WriteTx, task: Task, changes: readonly Change[]): void {
  for (const { field, from, to } of changes) requireOnTask(tx, task, actionFor(field, from, to))
}

const requireOnTask = ({ org, actor }: WriteTx, task: Task, action: Action): void =>
  require(mayOnTask(accessOf(org, actor.userId), action, task), action)

function actionFor(field: string, from: unknown, to: unknown): Action {
  if (field === 'steps' && isProgressOnly(from as Task['steps'], to as Task['steps'])) return 'change_task_progress'
  if (field === 'fileIds' && (from as string[]).every((id) => (to as string[]).includes(id))) return 'add_task_files'
  if (field === 'ownerId') return 'give_task_away'
  return 'edit_task'
}

async function relinkFiles(tx: WriteTx, before: Task, after: Task): Promise<void> {
  const use = { noun: 'task', recordId: after.id, taskId: after.id } as const
  const added = after.fileIds.filter((id) => !before.fileIds.includes(id))
  const removed = before.fileIds.filter((id) => !after.fileIds.includes(id))
  if (added.length > 0) await linkFiles(tx, { ...use, fileIds: added })
  if (removed.length > 0) await unlinkFiles(tx, { ...use, fileIds: removed })
}

/** The input, without its steps where they are not what the step type asks for. */
function withSoundSteps<I extends TaskInput>(input: I, present: Task['stepType'], faults: Faults): I {
  const { steps, stepType = present } = input
  if (steps === undefined && stepType === present) return input
  const areSound = faults.collect(() => checkSteps(stepType, steps))
  return areSound ? input : { ...input, steps: undefined, stepType: undefined }
}

function stepsOf(tx: Pick<WriteTx, 'newId'>, stepType: Task['stepType'], given: TaskInput['steps'], old: Steps): Steps {
  if (stepType === 'none' || !given) return null
  return 'total' in given ? { completed: given.completed, total: given.total } : withStepIds(given, old, tx.newId)
}

const unique = <T>(values: readonly T[] = []): T[] => [...new Set(values)]
/** An empty value unsets a field. */
const given = (fields: TaskInput['customFields']): Record<string, string> =>
  Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== '' && value !== null))
