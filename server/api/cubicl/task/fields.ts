import type { EditableTaskField } from '../../../domain/task/fields.ts'
import { toSeconds } from '../../http/shapes.ts'
import { presentRecurrence, type TaskProperty } from './task.shape.ts'

type Word = readonly [word: TaskProperty | 'workFlowId', present?: (value: never) => unknown]

/** What this dialect calls each field of a task, and what becomes of its value. */
export const TASK_WORDS: Readonly<Record<EditableTaskField, Word>> = {
  projectId: ['group'],
  stateId: ['state'],
  name: ['name'],
  desc: ['desc'],
  startAt: ['start', toSeconds],
  deadlineAt: ['deadline', toSeconds],
  allDay: ['allDay'],
  assigneeIds: ['assignees', (ids: number[]) => ids.map(String)],
  followerIds: ['followers', (ids: number[]) => ids.map(String)],
  ownerId: ['assignedBy', String],
  priority: ['priority'],
  rank: ['priorityScore', (rank: number) => -rank],
  tagIds: ['tags'],
  clientId: ['customer'],
  fileIds: ['files', (ids: string[]) => ids.map((_id) => ({ _id }))],
  stepType: ['stepType'],
  steps: ['steps'],
  estimatedTimeS: ['estimatedTime'],
  customFields: ['customFields'],
  isPrivate: ['private'],
  workFlowId: ['workFlowId'],
  recurrence: ['recurrence', presentRecurrence],
  parentId: ['parent'],
  blockerIds: ['blockedBy'],
  subtaskIds: ['subtasks'],
  createdAt: ['createdAt', toSeconds],
}
