import type { Dates, Recurrence } from './recurrence.ts'
import type { CheckList, ProgressBar } from './steps.ts'

export const STEP_TYPES = ['none', 'steps', 'progress'] as const
export type StepType = (typeof STEP_TYPES)[number]
export type CustomFieldValues = Readonly<Record<string, string>>

/** What a person says about a task; the rest of it the server keeps. Instants are Unix milliseconds. */
export interface TaskContent {
  readonly name: string
  /** Markdown. */
  readonly desc: string
  readonly startAt: number | null
  readonly deadlineAt: number | null
  /** The dates are days, without a time. */
  readonly allDay: boolean
  readonly assigneeIds: readonly number[]
  readonly followerIds: readonly number[]
  /** 1–5, 5 is the most urgent. */
  readonly priority: number
  readonly tagIds: readonly string[]
  readonly clientId: string | null
  readonly fileIds: readonly string[]
  readonly stepType: StepType
  readonly steps: CheckList | ProgressBar | null
  readonly estimatedTimeS: number | null
  /** By the name of the field. */
  readonly customFields: CustomFieldValues
  readonly isPrivate: boolean
  readonly workFlowId: string | null
}

export interface Task extends TaskContent {
  readonly id: string
  readonly projectId: string
  readonly stateId: number
  readonly ownerId: number
  /** Its place among its like: larger is nearer the top. */
  readonly rank: number
  readonly subtaskIds: readonly string[]
  readonly parentId: string | null
  /** The tasks that have to be finished before it. */
  readonly blockerIds: readonly string[]
  readonly completedAt: number | null
  readonly archivedAt: number | null
  readonly createdAt: number
  readonly updatedAt: number
  readonly sharedWithClient: boolean
  /** Who wrote the mail that it was made from; null: it was made otherwise. */
  readonly emailUserId: string | null
  readonly recurrence: Recurrence | null
  readonly series: Series | null
  /** The newest copy of a recurrent task, which makes the next one. */
  readonly isLastCopy: boolean
}

/** Where in its series of copies a recurrent task stands, and what the next copy is made from. */
export interface Series {
  /** 1 is the task itself. */
  readonly copy: number
  /** The dates of the first copy, which all others are counted from. */
  readonly first: Dates
  /** The date that this copy was made for, whatever it was moved to since. */
  readonly madeForAt: number | null
  readonly template: SeriesTemplate
  /** The copy that was made when this one was completed. */
  readonly nextId?: string
}

export type SeriesTemplate = Omit<TaskContent, 'startAt' | 'deadlineAt' | 'allDay'>
