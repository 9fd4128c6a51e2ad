import type { Action } from '../access.ts'
import type { Change } from '../events.ts'
import { actionFor, changesBetween, type FieldRule } from '../fields.ts'
import { leadRule } from '../lead/fields.ts'
import { isProgressOnly, resetSteps, type Steps } from './steps.ts'
import type { SeriesTemplate, Task, TaskContent } from './task.ts'

/** What no edit of a task changes: the server keeps it, or it has a use case of its own. */
type NotEditable =
  | 'id'
  | 'completedAt'
  | 'archivedAt'
  | 'updatedAt'
  | 'sharedWithClient'
  | 'emailUserId'
  | 'series'
  | 'isLastCopy'
export type EditableTaskField = Exclude<keyof Task, NotEditable>
export type EditableTask = Pick<Task, EditableTaskField>

interface TaskFieldRule<Field extends EditableTaskField> extends FieldRule {
  /** Whether the next copies of a recurrent task are made with it. */
  readonly isCopied: Field extends keyof SeriesTemplate ? true : false
  /** It names records that a reader of the history may not know of. */
  readonly namesOther?: 'task' | 'project'
}

const filesAction = (from: readonly string[], to: readonly string[]): Action =>
  from.every((id) => to.includes(id)) ? 'add_task_files' : 'edit_task'

const stepsAction = (from: Steps, to: Steps): Action =>
  isProgressOnly(from, to) ? 'change_task_progress' : 'edit_task'

/** Everything that an edit of a task can change. Assignees move a task along and add files; the rest is for those who may edit. */
export const TASK_FIELDS = {
  projectId: { action: 'edit_task', shownInHistory: true, isCopied: false, namesOther: 'project' },
  stateId: { action: 'change_task_state', shownInHistory: false, isCopied: false }, // `task.state_changed` tells of it
  name: { action: 'edit_task', shownInHistory: true, isCopied: true },
  desc: { action: 'edit_task', shownInHistory: true, isCopied: true },
  startAt: { action: 'edit_task', shownInHistory: true, isCopied: false },
  deadlineAt: { action: 'edit_task', shownInHistory: true, isCopied: false },
  allDay: { action: 'edit_task', shownInHistory: true, isCopied: false },
  assigneeIds: { action: 'edit_task', shownInHistory: true, isCopied: true },
  followerIds: { action: 'edit_task', shownInHistory: true, isCopied: true },
  ownerId: { action: 'give_task_away', shownInHistory: true, isCopied: false },
  priority: { action: 'edit_task', shownInHistory: true, isCopied: true },
  rank: { action: 'edit_task', shownInHistory: true, isCopied: false },
  tagIds: { action: 'edit_task', shownInHistory: true, isCopied: true },
  clientId: { action: 'edit_task', shownInHistory: true, isCopied: true },
  fileIds: { action: filesAction, shownInHistory: true, isCopied: true },
  stepType: { action: 'edit_task', shownInHistory: true, isCopied: true },
  steps: { action: stepsAction, shownInHistory: true, isCopied: true },
  estimatedTimeS: { action: 'edit_task', shownInHistory: true, isCopied: true },
  customFields: { action: 'edit_task', shownInHistory: true, isCopied: true },
  isPrivate: { action: 'edit_task', shownInHistory: true, isCopied: true },
  workFlowId: { action: 'edit_task', shownInHistory: true, isCopied: true },
  recurrence: { action: 'edit_task', shownInHistory: true, isCopied: false },
  parentId: { action: 'edit_task', shownInHistory: true, isCopied: false, namesOther: 'task' },
  blockerIds: { action: 'edit_task', shownInHistory: true, isCopied: false, namesOther: 'task' },
  subtaskIds: { action: 'add_subtask', shownInHistory: true, isCopied: false, namesOther: 'task' },
  createdAt: { action: 'edit_task', shownInHistory: true, isCopied: false },
} as const satisfies { [Field in EditableTaskField]: TaskFieldRule<Field> }

const RULES: Readonly<Record<string, TaskFieldRule<EditableTaskField>>> = TASK_FIELDS

/** What differs between two states of a task, what is not shown in its history included. */
export const taskChanges = (before: EditableTask, after: EditableTask): Change[] =>
  changesBetween(TASK_FIELDS, before, after)

/** What of its template a task's next copies are made with, and a lead's own fields, is for those alone who may edit. */
export const actionForTask = (change: Change): Action => {
  const rule = RULES[change.field] ?? leadRule(change)
  return rule ? actionFor(rule, change) : 'edit_task'
}

export const isShownInHistory = ({ field }: Change): boolean => RULES[field]?.shownInHistory ?? true
export const namesOther = ({ field }: Change): 'task' | 'project' | undefined => RULES[field]?.namesOther

const COPIED = Object.fromEntries(
  Object.entries(TASK_FIELDS).filter(([, { isCopied }]) => isCopied),
) as unknown as Readonly<Record<keyof SeriesTemplate, FieldRule>> // by TaskFieldRule

/** What the next copies of this task are made from. Their steps start anew. */
export function templateOf(task: TaskContent): SeriesTemplate {
  const copied = Object.keys(COPIED).map((field) => [field, task[field as keyof SeriesTemplate]])
  return { ...(Object.fromEntries(copied) as SeriesTemplate), steps: resetSteps(task.steps) }
}

export const templateChanges = (from: SeriesTemplate, to: SeriesTemplate): Change[] =>
  changesBetween(COPIED, { ...from, steps: resetSteps(from.steps) }, to).map((change) => ({
    ...change,
    field: `template.${change.field}`,
  }))
