import type { NewTask } from '../../api.ts'
import { type Day, instantOf, lastSecond, weekdayOf } from '../../app/days.ts'
import type { Zones } from '../../app/task-dates.ts'
import type { QuickTask } from './parse.ts'

/** A line that was understood, as the API takes it; but for tags, which have ids there. */
export function toTask(line: QuickTask, { group, zone, dayZone }: Zones & { group: string }): NewTask {
  const { name, day, time, repeat, assigneeIds, priority } = line
  return {
    group,
    name,
    ...(day && time && { deadline: instantOf(day, time, zone) }),
    ...(day && !time && { deadline: lastSecond(day, dayZone), allDay: true }),
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
