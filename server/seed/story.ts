import type { Change, Event, EventData, EventType } from '../domain/events.ts'
import type { LeadInput } from '../domain/lead/lead.ts'
import type { Organization } from '../domain/organization/organization.ts'
import { defaultState, type Project } from '../domain/project/project.ts'
import { completes, type State } from '../domain/project/state.ts'
import { setStepCompleted } from '../domain/task/steps.ts'
import type { Task } from '../domain/task/task.ts'
import type { Records } from '../store/core/bulk.ts'
import { newLead } from '../usecases/lead/leads.ts'
import { newEvent } from '../usecases/record.ts'
import { newTask } from '../usecases/task/create.ts'
import type { TaskInput } from '../usecases/task/input.ts'
import { stateInEvent } from '../usecases/task/state.ts'
import type { Moment } from './moment.ts'
import { type Content, fileOf } from './sample-files.ts'

/** A task from its making to this day. */
export interface Story {
  readonly project: Project
  readonly at: number
  readonly ownerId: number
  readonly input: TaskInput & { name: string }
  readonly files: readonly Content[]
  /** What comes of it, in the order of time. */
  readonly deeds: readonly Deed[]
  readonly subtasks: readonly Story[]
}

/** What somebody does with a task on a later working day, or at a later time of the same one. */
export interface Deed {
  readonly day: number
  readonly at: number
  readonly userId: number
  /** Null: it comes to nothing, as the task has become another one. */
  readonly act: (subject: Subject, at: number) => Outcome | null
  readonly files?: readonly Content[]
}
interface Subject {
  readonly task: Task
  readonly lead: LeadInput
}
/** What the task and the lead are after it, where it changes them, and what there is to tell. */
type Outcome = Partial<Subject> & Telling
type Telling = {
  [T in EventType]: { readonly type: T; readonly data: EventData[T]; readonly content?: string }
}[EventType]

/** What there is to tell of a deed, once its time has come. */
export type Told = Omit<Deed, 'act'> &
  Pick<Event, 'type' | 'data' | 'content'> & { readonly taskId: string; readonly projectId: string }

/** Puts the task among the records as it is at the end of its story, with its subtasks, and answers what is to be told of the way there. */
export function begin(
  story: Story,
  org: Organization,
  moment: Moment,
  records: Records,
  parentId: string | null = null,
): Told[] {
  const { project, input } = story
  moment.at(story.at, story.ownerId)
  const files = story.files.map((content) => fileOf(content, moment))
  const fileIds = files.map((file) => file.id)
  const made = newTask(
    { actor: moment.actor, now: moment.now, newId: moment.newId, org },
    project,
    defaultState(org, project),
    { ...input, fileIds },
  )
  const about = { taskId: made.id, projectId: project.id }
  records.files.push(...files)
  records.events.push(newEvent(moment, { type: 'task.created', ...about, data: {} }))
  if (fileIds.length > 0) records.fileUses.push({ noun: 'task', recordId: made.id, taskId: made.id, fileIds })

  const told: Told[] = []
  let task: Task = { ...made, parentId }
  let lead = input.lead ?? {}
  for (const { act, ...deed } of story.deeds) {
    const outcome = act({ task, lead }, deed.at)
    if (!outcome) continue
    const { type, data, content = null } = outcome
    told.push({ ...deed, ...about, type, data, content })
    task = outcome.task ?? task
    lead = outcome.lead ?? lead
  }
  if (project.kind === 'pipeline') records.leads.push(newLead(task, lead))
  const place = records.tasks.push(task) - 1
  if (story.subtasks.length === 0) return told
  for (const child of story.subtasks) told.push(...begin(child, org, moment, records, made.id))
  const subtaskIds = records.tasks.slice(place + 1).map((child) => child.id) // as deep as it goes here
  records.tasks[place] = { ...task, subtaskIds }
  return told
}

export function replay(told: Told, moment: Moment, records: Records): void {
  const { taskId, projectId, type, content, data: said } = told
  moment.at(told.at, told.userId)
  const files = (told.files ?? []).map((file) => fileOf(file, moment))
  const fileIds = files.map((file) => file.id)
  const data = type === 'task.posted' ? { ...(said as EventData['task.posted']), fileIds } : said
  const event = newEvent(moment, { type, taskId, projectId, content, data })
  records.events.push(event)
  if (fileIds.length === 0) return
  records.files.push(...files)
  records.fileUses.push({ noun: 'event', recordId: event.id, taskId, fileIds })
}

export const moveTo =
  (org: Organization, state: State): Deed['act'] =>
  ({ task }, at) => {
    const oldState = org.states.get(task.stateId)
    if (!oldState || oldState.id === state.id) return null
    const completedAt = completes(state.type) ? (task.completedAt ?? at) : null
    const data = { oldState: stateInEvent(oldState), newState: stateInEvent(state) }
    return { task: { ...task, stateId: state.id, completedAt, updatedAt: at }, type: 'task.state_changed', data }
  }

export const archive: Deed['act'] = ({ task }, at) =>
  task.completedAt === null
    ? null
    : { task: { ...task, archivedAt: at, updatedAt: at }, type: 'task.archived', data: {} }

/** Ticks the first step that is not done. */
export const tickStep: Deed['act'] = ({ task }, at) => {
  const next = Array.isArray(task.steps) ? task.steps.find((step) => step.completed === false) : undefined
  const steps = next && setStepCompleted(task.steps, next.id, true)
  if (!steps) return null
  const changes: Change[] = [{ field: 'steps', from: task.steps, to: steps }]
  return { task: { ...task, steps, updatedAt: at }, type: 'task.progressed', data: { changes } }
}

export const putOff =
  (ms: number): Deed['act'] =>
  ({ task }, at) => {
    if (task.deadlineAt === null || task.completedAt !== null) return null
    const deadlineAt = task.deadlineAt + ms
    const changes: Change[] = [{ field: 'deadlineAt', from: task.deadlineAt, to: deadlineAt }]
    return { task: { ...task, deadlineAt, updatedAt: at }, type: 'task.updated', data: { changes } }
  }

export const post =
  (content: string, mentions: EventData['task.posted']['mentions'] = []): Deed['act'] =>
  () => ({ type: 'task.posted', content, data: { mentions, fileIds: [] } })

/** Changes of what a lead is beyond a task. */
export const editLead =
  (changed: LeadInput): Deed['act'] =>
  ({ task, lead }, at) => {
    const fields = (Object.keys(changed) as (keyof LeadInput)[]).filter(
      (field) => (lead[field] ?? null) !== changed[field],
    )
    const changes = fields.map((field) => ({ field: `lead.${field}`, from: lead[field] ?? null, to: changed[field] }))
    if (changes.length === 0) return null
    return { task: { ...task, updatedAt: at }, lead: { ...lead, ...changed }, type: 'task.updated', data: { changes } }
  }
