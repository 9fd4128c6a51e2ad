import { UnstyledButton } from '@mantine/core'
import type { Day } from '../../../app/days.ts'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { useOnPaper } from '../../../app/paper.ts'
import { schedule } from '../../../messages/schedule.ts'
import type { Mover } from '../use-mover.ts'
import styles from './calendar.module.css'
import { CalendarBar } from './calendar-bar.tsx'
import { DayCell } from './day-cell.tsx'
import type { Week } from './weeks.ts'

/** More than these do not fit into the week of a month. */
const MOST_LANES = 4

interface Props {
  week: Week
  /** The month that is looked at: other days are paler, and long weeks are cut. Absent: the week is shown whole. */
  month: string | undefined
  now: Day
  mover: Mover
  openWeek: (day: Day) => void
}

export function CalendarWeek({ week, month, now, mover, openWeek }: Props) {
  const t = useMessages(schedule)
  const formats = useFormats()
  const isOnPaper = useOnPaper()
  const isCut = (lane: number) => month !== undefined && !isOnPaper && lane >= MOST_LANES
  const hidden = (column: number) =>
    week.bars.filter(({ first, last, lane }) => isCut(lane) && first <= column && column <= last).length
  return (
    <div className={styles.week}>
      {week.days.map((day, column) => (
        <DayCell
          key={day}
          day={day}
          column={column}
          isOther={month !== undefined && day.slice(0, 7) !== month}
          isToday={day === now}
        />
      ))}
      {week.bars
        .filter(({ lane }) => !isCut(lane))
        .map((bar) => (
          <CalendarBar key={bar.task._id} bar={bar} mover={mover} />
        ))}
      {week.days.map((day, column) => {
        const count = hidden(column)
        return (
          count > 0 && (
            <UnstyledButton
              key={day}
              className={styles.more}
              style={{ gridColumn: column + 1, gridRow: MOST_LANES + 2 }}
              onClick={() => openWeek(day)}
            >
              <span aria-hidden className={styles.moreShort}>
                +{formats.number(count)}
              </span>
              <span aria-hidden className={styles.moreWords}>
                +{t.more(count)}
              </span>
              <span className="sr-only">
                +{t.more(count)}, {formats.date(day)}
              </span>
            </UnstyledButton>
          )
        )
      })}
    </div>
  )
}
