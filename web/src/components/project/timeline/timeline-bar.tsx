import { memo, type PointerEvent, useRef, useState } from 'react'
import type { TaskItem } from '../../../api.ts'
import { type Day, daysBetween } from '../../../app/days.ts'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { schedule } from '../../../messages/schedule.ts'
import { isOpen, useStateOf } from '../../../queries/projects.ts'
import type { Span } from '../../../queries/schedule.ts'
import { TaskLink } from '../../task/task-link.tsx'
import { DAYS_OF_KEY, type Mover } from '../use-mover.ts'
import styles from './timeline.module.css'

interface Props {
  task: TaskItem
  span: Span
  /** The day at the left edge. */
  start: Day
  dayWidth: number
  mover: Mover
}
type Grip = 'bar' | 'start' | 'end'

/** A task from its start to its deadline: the bar is moved, its ends are pulled. */
export const TimelineBar = memo(function TimelineBar({ task, span, start, dayWidth, mover }: Props) {
  const t = useMessages(schedule)
  const { dayName } = useFormats()
  const state = useStateOf()(task)
  const whyNot = mover.whyNot(task)
  const [pull, setPull] = useState<{ grip: Grip; days: number } | null>(null)
  const wasDragged = useRef(false)
  const length = daysBetween(span.from, span.to) + 1
  const commit = (grip: Grip, days: number) =>
    grip === 'bar' ? mover.move(task, days) : mover.stretch(task, grip, days)

  const grab = (grip: Grip) => (event: PointerEvent<HTMLElement>) => {
    wasDragged.current = false
    if (whyNot || event.button !== 0) return
    event.stopPropagation()
    const element: HTMLElement = event.currentTarget
    const from = event.clientX
    const abort = new AbortController()
    const daysAt = ({ clientX }: { clientX: number }) => Math.round((clientX - from) / dayWidth)
    const listen = { signal: abort.signal }
    element.setPointerCapture(event.pointerId)
    const follow = (move: globalThis.PointerEvent) => {
      if (Math.abs(move.clientX - from) > 3) wasDragged.current = true
      setPull({ grip, days: limit(grip, daysAt(move), length) })
    }
    const finish = (days: number) => {
      abort.abort()
      setPull(null)
      if (days !== 0) commit(grip, days)
    }
    element.addEventListener('pointermove', follow, listen)
    element.addEventListener('pointerup', (up) => finish(daysAt(up)), listen)
    element.addEventListener('pointercancel', () => finish(0), listen)
  }
  const [before, after] = pull ? [pull.grip === 'end' ? 0 : pull.days, pull.grip === 'start' ? 0 : pull.days] : [0, 0]
  return (
    <div
      className={styles.task}
      style={{
        insetInlineStart: (daysBetween(start, span.from) + before) * dayWidth,
        width: (length + after - before) * dayWidth,
      }}
      data-off={whyNot !== undefined || undefined}
      data-done={!isOpen(state) || undefined}
      data-pulled={pull !== null || undefined}
    >
      <TaskLink
        id={task._id}
        draggable={false}
        className={styles.link}
        data-task={task._id}
        title={whyNot ?? task.name}
        aria-label={t.fromTo(task.name, dayName(span.from), dayName(span.to))}
        aria-keyshortcuts={whyNot ? undefined : 'Alt+ArrowLeft Alt+ArrowRight Alt+Shift+ArrowLeft Alt+Shift+ArrowRight'}
        onPointerDown={grab('bar')}
        onClick={(event) => wasDragged.current && event.preventDefault()}
        onKeyDown={(event) => {
          const days = DAYS_OF_KEY[event.key]
          if (!event.altKey || days === undefined || whyNot) return
          event.preventDefault()
          commit(event.shiftKey ? 'end' : 'bar', days)
        }}
      >
        <span className={styles.stripe} style={{ background: state?.color }} />
        <span className={styles.name}>{task.name}</span>
      </TaskLink>
      {!whyNot && (
        <>
          <span className={styles.grip} data-edge="start" onPointerDown={grab('start')} aria-hidden />
          <span className={styles.grip} data-edge="end" onPointerDown={grab('end')} aria-hidden />
        </>
      )}
    </div>
  )
})

/** An end is not pulled past the other one. */
const limit = (grip: Grip, days: number, length: number) =>
  grip === 'bar' ? days : grip === 'start' ? Math.min(days, length - 1) : Math.max(days, 1 - length)
