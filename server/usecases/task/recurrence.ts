import { isSame } from '../../domain/fields.ts'
import { templateOf } from '../../domain/task/fields.ts'
import {
  checkRecurrence,
  type Dates,
  nextOccurrences,
  type Recurrence,
  recurringDate,
  type SeriesPlace,
} from '../../domain/task/recurrence.ts'
import type { Series, Task, TaskContent } from '../../domain/task/task.ts'
import type { ReadTx, WriteTx } from '../../store/core/store.ts'
import * as jobs from '../../store/job/queue.ts'

export const datesOf = ({
  startAt,
  deadlineAt,
  allDay,
}: Pick<TaskContent, 'startAt' | 'deadlineAt' | 'allDay'>): Dates => ({
  start: startAt,
  deadline: deadlineAt,
  ...(allDay && { allDay }),
})

/** A series of copies that begins with this task. */
export function seriesOf(content: TaskContent, copy = 1): Series {
  const first = datesOf(content)
  return { copy, first, madeForAt: recurringDate(first), template: templateOf(content) }
}

/** Where a series stands whose present copy has these dates. */
export function placeIn(
  { org, now }: Pick<ReadTx, 'org' | 'now'>,
  recurrence: Recurrence,
  { copy, first, madeForAt }: Pick<Series, 'copy' | 'first' | 'madeForAt'>,
  dates: Dates,
): SeriesPlace {
  const present = recurringDate(dates)
  const after = present === null ? madeForAt : Math.max(present, madeForAt ?? present)
  const hasTime = recurringDate(first) !== null && !first.allDay // without, its copies are due on a day, and days are the organization's
  return { recurrence, first, copy, after, now, zone: (hasTime && recurrence.zone) || org.zone }
}

/**
 * The dates that the next copies would have, were the task to recur so with these dates. A new recurrence counts from
 * them, one that the task has goes on. Throws invalid for what makes no sense.
 */
export function previewOf(
  tx: ReadTx,
  recurrence: Recurrence,
  dates: Dates,
  task: Task | undefined,
  count: number,
): Dates[] {
  checkRecurrence(recurrence, dates)
  if (task?.series && !task.isLastCopy) return [] // another copy goes on
  const goesOn = task?.series && JSON.stringify(task.recurrence) === JSON.stringify(recurrence)
  const fresh = { copy: task?.series?.copy ?? 1, first: dates, madeForAt: recurringDate(dates) }
  return nextOccurrences(placeIn(tx, recurrence, goesOn ? task.series : fresh, dates), count)
}

/**
 * The edited task with what future copies are made from. An edit touches this copy alone, unless the template is to be
 * updated; a new recurrence counts its dates from this copy.
 */
export function withTemplate(
  before: Task,
  after: Task,
  { updateTemplate = false }: { updateTemplate?: boolean },
): Task {
  if (!after.recurrence) return { ...after, series: null, isLastCopy: false }
  if (!before.series) return { ...after, series: seriesOf(after), isLastCopy: true }
  const hasNewDates = !isSame(datesOf(before), datesOf(after))
  const starts = before.recurrence !== after.recurrence || (updateTemplate && hasNewDates)
  const fresh = seriesOf(after, before.series.copy)
  if (!starts && !updateTemplate) return after
  return {
    ...after,
    series: { ...(starts ? fresh : before.series), template: updateTemplate ? fresh.template : before.series.template },
  }
}

/** Queues the making of the next copy for when the deadline passes; or takes that back, where none is to be made so. */
export async function followRecurrence(tx: WriteTx, { id, recurrence, isLastCopy, deadlineAt }: Task): Promise<void> {
  const key = `recur:${id}`
  if (isLastCopy && recurrence?.active && recurrence.createWhen === 'after-deadline' && deadlineAt !== null) {
    await jobs.queue(tx, { type: 'recur-task', key, data: { taskId: id }, runAt: deadlineAt + 1 })
  } else {
    await jobs.cancel(tx, key)
  }
}
