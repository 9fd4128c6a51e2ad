import { api, unwrap } from '../api.ts'
import { addDays, type Day, instantOf, wallOf } from '../app/days.ts'
import { dateOf, type Edge, edgeOf, type TaskDates, type Zones, zoneOf } from '../app/task-dates.ts'
import { useChange } from './optimistic.ts'
import { patchTask } from './task-cache.ts'

export interface Dates {
  start?: number | null
  deadline?: number | null
  allDay: boolean
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
export function spanOf(task: TaskDates, zones: Zones): Span | undefined {
  const { start, deadline } = task
  if (start === null && deadline === null) return undefined
  const to = dateOf(task, (deadline ?? start) as number, zones).day // one of them is there
  const from = start === null ? to : dateOf(task, start, zones).day
  return { from: from < to ? from : to, to }
}

/** The end of a task on another day: at its own time, where it has one. */
function onDay(task: TaskDates, edge: Edge, day: Day, zones: Zones): number {
  const present = edge === 'end' ? task.deadline : task.start
  const zone = zoneOf(task, zones)
  return task.allDay || present === null ? edgeOf(day, edge, zone) : instantOf(day, wallOf(present, zone).time, zone)
}

/** The dates of a task that is moved by some days: the times of day stay. */
export function movedBy(task: TaskDates, days: number, zones: Zones): Dates {
  const { start, deadline, allDay } = task
  const later = (seconds: number, edge: Edge) =>
    onDay(task, edge, addDays(dateOf(task, seconds, zones).day, days), zones)
  return {
    ...(start !== null && { start: later(start, 'start') }),
    ...(deadline !== null && { deadline: later(deadline, 'end') }),
    allDay,
  }
}

/** The dates of a task one of whose ends is pulled by some days, never past the other one; undefined: nothing changes. */
export function stretchedBy(task: TaskDates, edge: Edge, days: number, zones: Zones): Dates | undefined {
  const span = spanOf(task, zones)
  if (!span) return undefined
  const at = edge === 'end' ? addDays(span.to, days) : addDays(span.from, days)
  const day = edge === 'end' ? (at < span.from ? span.from : at) : at > span.to ? span.to : at
  if (day === (edge === 'end' ? span.to : span.from)) return undefined
  const seconds = onDay(task, edge, day, zones)
  return { [edge === 'end' ? 'deadline' : 'start']: seconds, allDay: task.allDay }
}
