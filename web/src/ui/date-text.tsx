import { Calendar } from 'lucide-react'
import { dayOf, today } from '../app/days.ts'
import { useFormats } from '../app/formats.ts'
import styles from './date-text.module.css'

/** An instant as one would say it; the full date is in its tooltip. An open deadline that has passed stands out. */
export function DateText({
  seconds,
  deadline = false,
  icon = false,
}: {
  seconds: number
  deadline?: boolean
  icon?: boolean
}) {
  const formats = useFormats()
  const isLate = deadline && seconds < Date.now() / 1000
  const isToday = deadline && dayOf(seconds, formats.zone) === today(formats.zone)
  return (
    <time
      className={styles.date}
      dateTime={new Date(seconds * 1000).toISOString()}
      title={formats.full(seconds)}
      data-when={isLate ? 'late' : isToday ? 'today' : undefined}
    >
      {icon && <Calendar size={13} aria-hidden />}
      {formats.moment(seconds)}
    </time>
  )
}
