import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useEffectEvent, useRef } from 'react'
import { addDays, type Day, daysBetween } from '../../../app/days.ts'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { schedule } from '../../../messages/schedule.ts'
import { isOpen, useStateOf } from '../../../queries/projects.ts'
import { StateIcon } from '../../../ui/state-badge.tsx'
import { TaskLink } from '../../task/task-link.tsx'
import { DAYS_OF_KEY, type Mover } from '../use-mover.ts'
import styles from './calendar.module.css'
import type { Placed } from './weeks.ts'

/** A task in a week. Wherever it is grabbed, that day of it goes where it is dropped. */
export function CalendarBar({ bar, mover }: { bar: Placed; mover: Mover }) {
  const { task, span, first, last, lane, before, after, firstDay } = bar
  const t = useMessages(schedule)
  const { dayName } = useFormats()
  const state = useStateOf()(task)
  const whyNot = mover.whyNot(task)
  const link = useRef<HTMLAnchorElement>(null)
  const dayAt = useEffectEvent((clientX: number): Day => {
    const { left, width } = link.current!.getBoundingClientRect() // it is being dragged
    const columns = last - first + 1
    const column = Math.min(columns - 1, Math.max(0, Math.floor(((clientX - left) / width) * columns)))
    return addDays(firstDay, column)
  })
  const drop = useEffectEvent((grabbed: Day, day: Day) => mover.move(task, daysBetween(grabbed, day)))
  const isOff = whyNot !== undefined
  useEffect(() => {
    const element = link.current
    if (!element || isOff) return
    return draggable({
      element,
      getInitialData: ({ input }) => ({ grabbed: dayAt(input.clientX) }),
      onDrop: ({ source, location }) => {
        const day = location.current.dropTargets[0]?.data.day
        if (typeof day === 'string') drop(source.data.grabbed as Day, day)
      },
    })
  }, [isOff])
  return (
    <TaskLink
      id={task._id}
      ref={link}
      className={styles.task}
      style={{ gridColumn: `${first + 1} / ${last + 2}`, gridRow: lane + 2 }}
      data-task={task._id}
      data-before={before || undefined}
      data-after={after || undefined}
      data-done={!isOpen(state) || undefined}
      title={whyNot ?? task.name}
      aria-label={t.fromTo(task.name, dayName(span.from), dayName(span.to))}
      aria-keyshortcuts={isOff ? undefined : 'Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown'}
      onKeyDown={(event) => {
        const days = DAYS_OF_KEY[event.key]
        if (!event.altKey || days === undefined || isOff) return
        event.preventDefault()
        mover.move(task, days)
      }}
    >
      <StateIcon state={state} size={12} />
      <span className={styles.name}>{task.name}</span>
    </TaskLink>
  )
}
