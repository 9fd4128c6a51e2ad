import { addDays, firstSecond, lastSecond, today, weekdayOf } from '../../app/days.ts'
import { fold } from '../../app/fold.ts'
import type { Zones } from '../../app/task-dates.ts'
import type { ProjectTask } from '../../queries/project-tasks.ts'
import { type Due, daysOf } from './due.ts'
import { type Filter, idsOf, NOBODY, READER } from './filter.ts'

type Filtered = Pick<
  ProjectTask,
  'name' | 'state' | 'assignees' | 'assignedBy' | 'tags' | 'customer' | 'deadline' | 'allDay' | 'completedAt' | 'lead'
>
/** Who looks, and where. */
export interface Reader extends Zones {
  id: string
}

/** Of several in one filter any will do; of several filters all must. */
export function matcher(filter: Filter, reader: Reader): (task: Filtered) => boolean {
  const { state, client, due, text } = filter
  const people = (list: string | undefined) => idsOf(list).map((id) => (id === READER ? reader.id : id))
  const [assignees, owners, tags] = [people(filter.assignee), people(filter.owner), idsOf(filter.tag)]
  const words = fold(text ?? '').split(/\s+/)
  const isDue = due && dueMatcher(due, reader)
  const isAssigned = (task: Filtered) =>
    assignees.some((id) => (id === NOBODY ? task.assignees.length === 0 : task.assignees.includes(id)))
  // Leads are looked for by whom one talks to there.
  const isHeard = ({ name, lead }: Filtered) => {
    const said = fold([name, lead?.company, lead?.contact].join(' '))
    return words.every((each) => said.includes(each))
  }
  return (task) =>
    (!state || state.includes(task.state)) &&
    (assignees.length === 0 || isAssigned(task)) &&
    (owners.length === 0 || owners.includes(task.assignedBy)) &&
    (tags.length === 0 || tags.some((id) => task.tags.includes(id))) &&
    (!client || task.customer?._id === client) &&
    (!isDue || isDue(task)) &&
    (!text || isHeard(task))
}

type Dated = Pick<ProjectTask, 'deadline' | 'allDay' | 'completedAt'>

/** Whether tasks are due then, for one who reads there. The week is the one that today is in. */
function dueMatcher(due: Due, { zone, dayZone }: Zones): (task: Dated) => boolean {
  if (due === 'none') return ({ deadline }) => deadline === null
  const now = Date.now() / 1000
  if (due === 'overdue')
    return ({ deadline, completedAt }) => deadline !== null && deadline < now && completedAt === null
  const day = today(zone)
  const monday = addDays(day, 1 - weekdayOf(day))
  const days = due === 'today' ? { from: day, to: day } : due === 'week' ? { from: monday, to: addDays(monday, 6) } : daysOf(due) // biome-ignore format: a choice
  if (!days) return () => true
  const between = (zone: string) => ({
    from: days.from === '' ? -Infinity : firstSecond(days.from, zone),
    to: days.to === '' ? Infinity : lastSecond(days.to, zone),
  })
  const [ofTimes, ofDays] = [between(zone), between(dayZone)]
  return ({ deadline, allDay }) => {
    const { from, to } = allDay ? ofDays : ofTimes
    return deadline !== null && deadline >= from && deadline <= to
  }
}
