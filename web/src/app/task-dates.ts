import { type Day, dayOf, firstSecond, lastSecond, type Time, wallOf } from './days.ts'

/** Where dates are read: what has a time by the clock of the reader; a day alone is one of the organization's. */
export interface Zones {
  zone: string
  dayZone: string
}
/** In Unix seconds. */
export interface TaskDates {
  start: number | null
  deadline: number | null
  /** Whether they are days. */
  allDay: boolean
}
type Kind = Pick<TaskDates, 'allDay'>
export type Edge = 'start' | 'end'

export const zoneOf = ({ allDay }: Kind, { zone, dayZone }: Zones): string => (allDay ? dayZone : zone)

/** The day of a task's date, the same for everybody where it is a day alone; else with its time. */
export function dateOf(task: Kind, seconds: number, zones: Zones): { day: Day; time?: Time } {
  const { day, time } = wallOf(seconds, zoneOf(task, zones))
  return task.allDay ? { day } : { day, time }
}

/** The first second of a day, or the last. */
export const edgeOf = (day: Day, edge: Edge, zone: string): number =>
  edge === 'start' ? firstSecond(day, zone) : lastSecond(day, zone)

/**
 * What a task is sent when a date of it is picked, or taken away. It has times or days, not both: a first day beside a time
 * gets one, too, so that the other is kept; who takes a time away means days.
 *
 * @param allDay  whether a day alone was picked
 */
export function datePicked(task: TaskDates, edge: Edge, seconds: number | null, allDay: boolean, zones: Zones) {
  const [name, other] = edge === 'end' ? (['deadline', 'start'] as const) : (['start', 'deadline'] as const)
  if (seconds === null) return { [name]: null }
  const isBesideTime = allDay && !task.allDay && task[name] === null && task[other] !== null
  return isBesideTime
    ? { [name]: edgeOf(dayOf(seconds, zones.dayZone), edge, zones.zone), allDay: false }
    : { [name]: seconds, allDay }
}
