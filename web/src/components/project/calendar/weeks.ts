import type { TaskItem } from '../../../api.ts'
import { addDays, type Day, daysBetween, weekdayOf } from '../../../app/days.ts'
import type { Zones } from '../../../app/task-dates.ts'
import { type Span, spanOf } from '../../../queries/schedule.ts'

export interface Placed {
  task: TaskItem
  span: Span
  /** The part that lies in this week: columns 0 to 6. */
  first: number
  last: number
  lane: number
  /** The day of its first column. */
  firstDay: Day
  /** Whether it goes on before or after this week. */
  before: boolean
  after: boolean
}
export interface Week {
  days: Day[]
  bars: Placed[]
}

export const monday = (day: Day) => addDays(day, 1 - weekdayOf(day))

/** The Mondays of the weeks that a month touches. */
export function mondaysOf(day: Day): Day[] {
  const first = monday(`${day.slice(0, 7)}-01`)
  const month = day.slice(0, 7)
  return [0, 1, 2, 3, 4, 5].map((i) => addDays(first, i * 7)).filter((each, i) => i === 0 || each.slice(0, 7) === month)
}

/** The tasks of a week, each in the first lane that is free; the longest first, so that spans are not broken. */
export function weekOf(start: Day, tasks: readonly { task: TaskItem; span: Span }[]): Week {
  const end = addDays(start, 6)
  const found = tasks
    .filter(({ span }) => span.from <= end && span.to >= start)
    .sort(
      (a, b) => compare(a.span.from, b.span.from) || compare(b.span.to, a.span.to) || compare(a.task._id, b.task._id),
    )
  const lanes: number[] = []
  const bars = found.map(({ task, span }) => {
    const first = Math.max(0, daysBetween(start, span.from))
    const last = Math.min(6, daysBetween(start, span.to))
    const free = lanes.findIndex((until) => until < first)
    const lane = free === -1 ? lanes.length : free
    lanes[lane] = last
    return {
      task,
      span,
      first,
      last,
      lane,
      firstDay: addDays(start, first),
      before: span.from < start,
      after: span.to > end,
    }
  })
  return { days: [0, 1, 2, 3, 4, 5, 6].map((i) => addDays(start, i)), bars }
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

export const dated = (tasks: readonly TaskItem[], zones: Zones) =>
  tasks.flatMap((task) => {
    const span = spanOf(task, zones)
    return span ? [{ task, span }] : []
  })
