import type { Change } from '../../../domain/events.ts'
import { toGivenSeconds } from '../../http/shapes.ts'
import { presentRecurrence } from './task.shape.ts'

/** The domain's words for a task's members in this dialect, and what becomes of their values. */
const WORDS: Record<string, [field: string, value?: (value: never) => unknown]> = {
  projectId: ['group'],
  startAt: ['start', toGivenSeconds],
  deadlineAt: ['deadline', toGivenSeconds],
  assigneeIds: ['assignees', (ids: number[]) => ids.map(String)],
  followerIds: ['followers', (ids: number[]) => ids.map(String)],
  ownerId: ['assignedBy', String],
  rank: ['priorityScore', (rank: number) => -rank],
  tagIds: ['tags'],
  clientId: ['customer'],
  fileIds: ['files', (ids: string[]) => ids.map((_id) => ({ _id }))],
  estimatedTimeS: ['estimatedTime'],
  recurrence: ['recurrence', presentRecurrence],
  isPrivate: ['private'],
  parentId: ['parent'],
  subtaskIds: ['subtasks'],
  createdAt: ['createdAt', toGivenSeconds],
  'lead.remindAt': ['lead.remindAt', toGivenSeconds],
}

export function presentChange({ field, from, to }: Change): Change {
  const [word, present] = WORDS[field] ?? [field]
  const shown = (value: unknown) =>
    present && value !== null && value !== undefined ? present(value as never) : (value ?? null)
  return { field: word, from: shown(from), to: shown(to) }
}
