import type { TaskItem } from '../../../api.ts'
import { addDays, type Day, daysBetween } from '../../../app/days.ts'
import type { Span } from '../../../queries/schedule.ts'

export interface DatedTask {
  task: TaskItem
  span: Span
}
/** A head; null: of those that belong to nobody. */
export interface GroupRow {
  kind: 'group'
  key: string
  by: Grouping['by']
  group: string | null
  count: number
}
export type TimelineRow = GroupRow | ({ kind: 'task'; key: string } & DatedTask)

/** Which heads a task stands under, by id, and how these are sorted. */
export interface Grouping {
  by: 'person' | 'project'
  groupsOf: (task: TaskItem) => readonly string[]
  compare: (a: string, b: string) => number
}

/** How many days before today are seen when it opens, where there is room. */
export const BEFORE_TODAY_DAYS = 5

/** What is to be seen or lies ahead, by its start; after that what is over by then, the newest first. */
export function fromHereOn(tasks: readonly DatedTask[], now: Day): DatedTask[] {
  const first = addDays(now, -BEFORE_TODAY_DAYS)
  const isPast = ({ span }: DatedTask) => span.to < first
  return [
    ...tasks.filter((each) => !isPast(each)).sort(byStart),
    ...tasks.filter(isPast).sort((a, b) => order(b.span.to, a.span.to) || byStart(b, a)),
  ]
}
const byStart = (a: DatedTask, b: DatedTask) =>
  order(a.span.from, b.span.from) || order(a.span.to, b.span.to) || order(a.task._id, b.task._id)
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The tasks, under their heads if there are any: one of several people comes several times; those of nobody last. */
export function rowsOf(tasks: readonly DatedTask[], now: Day, grouping?: Grouping): TimelineRow[] {
  if (!grouping) return fromHereOn(tasks, now).map((each) => ({ kind: 'task', key: each.task._id, ...each }))
  const { by, groupsOf, compare } = grouping
  const groups = new Map<string | null, DatedTask[]>()
  for (const each of tasks) {
    const under = groupsOf(each.task)
    for (const group of under.length > 0 ? under : [null]) {
      const known = groups.get(group)
      if (known) known.push(each)
      else groups.set(group, [each])
    }
  }
  const sorted = [...groups].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : compare(a, b)))
  return sorted.flatMap(([group, own]): TimelineRow[] => [
    { kind: 'group', key: `${by} ${group}`, by, group, count: own.length },
    ...fromHereOn(own, now).map((each) => ({ kind: 'task', key: `${group} ${each.task._id}`, ...each }) as const),
  ])
}

/** A line between the bars of two tasks, one of which waits for the other: where it begins and ends. */
export interface Link {
  key: string
  from: { row: number; day: Day }
  to: { row: number; day: Day }
  /** The one that waits starts before the other ends. */
  isLate: boolean
}

/** The lines between the bars of these rows. A task that comes several times has its lines at its first row. */
export function linksOf(rows: readonly TimelineRow[]): Link[] {
  const placeOf = new Map<string, number>()
  for (const [i, row] of rows.entries())
    if (row.kind === 'task' && !placeOf.has(row.task._id)) placeOf.set(row.task._id, i)
  return [...placeOf].flatMap(([id, at]) => {
    const waiting = rows[at] as DatedTask // the places are of tasks
    return (waiting.task.blockedBy ?? []).flatMap((blockerId) => {
      const place = placeOf.get(blockerId)
      if (place === undefined) return []
      const blocker = rows[place] as DatedTask
      const [from, to] = [blocker.span.to, waiting.span.from]
      return { key: `${blockerId} ${id}`, from: { row: place, day: from }, to: { row: at, day: to }, isLate: to < from }
    })
  })
}

/** Beyond these years from today no bar is looked for. */
const MOST_DAYS = 3 * 366
const AROUND = 45

/** The days that the timeline reaches over: all tasks, and some weeks around today. */
export function rangeOf(tasks: readonly DatedTask[], now: Day): { start: Day; days: number } {
  let [start, end] = [addDays(now, -AROUND), addDays(now, AROUND * 2)]
  for (const { span } of tasks) {
    if (span.from < start) start = addDays(span.from, -7)
    if (span.to > end) end = addDays(span.to, 14)
  }
  if (start < addDays(now, -MOST_DAYS)) start = addDays(now, -MOST_DAYS)
  if (end > addDays(now, MOST_DAYS)) end = addDays(now, MOST_DAYS)
  return { start, days: daysBetween(start, end) + 1 }
}
