import { Temporal } from 'temporal-polyfill'
import type { Organization } from '../organization/organization.ts'
import { statesOf } from '../project/project.ts'
import { STATE_TYPES, type State } from '../project/state.ts'

/** From one instant to another, both included; Unix milliseconds. */
export interface Period {
  readonly from: number
  readonly to: number
}

/**
 * What became of tasks in a period. Done, cancelled and open ones are all that were worked on then; a task that was put
 * into the archive unfinished is none of them from that moment on.
 */
export interface TaskCounts {
  readonly created: number
  readonly done: number
  readonly cancelled: number
  /** At the end of the period, or now when that is to come. */
  readonly open: number
  /** Of the open ones, those whose deadline had passed by then. */
  readonly overdue: number
}

export interface Week {
  /** By ISO 8601: `2026-W03`. */
  readonly name: string
  /** Its Monday: `2026-01-12`. */
  readonly monday: string
  /** When that begins in the organization's zone; Unix milliseconds. */
  readonly startAt: number
  /** The next week's. */
  readonly endAt: number
}

/** The weeks that a period touches, each of them whole. */
export function weeksOf({ from, to }: Period, zone: string): Week[] {
  const dayAt = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: zone }).epochMilliseconds
  const first = dayAt(from)
  const weeks: Week[] = []
  for (let monday = first.subtract({ days: first.dayOfWeek - 1 }); startOf(monday) <= to; ) {
    const next = monday.add({ days: 7 })
    const name = `${monday.yearOfWeek}-W${String(monday.weekOfYear).padStart(2, '0')}`
    weeks.push({ name, monday: monday.toString(), startAt: startOf(monday), endAt: startOf(next) })
    monday = next
  }
  return weeks
}

const NOTHING: TaskCounts = { created: 0, done: 0, cancelled: 0, open: 0, overdue: 0 }

const together = (a: TaskCounts, b: TaskCounts): TaskCounts => ({
  created: a.created + b.created,
  done: a.done + b.done,
  cancelled: a.cancelled + b.cancelled,
  open: a.open + b.open,
  overdue: a.overdue + b.overdue,
})

/**
 * Of one project: all its states in their order, and archived ones that hold something. Of several: those that hold
 * something, where states of the same name and type are one.
 */
export function byState(
  org: Organization,
  projectIds: readonly string[],
  found: readonly (TaskCounts & { readonly stateId: number })[],
): (TaskCounts & { readonly state: State })[] {
  const [project] = projectIds.length === 1 ? projectIds.map((id) => org.projects.get(id)) : []
  const rows = new Map<string, TaskCounts & { state: State }>()
  const add = (state: State, counts: TaskCounts) => {
    const key = `${state.type} ${state.name}`
    const { state: first, ...before } = rows.get(key) ?? { state, ...NOTHING }
    rows.set(key, { state: first, ...together(before, counts) })
  }
  for (const state of project ? statesOf(org, project) : []) add(state, NOTHING)
  for (const { stateId, ...counts } of found) add(org.states.get(stateId) as State, counts) // a state is never deleted
  if (project) return [...rows.values()]
  const rank = ({ state: { type, projectId } }: { state: State }) => STATE_TYPES.indexOf(type) * 2 + (projectId ? 1 : 0)
  return [...rows.values()].sort((a, b) => rank(a) - rank(b) || a.state.name.localeCompare(b.state.name))
}

/** The busiest first; what is nobody's, which has no name, last. */
export const byWork = <T extends TaskCounts>(rows: readonly T[], nameOf: (row: T) => string | undefined): T[] => {
  const work = ({ done, cancelled, open }: TaskCounts) => done + cancelled + open
  const named = (row: T) => (nameOf(row) === undefined ? 1 : 0)
  return rows.toSorted(
    (a, b) => named(a) - named(b) || work(b) - work(a) || (nameOf(a) ?? '').localeCompare(nameOf(b) ?? ''),
  )
}
