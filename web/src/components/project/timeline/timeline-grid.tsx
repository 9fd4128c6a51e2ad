import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useLayoutEffect } from 'react'
import { type Day, daysBetween, weekdayOf } from '../../../app/days.ts'
import { ROW_PX, useDensity } from '../../../app/density.ts'
import { useMessages } from '../../../app/language.ts'
import { useLines, useOnPaper } from '../../../app/paper.ts'
import { schedule } from '../../../messages/schedule.ts'
import { LeftOut } from '../../../ui/left-out.tsx'
import { TaskLink } from '../../task/task-link.tsx'
import type { Mover } from '../use-mover.ts'
import { EdgeMarker } from './edge-marker.tsx'
import { GroupHead } from './group-head.tsx'
import type { TimelineRow } from './rows.ts'
import type { Zoom } from './shown.ts'
import styles from './timeline.module.css'
import { TimelineBar } from './timeline-bar.tsx'
import { TimelineLinks } from './timeline-links.tsx'
import { TimelineScale } from './timeline-scale.tsx'
import { useWindow } from './use-window.ts'

const DAY_WIDTH: Record<Zoom, number> = { week: 40, month: 12 }
const BEFORE_BAR_DAYS = 1
/** What there is beside the names on a landscape page, be it A4 or Letter. */
const PAPER_PX = 700

interface Options {
  rows: readonly TimelineRow[]
  range: { start: Day; days: number }
  zoom: Zoom
  now: Day
}

export function useGrid({ rows, range, zoom, now }: Options) {
  const dayWidth = useOnPaper() ? PAPER_PX / range.days : DAY_WIDTH[zoom]
  const shown = useWindow({ dayWidth, start: range.start, now })
  /** Its marker goes, so that the bar has the focus then. */
  const show = (day: number, row: Element) => {
    shown.scroller.current?.scrollTo({ left: Math.max(0, day - BEFORE_BAR_DAYS) * dayWidth })
    row.querySelector<HTMLElement>('[data-task]')?.focus({ preventScroll: true })
  }
  return { rows, range, now, dayWidth, ...shown, show }
}
type Grid = ReturnType<typeof useGrid>

export function TimelineGrid({ grid, mover }: { grid: Grid; mover: Mover }) {
  const { rows, range, now, dayWidth, scroller, label, open, seen, show } = grid
  const t = useMessages(schedule)
  const [density] = useDensity()
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX[density],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes are others when the density is
  useLayoutEffect(() => list.measure(), [list, density])
  const { lines, height, leftOut } = useLines(list)
  const style = {
    '--day': `${dayWidth}px`,
    '--days': range.days,
    '--weekend': `${(6 - weekdayOf(range.start)) * dayWidth}px`,
    '--now': `${(daysBetween(range.start, now) + 0.5) * dayWidth}px`,
  } as CSSProperties
  return (
    <div className={styles.scroller} ref={open} style={style}>
      <div className={styles.head}>
        <span className={styles.corner} ref={label}>
          {t.taskColumn}
        </span>
        <TimelineScale range={range} dayWidth={dayWidth} />
      </div>
      <div className={styles.rows} ref={mover.place} style={{ height }}>
        {lines.length > 0 && (
          <TimelineLinks
            {...{ rows, range, dayWidth }}
            rowPx={ROW_PX[density]}
            first={lines[0]?.index ?? 0}
            last={lines.at(-1)?.index ?? 0}
          />
        )}
        {lines.map(({ index, key, start }) => {
          const row = rows[index]
          if (!row) return null
          return (
            <div key={key} className={styles.row} data-kind={row.kind} style={{ translate: `0 ${start}px` }}>
              <div className={styles.label}>
                {row.kind === 'group' ? (
                  <GroupHead {...row} />
                ) : (
                  <TaskLink id={row.task._id} className={styles.name}>
                    {row.task.name}
                  </TaskLink>
                )}
              </div>
              {row.kind === 'task' && (
                <>
                  {seen && <EdgeMarker name={row.task.name} span={row.span} range={range} seen={seen} show={show} />}
                  <TimelineBar task={row.task} span={row.span} start={range.start} dayWidth={dayWidth} mover={mover} />
                </>
              )}
            </div>
          )
        })}
      </div>
      <LeftOut count={leftOut} />
    </div>
  )
}
