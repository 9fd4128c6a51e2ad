import { api, type TaskItem, unwrap } from '../api.ts'
import { addDays, type Day, END_OF_DAY, instantOf, START_OF_DAY, wallOf } from '../app/days.ts'
import { useChange } from './optimistic.ts'
import { patchTask } from './task-cache.ts'

export interface Dates {
  start?: number | null
  deadline?: number | null
}

/** Gives any task other dates. */
export const useReschedule = () =>
  useChange({
    key: ['tasks', 'dates'],
    send: ({ id, dates }: { id: string; dates: Dates }) =>
      api.PUT('/tasks/{id}', { params: { path: { id } }, body: dates }).then(unwrap),
    show: (cache, { id, dates }) => patchTask(cache, id, dates),
    settle: (cache, { task }, { id, dates }) =>
      // Of what is being dragged again meanwhile the server's answer is old.
      void (cache.isMutating({ mutationKey: ['tasks', 'dates'] }) > 1
        ? patchTask(cache, id, dates)
        : patchTask(cache, id, task)),
    refresh: ({ id }) => [['tasks', id, 'activities']],
  })

/** From which day to which a task lasts; undefined: it has no date. A deadline before the start counts alone. */
export interface Span {
  from: Day
  to: Day
}
export function spanOf({ start, deadline }: Pick<TaskItem, 'start' | 'deadline'>, zone: string): Span | undefined {
  if (start === null && deadline === null) return undefined
  const to = wallOf((deadline ?? start) as number, zone).day // one of them is there
  const from = start === null ? to : wallOf(start, zone).day
  return { from: from < to ? from : to, to }
}

const later = (seconds: number, days: number, zone: string) => {
  const { day, time } = wallOf(seconds, zone)
  return instantOf(addDays(day, days), time, zone)
}

/** The dates of a task that is moved by some days: the times of day stay. */
export const movedBy = (
  { start, deadline }: Pick<TaskItem, 'start' | 'deadline'>,
  days: number,
  zone: string,
): Dates => ({
  ...(start !== null && { start: later(start, days, zone) }),
  ...(deadline !== null && { deadline: later(deadline, days, zone) }),
})

/** The dates of a task one of whose ends is pulled by some days, never past the other one; undefined: nothing changes. */
export function stretchedBy(
  task: Pick<TaskItem, 'start' | 'deadline'>,
  edge: 'start' | 'end',
  days: number,
  zone: string,
): Dates | undefined {
  const span = spanOf(task, zone)
  if (!span) return undefined
  const at = edge === 'end' ? addDays(span.to, days) : addDays(span.from, days)
  const day = edge === 'end' ? (at < span.from ? span.from : at) : at > span.to ? span.to : at
  if (day === (edge === 'end' ? span.to : span.from)) return undefined
  const present = edge === 'end' ? task.deadline : task.start
  const time = present === null ? (edge === 'end' ? END_OF_DAY : START_OF_DAY) : wallOf(present, zone).time
  return edge === 'end' ? { deadline: instantOf(day, time, zone) } : { start: instantOf(day, time, zone) }
}
