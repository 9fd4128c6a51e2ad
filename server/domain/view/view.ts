import { isDay } from '../iso8601.ts'

export const VIEW_KINDS = ['board', 'list', 'calendar', 'timeline'] as const
export type ViewKind = (typeof VIEW_KINDS)[number]

/** Beside ids, what a filter by people may name. */
export const READER = 'me'
export const NOBODY = 'none'

export const VIEW_COLUMNS = [
  'name', 'project', 'state', 'assignee', 'owner', 'start', 'deadline', 'priority', 'tags', 'client', 'created',
] as const // biome-ignore format: a list
export type ViewColumn = (typeof VIEW_COLUMNS)[number]
export const VIEW_GROUPINGS = ['state', 'assignee', 'client', 'tag', 'priority'] as const
export const CALENDAR_SPANS = ['month', 'week'] as const
export const TIMELINE_ZOOMS = ['week', 'month'] as const
export const TIMELINE_ROWS = ['person', 'project', 'flat'] as const

/** Of several in one member any will do; of several members all must. */
export interface ViewFilter {
  readonly stateNames?: readonly string[]
  /** User ids, `me`, `none`. */
  readonly assignees?: readonly string[]
  /** User ids, `me`. */
  readonly owners?: readonly string[]
  readonly tagIds?: readonly string[]
  readonly clientId?: string
  /** See `isDeadlineFilter`. */
  readonly deadline?: string
  /** In the name. */
  readonly text?: string
  /** Absent: those that are not archived. */
  readonly archived?: 'only' | 'too'
  readonly withSubprojects?: boolean
}

/** How tasks are shown. */
export interface ViewSettings {
  readonly filter: ViewFilter
  /** A column; with `-` the other way round. */
  readonly sort?: ViewColumn | `-${ViewColumn}`
  readonly groupBy?: (typeof VIEW_GROUPINGS)[number]
  readonly columns?: readonly ViewColumn[]
  readonly calendar?: (typeof CALENDAR_SPANS)[number]
  readonly zoom?: (typeof TIMELINE_ZOOMS)[number]
  readonly rows?: (typeof TIMELINE_ROWS)[number]
}

/** A way to look at tasks that somebody saved under a name. */
export interface View {
  readonly id: string
  readonly authorId: number
  /** Null: it is for all projects, and its author's alone. */
  readonly projectId: string | null
  readonly kind: ViewKind
  readonly name: string
  /** Whether all who see the project's tasks see it. */
  readonly isShared: boolean
  readonly settings: ViewSettings
  readonly createdAt: number
}

const NAMED_DEADLINES = ['overdue', 'today', 'week', 'none']

/** One of the names, or two days with `..` between them, of which one may be missing: `2026-01-01..2026-01-31`. */
export function isDeadlineFilter(text: string): boolean {
  if (NAMED_DEADLINES.includes(text)) return true
  const [from = '', to = '', more] = text.split('..')
  if (more !== undefined || !text.includes('..') || from + to === '') return false
  if (![from, to].every((day) => day === '' || isDay(day))) return false
  return from === '' || to === '' || from <= to
}
