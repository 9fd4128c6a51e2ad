import { accessOf, mayInProject, require } from '../../domain/access.ts'
import type { FaultCollector } from '../../domain/errors.ts'
import type { LeadInput } from '../../domain/lead/lead.ts'
import { faultOfValue } from '../../domain/project/custom-field.ts'
import { type Project, statesOf } from '../../domain/project/project.ts'
import type { State } from '../../domain/project/state.ts'
import type { Field } from '../../domain/refusal-fields.ts'
import { checkRecurrence, type Recurrence } from '../../domain/task/recurrence.ts'
import { type CheckListInput, type ProgressBar, stepAssignees } from '../../domain/task/steps.ts'
import type { Task } from '../../domain/task/task.ts'
import * as clients from '../../store/client/clients.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { tagsById } from '../../store/project/tags.ts'
import { canHang } from '../file/rights.ts'

/** What a caller says about a task, new or changed. Ids are as they came: that they name something is checked here. */
export interface TaskInput {
  projectId?: string
  name?: string
  desc?: string
  /** The name of a state of the project. */
  state?: string
  /** Or its id, where a dialect goes by ids. */
  stateId?: number
  startAt?: number | null
  deadlineAt?: number | null
  allDay?: boolean
  assigneeIds?: number[]
  followerIds?: number[]
  ownerId?: number
  priority?: number
  rank?: number
  tagIds?: string[]
  clientId?: string | null
  fileIds?: string[]
  stepType?: Task['stepType']
  steps?: CheckListInput | ProgressBar | null
  estimatedTimeS?: number | null
  /** Null: none at all. */
  customFields?: Record<string, string> | null
  isPrivate?: boolean
  isRecurrent?: boolean
  recurrence?: Recurrence | null
  parentId?: string | null
  subtaskIds?: string[]
  /** The tasks that it waits for. */
  blockerIds?: string[]
  workFlowId?: string | null
  createdAt?: number
  lead?: LeadInput
}

/** Every member is named, be it as undefined, but those that a dialect says it has not: a forgotten one does not compile. */
export type InputWithout<Absent extends keyof TaskInput> = {
  [Member in keyof Required<Omit<TaskInput, Absent>>]: TaskInput[Member] | undefined
}

/** A project that tasks are put into; 422 where the actor may not know of it. */
export function projectFor(tx: WriteTx, id: string, faults: FaultCollector): Project | undefined {
  const project = tx.org.projects.get(id)
  const access = accessOf(tx.org, tx.actor.userId)
  if (!project || access.levelIn(id, 'tasks') === 'none') {
    faults.add('projectId', 'unknown_reference', { noun: 'project' })
    return undefined
  }
  require(mayInProject(access, 'create_task', id), 'create_task')
  return project
}

/** The state that is asked for; undefined when none is. */
export function stateFor(
  tx: WriteTx,
  project: Project,
  { state, stateId }: TaskInput,
  faults: FaultCollector,
): State | undefined {
  if (state === undefined && stateId === undefined) return undefined
  const found = statesOf(tx.org, project).find((each) =>
    stateId === undefined ? each.name === state : each.id === stateId,
  )
  if (!found) faults.add('state', 'unknown_state')
  return found
}

/** Checks what differs from `before` (null: all of it) against what there is. */
export async function checkReferences(
  tx: WriteTx,
  before: Task | null,
  after: Task,
  faults: FaultCollector,
): Promise<void> {
  const fresh = <T>(now: readonly T[], then: readonly T[] = []) =>
    now === then ? [] : now.filter((each) => !then.includes(each))
  const checkPeople = (field: Field, ids: readonly number[]) => {
    const strangers = ids.filter((id) => tx.org.users.get(id)?.removedAt !== null)
    if (strangers.length > 0) faults.add(field, 'not_a_member')
  }
  checkPeople('assigneeIds', fresh(after.assigneeIds, before?.assigneeIds))
  checkPeople('followerIds', fresh(after.followerIds, [...(before?.followerIds ?? []), ...after.assigneeIds]))
  if (after.ownerId !== before?.ownerId) checkPeople('ownerId', [after.ownerId])
  if (after.steps !== null && after.steps !== before?.steps) {
    checkPeople(
      'steps',
      fresh(stepAssignees(after.steps), before?.steps ? stepAssignees(before.steps) : []).map(Number),
    )
  }

  const tagIds = fresh(after.tagIds, before?.tagIds)
  if (tagIds.length > 0) {
    const known = await tagsById(tx, tagIds)
    if (tagIds.some((id) => known.get(id)?.projectId !== after.projectId)) faults.add('tagIds', 'unknown_tag')
  }
  const fileIds = fresh(after.fileIds, before?.fileIds)
  if (fileIds.length > 0) {
    if (!(await canHang(tx, fileIds, before?.id ?? null))) faults.add('fileIds', 'unknown_reference', { noun: 'file' })
  }
  if (after.clientId !== null && after.clientId !== before?.clientId && !(await clients.exists(tx, after.clientId))) {
    faults.add('clientId', 'unknown_reference', { noun: 'client' })
  }
}

export function checkContent(before: Task | null, after: Task, project: Project, faults: FaultCollector): void {
  const fields = new Map(project.customFields.map((field) => [field.name, field]))
  const present = before?.projectId === after.projectId ? before.customFields : {}
  for (const [name, value] of Object.entries(after.customFields)) {
    if (value === present[name]) continue // an option of it may be gone by now
    const field = fields.get(name)
    const code = field ? faultOfValue(field, value) : 'unknown_custom_field'
    if (code) faults.add(['customFields', name], code)
  }
  const { recurrence } = after
  if (recurrence && (recurrence !== before?.recurrence || after.deadlineAt !== before?.deadlineAt)) {
    faults.collect(() => checkRecurrence(recurrence, { deadline: after.deadlineAt, start: after.startAt }))
  }
  if (after.startAt !== null && after.deadlineAt !== null && after.startAt > after.deadlineAt) {
    if (after.startAt !== before?.startAt || after.deadlineAt !== before?.deadlineAt) {
      faults.add('deadlineAt', 'deadline_before_start')
    }
  }
}
