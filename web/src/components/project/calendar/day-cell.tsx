import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef, useState } from 'react'
import type { Day } from '../../../app/days.ts'
import { useFormats } from '../../../app/formats.ts'
import styles from './calendar.module.css'

interface Props {
  day: Day
  column: number
  isOther: boolean
  isToday: boolean
}

/** A day: what is dropped on it is told by its `day`. */
export function DayCell({ day, column, isOther, isToday }: Props) {
  const { date } = useFormats()
  const cell = useRef<HTMLDivElement>(null)
  const [isOver, setOver] = useState(false)
  // The drag listens to the element itself.
  useEffect(() => {
    const element = cell.current
    if (!element) return
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data.grabbed === 'string',
      getData: () => ({ day }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    })
  }, [day])
  return (
    <div
      ref={cell}
      className={styles.day}
      style={{ gridColumn: `${column + 1} / ${column + 2}` }} // out of the flow, a line without an end reaches to the edge
      data-other={isOther || undefined}
      data-today={isToday || undefined}
      data-over={isOver || undefined}
    >
      <time dateTime={day} title={date(day)}>
        {Number(day.slice(8))}
      </time>
    </div>
  )
}
