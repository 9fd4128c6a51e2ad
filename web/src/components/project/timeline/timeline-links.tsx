import { memo, useMemo } from 'react'
import { type Day, daysBetween } from '../../../app/days.ts'
import { linksOf, type TimelineRow } from './rows.ts'
import styles from './timeline.module.css'

/** Half of the way that a line goes straight on before it turns. */
const TURN_PX = 8

interface Props {
  rows: readonly TimelineRow[]
  range: { start: Day }
  dayWidth: number
  rowPx: number
  /** The rows that are on the screen. */
  first: number
  last: number
}

/** From the end of a bar to the start of each that waits for it. Screen readers hear of it in the task. */
export const TimelineLinks = memo(function TimelineLinks({ rows, range, dayWidth, rowPx, first, last }: Props) {
  const links = useMemo(() => linksOf(rows), [rows])
  const shown = links.filter(
    ({ from, to }) => Math.max(from.row, to.row) >= first && Math.min(from.row, to.row) <= last,
  )
  if (shown.length === 0) return null
  const middle = (row: number) => (row + 0.5) * rowPx
  return (
    <svg className={styles.links} aria-hidden>
      <defs>
        <marker id="timeline-arrow" viewBox="0 0 6 6" refX="6" refY="3" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0 0 6 3 0 6z" />
        </marker>
      </defs>
      {shown.map(({ key, from, to, isLate }) => {
        const [x, y] = [(daysBetween(range.start, from.day) + 1) * dayWidth, middle(from.row)]
        const [endX, endY] = [daysBetween(range.start, to.day) * dayWidth, middle(to.row)]
        const turn =
          endX - x >= 2 * TURN_PX
            ? `H${endX - TURN_PX}V${endY}`
            : `h${TURN_PX}V${(y + endY) / 2}H${endX - TURN_PX}V${endY}`
        return (
          <path
            key={key}
            d={`M${x} ${y}${turn}H${endX - 1}`}
            data-late={isLate || undefined}
            markerEnd="url(#timeline-arrow)"
          />
        )
      })}
    </svg>
  )
})
