import { addDays, type Day, weekdayOf } from '../../../app/days.ts'
import { useFormats } from '../../../app/formats.ts'
import type { Zoom } from './shown.ts'
import styles from './timeline.module.css'

interface Props {
  range: { start: Day; days: number }
  zoom: Zoom
  dayWidth: number
}

/** Months above; under them the Mondays or, from near, each day. */
export function TimelineScale({ range, zoom, dayWidth }: Props) {
  const { language } = useFormats()
  const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const days = Array.from({ length: range.days }, (_, place) => ({ place, day: addDays(range.start, place) }))
  const months = days.filter(({ place, day }) => place === 0 || day.endsWith('-01'))
  const marks = zoom === 'week' ? days : days.filter(({ day }) => weekdayOf(day) === 1)
  return (
    <div className={styles.scale} aria-hidden>
      {months.map(({ place, day }, i) => (
        <span
          key={day}
          className={styles.month}
          style={{
            insetInlineStart: place * dayWidth,
            width: ((months[i + 1]?.place ?? range.days) - place) * dayWidth,
          }}
        >
          <span>{format.format(new Date(day))}</span>
        </span>
      ))}
      {marks.map(({ place, day }) => (
        <span key={day} className={styles.mark} style={{ insetInlineStart: place * dayWidth }} data-zoom={zoom}>
          {Number(day.slice(8))}
        </span>
      ))}
    </div>
  )
}
