import type { NewTask } from '../../api.ts'
import { type Day, END_OF_DAY, instantOf, weekdayOf } from '../../app/days.ts'
import type { QuickTask } from './parse.ts'

/** A line that was understood, as the API takes it; but for tags, which have ids there. */
export function toTask(line: QuickTask, { group, zone }: { group: string; zone: string }): NewTask {
  const { name, day, time, repeat, assigneeIds, priority } = line
  const deadline = day === undefined ? undefined : instantOf(day, time ?? END_OF_DAY, zone)
  return {
    group,
    name,
    ...(deadline !== undefined && { deadline }),
    ...(assigneeIds.length > 0 && { assignees: assigneeIds }),
    ...(priority && { priority }),
    ...(repeat && day && { recurrent: true, recurrence: toRecurrence(repeat, day, time && zone) }),
  }
}

const TYPES = { day: 'daily', week: 'weekly', month: 'monthly' } as const

/** @param zone  where its time of day was said; without a time it falls on days, which are the organization's */
function toRecurrence(
  { every, unit, weekdays }: NonNullable<QuickTask['repeat']>,
  day: Day,
  zone: string | undefined,
): NewTask['recurrence'] {
  const places = weekdays ?? [weekdayOf(day)]
  return {
    type: TYPES[unit],
    period: every,
    createWhen: 'completed', // the next one when this is done: nobody comes back from a holiday to ten copies
    active: true,
    stopCondition: 'none',
    ...(unit === 'week' && { days: Array.from({ length: 7 }, (_, i) => places.includes(i + 1)) }),
    ...(zone && { timezone: zone }),
  }
}
