import { Calendar } from 'lucide-react'
import { today } from '../app/days.ts'
import { useFormats } from '../app/formats.ts'
import { dateOf } from '../app/task-dates.ts'
import styles from './date-text.module.css'

/** An instant as one would say it; the full date is in its tooltip. An open deadline that has passed stands out. */
export function DateText({
  seconds,
  allDay = false,
  deadline = false,
  icon = false,
}: {
  seconds: number
  /** Whether it is a day alone. */
  allDay?: boolean
  deadline?: boolean
  icon?: boolean
}) {
  const formats = useFormats()
  const isLate = deadline && seconds < Date.now() / 1000
  const { day } = dateOf({ allDay }, seconds, formats)
  const isToday = deadline && day <= today(formats.zone) // a day that is over here may last elsewhere
  return (
    <time
      className={styles.date}
      dateTime={allDay ? day : new Date(seconds * 1000).toISOString()}
      title={formats.full(seconds, allDay)}
      data-when={isLate ? 'late' : isToday ? 'today' : undefined}
    >
      {icon && <Calendar size={13} aria-hidden />}
      {formats.moment(seconds, allDay)}
    </time>
  )
}
