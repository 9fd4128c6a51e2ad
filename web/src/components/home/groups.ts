import type { TaskItem } from '../../api.ts'
import { addDays, type Day, dayOf, weekdayOf } from '../../app/days.ts'

export const WHENS = ['overdue', 'today', 'thisWeek', 'later', 'noDate'] as const
export type When = (typeof WHENS)[number]

/** Tasks by when they are due, each group in the order in which to do them. The week ends with Sunday. */
export function groupByDue<T extends Pick<TaskItem, 'deadline' | 'priority' | 'priorityScore'>>(
  tasks: readonly T[],
  today: Day,
  zone: string,
): Map<When, T[]> {
  const sunday = addDays(today, 7 - weekdayOf(today))
  const whenOf = ({ deadline }: T): When => {
    if (deadline === null) return 'noDate'
    const day = dayOf(deadline, zone)
    if (day < today) return 'overdue'
    if (day === today) return 'today'
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
