import type { TaskItem } from '../../api.ts'
import { addDays, dayOf, weekdayOf } from '../../app/days.ts'
import { dateOf, type Zones } from '../../app/task-dates.ts'

export const WHENS = ['overdue', 'today', 'thisWeek', 'later', 'noDate'] as const
export type When = (typeof WHENS)[number]

/**
 * Tasks by when they are due, each group in the order in which to do them. The week ends with Sunday.
 *
 * @param now  in Unix seconds
 */
export function groupByDue<T extends Ordered & Pick<TaskItem, 'allDay'>>(
  tasks: readonly T[],
  now: number,
  zones: Zones,
): Map<When, T[]> {
  const today = dayOf(now, zones.zone)
  const sunday = addDays(today, 7 - weekdayOf(today))
  const whenOf = (task: T): When => {
    if (task.deadline === null) return 'noDate'
    const { day } = dateOf(task, task.deadline, zones)
    // A day alone is due until it ends where the organization is, however late it is here.
    if (task.allDay ? task.deadline < now : day < today) return 'overdue'
    if (day <= today) return 'today'
    return day <= sunday ? 'thisWeek' : 'later'
  }
  const groups = new Map<When, T[]>(WHENS.map((when) => [when, []]))
  for (const task of tasks) groups.get(whenOf(task))?.push(task)
  for (const group of groups.values()) group.sort(inOrder)
  return groups
}

type Ordered = Pick<TaskItem, 'deadline' | 'priority' | 'priorityScore'>
const inOrder = (a: Ordered, b: Ordered) =>
  (a.deadline ?? 0) - (b.deadline ?? 0) || b.priority - a.priority || a.priorityScore - b.priorityScore
