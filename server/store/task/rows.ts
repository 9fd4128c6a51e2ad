import { type SelectQueryBuilder, sql } from 'kysely'
import type { Recurrence } from '../../domain/task/recurrence.ts'
import type { CustomFieldValues, Series, StepType, Task } from '../../domain/task/task.ts'
import { fold } from '../../domain/text.ts'
import type { ReadTx } from '../core/store.ts'
import { StaleVersionError } from '../organization/organizations.ts'
import type { Tables, TaskRow } from '../tables.ts'

/** What a page of tasks shows: all but what is long. */
export type TaskSummary = Omit<Task, 'desc' | 'steps' | 'fileIds' | 'recurrence' | 'series'> & {
  readonly clientName: string | null
  readonly isRecurrent: boolean
}
export type WholeTask = Task & TaskSummary

const SUMMARY_COLUMNS = [
  'task.id', 'task.project_id', 'task.state_id', 'task.name', 'task.owner_id', 'task.assignee_ids', 'task.follower_ids',
  'task.tag_ids', 'task.subtask_ids', 'task.parent_id', 'task.blocker_ids', 'task.client_id', 'task.start_at', 'task.deadline_at', 'task.all_day',
  'task.completed_at', 'task.archived_at', 'task.created_at', 'task.updated_at', 'task.priority', 'task.rank',
  'task.private', 'task.shared_with_client', 'task.email_user_id', 'task.step_type', 'task.estimated_time_s', 'task.work_flow_id',
  'task.custom_fields', 'task.is_last_copy',
] as const // biome-ignore format: a list of names
const LONG_COLUMNS = ['task.description', 'task.steps', 'task.file_ids', 'task.recurrence', 'task.series'] as const

export type SummaryRow = Pick<TaskRow, Unqualified<(typeof SUMMARY_COLUMNS)[number]>> & {
  client_name: string | null
  is_recurrent: number
}
export type WholeRow = SummaryRow & Pick<TaskRow, Unqualified<(typeof LONG_COLUMNS)[number]>>
type Unqualified<C> = C extends `task.${infer Name}` ? Name : never

const clientName = sql<
  string | null
>`(select client.name from client where client.org_id = task.org_id and client.id = task.client_id)`
const isRecurrent = sql<number>`case when task.recurrence is null then 0 else 1 end`

export type FromTask = SelectQueryBuilder<Tables, 'task', object>
export const summaries = (query: FromTask) =>
  query.select(SUMMARY_COLUMNS).select([clientName.as('client_name'), isRecurrent.as('is_recurrent')])
export const wholes = (query: FromTask) => summaries(query).select(LONG_COLUMNS)

export const INSERT_COLUMNS = [
  'org_id', 'id', 'project_id', 'state_id', 'name', 'name_key', 'owner_id', 'assignee_ids', 'follower_ids', 'tag_ids',
  'file_ids', 'subtask_ids', 'parent_id', 'blocker_ids', 'client_id', 'start_at', 'deadline_at', 'all_day', 'completed_at', 'archived_at',
  'created_at', 'updated_at', 'priority', 'rank', 'private', 'shared_with_client', 'email_user_id', 'step_type', 'estimated_time_s',
  'work_flow_id', 'custom_fields', 'recurrence', 'series', 'is_last_copy', 'steps', 'description',
] as const satisfies (keyof InsertRow)[] // biome-ignore format: a list of names
/** All but what the trash keeps. */
export type InsertRow = Omit<TaskRow, 'deleted_at'>
/** Names a column that the list above forgets, and that would not be written. */
type Forgotten = Exclude<keyof InsertRow, (typeof INSERT_COLUMNS)[number]>
const _nothingIsForgotten: [Forgotten] extends [never] ? true : Forgotten = true

export const parseList = <T>(json: string): readonly T[] => (json === '[]' ? [] : (JSON.parse(json) as T[]))

/** A task may have gone to a state that was made after the organization was read. Throws StaleVersionError. */
export function requireKnownStates({ org }: ReadTx, rows: readonly SummaryRow[]): void {
  if (rows.some((row) => !org.states.has(row.state_id))) throw new StaleVersionError()
}

const NONE: readonly string[] = []

export function toSummary(row: SummaryRow): TaskSummary {
  return {
    id: row.id,
    projectId: row.project_id,
    stateId: row.state_id,
    name: row.name,
    ownerId: row.owner_id,
    assigneeIds: parseList<number>(row.assignee_ids),
    followerIds: parseList<number>(row.follower_ids),
    tagIds: parseList<string>(row.tag_ids),
    subtaskIds: parseList<string>(row.subtask_ids),
    parentId: row.parent_id,
    blockerIds: row.blocker_ids === null ? NONE : parseList<string>(row.blocker_ids),
    clientId: row.client_id,
    clientName: row.client_name,
    startAt: row.start_at,
    deadlineAt: row.deadline_at,
    allDay: row.all_day === 1,
    completedAt: row.completed_at,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    priority: row.priority,
    rank: row.rank,
    isPrivate: row.private === 1,
    sharedWithClient: row.shared_with_client === 1,
    emailUserId: row.email_user_id,
    stepType: row.step_type as StepType, // the store writes no others
    estimatedTimeS: row.estimated_time_s,
    workFlowId: row.work_flow_id,
    customFields: row.custom_fields ? (JSON.parse(row.custom_fields) as CustomFieldValues) : {},
    isLastCopy: row.is_last_copy === 1,
    isRecurrent: row.is_recurrent === 1,
  }
}

export const toTask = (row: WholeRow): WholeTask => ({
  ...toSummary(row),
  desc: row.description,
  steps: row.steps ? (JSON.parse(row.steps) as Task['steps']) : null,
  fileIds: parseList<string>(row.file_ids),
  recurrence: row.recurrence ? (JSON.parse(row.recurrence) as Recurrence) : null,
  series: row.series ? (JSON.parse(row.series) as Series) : null,
})

export const toRow = (orgId: number, task: Task): InsertRow => ({
  org_id: orgId,
  id: task.id,
  project_id: task.projectId,
  state_id: task.stateId,
  name: task.name,
  name_key: fold(task.name),
  owner_id: task.ownerId,
  assignee_ids: JSON.stringify(task.assigneeIds),
  follower_ids: JSON.stringify(task.followerIds),
  tag_ids: JSON.stringify(task.tagIds),
  file_ids: JSON.stringify(task.fileIds),
  subtask_ids: JSON.stringify(task.subtaskIds),
  parent_id: task.parentId,
  blocker_ids: task.blockerIds.length > 0 ? JSON.stringify(task.blockerIds) : null,
  client_id: task.clientId,
  start_at: task.startAt,
  deadline_at: task.deadlineAt,
  all_day: task.allDay ? 1 : null,
  completed_at: task.completedAt,
  archived_at: task.archivedAt,
  created_at: task.createdAt,
  updated_at: task.updatedAt,
  priority: task.priority,
  rank: task.rank,
  private: task.isPrivate ? 1 : 0,
  shared_with_client: task.sharedWithClient ? 1 : 0,
  email_user_id: task.emailUserId,
  step_type: task.stepType,
  estimated_time_s: task.estimatedTimeS,
  work_flow_id: task.workFlowId,
  custom_fields: Object.keys(task.customFields).length > 0 ? JSON.stringify(task.customFields) : null,
  recurrence: task.recurrence && JSON.stringify(task.recurrence),
  series: task.series && JSON.stringify(task.series),
  is_last_copy: task.isLastCopy ? 1 : 0,
  steps: task.steps && JSON.stringify(task.steps),
  description: task.desc,
})
