import { useRef, useState } from 'react'
import type { Project, TaskItem } from '../../api.ts'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { toastMove } from '../../app/toasts.tsx'
import { schedule } from '../../messages/schedule.ts'
import { useMe } from '../../queries/me.ts'
import { useProjects } from '../../queries/projects.ts'
import { type Dates, movedBy, spanOf, stretchedBy, useReschedule } from '../../queries/schedule.ts'

/** How tasks are given other dates by hand: who may, by how many days, and what is read out then. */
export function useMover(project: Project) {
  const t = useMessages(schedule)
  const formats = useFormats()
  const me = useMe()
  const projects = useProjects()
  const reschedule = useReschedule()
  const [said, setSaid] = useState('')
  const place = useRef<HTMLDivElement>(null)
  const change = (task: TaskItem, dates: Dates | undefined) => {
    const span = dates && spanOf({ ...task, ...dates }, formats)
    if (!span) return
    const { from, to } = span
    const { dayName } = formats
    const when = from === to ? dayName(to) : `${dayName(from)} – ${dayName(to)}`
    const before = {
      ...('start' in dates && { start: task.start }),
      ...('deadline' in dates && { deadline: task.deadline }),
      allDay: task.allDay,
    }
    const unsay = toastMove(t.newDate(when), () => reschedule.mutate({ id: task._id, dates: before }))
    reschedule.mutate({ id: task._id, dates }, { onError: unsay })
    setSaid(t.movedTo(task.name, when))
    // It may stand in another row of the page now: the focus goes with it.
    const isFocused = document.activeElement instanceof HTMLElement && document.activeElement.dataset.task === task._id
    if (isFocused) setTimeout(() => place.current?.querySelector<HTMLElement>(`[data-task="${task._id}"]`)?.focus(), 30)
  }
  return {
    /** What holds the tasks. */
    place,
    /** To be read out. */
    said,
    whyNot(task: TaskItem) {
      const own = task.group === project._id ? project : projects.find(({ _id }) => _id === task.group)
      return own?.can.includes('edit_task') || task.assignedBy === me._id ? undefined : t.mayNotMove
    },
    move: (task: TaskItem, days: number) => days !== 0 && change(task, movedBy(task, days, formats)),
    stretch: (task: TaskItem, edge: 'start' | 'end', days: number) =>
      change(task, stretchedBy(task, edge, days, formats)),
  }
}
export type Mover = ReturnType<typeof useMover>

/** By how many days an arrow key means to move. */
export const DAYS_OF_KEY: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
