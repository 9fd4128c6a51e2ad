import { FaultCollector } from '../../domain/errors.ts'
import type { Change } from '../../domain/events.ts'
import { isSame } from '../../domain/fields.ts'
import { fittingValues } from '../../domain/project/custom-field.ts'
import { type Project, statesOf } from '../../domain/project/project.ts'
import type { State } from '../../domain/project/state.ts'
import { datesAfter } from '../../domain/task/dates.ts'
import { type EditableTask, taskChanges, templateChanges } from '../../domain/task/fields.ts'
import type { Task } from '../../domain/task/task.ts'
import { finerInstant } from '../../domain/time.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { sameTagsIn } from '../../store/project/tags.ts'
import type { WholeTask } from '../../store/task/rows.ts'
import * as tasks from '../../store/task/tasks.ts'
import { type LeadPlan, planLead } from '../lead/leads.ts'
import { blockersAfter } from './blockers.ts'
import { given, stepsOf, unique, withSoundSteps } from './content.ts'
import type { EditOptions } from './edit.ts'
import { projectFor, stateFor, type TaskInput } from './input.ts'
import { withTemplate } from './recurrence.ts'
import { type Place, placeOf } from './state.ts'

/** What an edit would do, before anything is asked or written. */
export interface EditPlan {
  readonly input: TaskInput
  readonly options: EditOptions
  readonly before: WholeTask
  readonly after: Task
  readonly from: Place
  readonly to: Place
  /** Of the task and of what its future copies are made from, the state included. */
  readonly changes: readonly Change[]
  readonly lead: LeadPlan | null
  /** What was found wrong on the way. */
  readonly faults: FaultCollector
}

export async function planEdit(
  tx: WriteTx,
  before: WholeTask,
  asked: TaskInput,
  options: EditOptions,
): Promise<EditPlan> {
  const input = options.inSeconds ? withFinerInstants(asked, before) : asked
  const faults = new FaultCollector()
  const from = await placeOf(tx, before)
  const project = projectAfter(tx, from.project, input, faults)
  const to = { project, state: stateAfter(tx, from, project, input, faults) }
  const edited = await withInput(tx, before, to, withSoundSteps(input, before.stepType, faults))
  const after = withTemplate(before, edited, options)
  const changes = [...taskChanges(before, after), ...changesOfTemplate(before, after)]
  const lead = await planLead(tx, before, after, project, input.lead, options)
  return { input, options, before, after, from, to, changes, lead, faults }
}

const withFinerInstants = (input: TaskInput, { startAt, deadlineAt }: Task): TaskInput => ({
  ...input,
  startAt: finerInstant(input.startAt, startAt),
  deadlineAt: finerInstant(input.deadlineAt, deadlineAt),
})

function projectAfter(tx: WriteTx, present: Project, { projectId }: TaskInput, faults: FaultCollector): Project {
  if (projectId === undefined || projectId === present.id) return present
  return projectFor(tx, projectId, faults) ?? present
}

function stateAfter(tx: WriteTx, from: Place, project: Project, input: TaskInput, faults: FaultCollector): State {
  const asked = stateFor(tx, project, input, faults)
  if (asked) return asked
  if (project.id === from.project.id) return from.state
  // It keeps its state where the new project has one of the same name.
  const same = statesOf(tx.org, project).find((state) => state.name === from.state.name)
  if (!same && input.state === undefined && input.stateId === undefined) faults.add('state', 'required')
  return same ?? from.state
}

async function withInput(tx: WriteTx, before: Task, { project, state }: Place, input: TaskInput): Promise<Task> {
  const isMoved = project.id !== before.projectId
  const stepType = input.stepType ?? before.stepType
  const stepsAreGiven = input.steps !== undefined || stepType !== before.stepType
  const keptTags = isMoved ? await sameTagsIn(tx, project.id, before.tagIds) : before.tagIds
  const keptValues = isMoved ? fittingValues(project.customFields, before.customFields) : before.customFields
  const isRecurrent = input.isRecurrent ?? (before.recurrence !== null || Boolean(input.recurrence))
  const edited: EditableTask = {
    projectId: project.id,
    stateId: state.id,
    name: input.name ?? before.name,
    desc: input.desc ?? before.desc,
    ...datesAfter(before, input, tx.org.zone),
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
    steps: stepsAreGiven ? stepsOf(tx, stepType, input.steps, before.steps) : before.steps,
    estimatedTimeS: input.estimatedTimeS === undefined ? before.estimatedTimeS : input.estimatedTimeS || null,
    customFields: input.customFields === null ? {} : given({ ...keptValues, ...input.customFields }),
    isPrivate: input.isPrivate ?? before.isPrivate,
    workFlowId: input.workFlowId === undefined ? before.workFlowId : input.workFlowId || null,
    recurrence: isRecurrent ? (input.recurrence ?? before.recurrence) : null,
    parentId: input.parentId === undefined ? before.parentId : await parentAfter(tx, before, input.parentId),
    blockerIds: input.blockerIds ? await blockersAfter(tx, before, unique(input.blockerIds)) : before.blockerIds,
    subtaskIds: input.subtaskIds ? await subtasksAfter(tx, before, unique(input.subtaskIds)) : before.subtaskIds,
  }
  return keepingSame(before, { ...before, ...edited })
}

/** A parent that the actor may not see reads as none, and is not taken away by saying so. */
async function parentAfter(tx: WriteTx, { parentId }: Task, given: string | null): Promise<string | null> {
  if (given || parentId === null) return given || null
  return (await tasks.visibleIds(tx, [parentId])).has(parentId) ? null : parentId
}

/** Those that the actor may not see are not theirs to take out, and stay at the end. */
async function subtasksAfter(tx: WriteTx, { subtaskIds }: Task, given: string[]): Promise<string[]> {
  const visible = await tasks.visibleIds(tx, subtaskIds)
  return [...given, ...subtaskIds.filter((id) => !visible.has(id) && !given.includes(id))]
}

/** `after`, with the very members of `before` where they say the same. */
const keepingSame = (before: Task, after: Task): Task =>
  Object.fromEntries(
    Object.entries(after).map(([key, value]) => {
      const old = before[key as keyof Task]
      return [key, isSame(old, value) ? old : value]
    }),
  ) as unknown as Task // the same keys, each with a value of its type

const changesOfTemplate = (before: Task, after: Task): Change[] =>
  before.series && after.series ? templateChanges(before.series.template, after.series.template) : []
