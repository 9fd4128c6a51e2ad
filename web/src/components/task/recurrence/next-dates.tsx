import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { Task } from '../../../api.ts'
import { useFormats } from '../../../app/formats.ts'
import { useLanguage, useMessages } from '../../../app/language.ts'
import { dateOf } from '../../../app/task-dates.ts'
import { errors } from '../../../messages/errors.ts'
import { recurrence as words } from '../../../messages/recurrence.ts'
import { nextDatesQuery, type Recurrence } from '../../../queries/recurrences.ts'
import { sayError } from '../../../ui/error-panel.tsx'
import styles from './recurrence.module.css'

/** The dates of the next five copies, as the server would make them. */
export function NextDates({ task, recurrence }: { task: Task; recurrence: Recurrence }) {
  const [t, refusals] = [useMessages(words), useMessages(errors)]
  const formats = useFormats()
  const language = useLanguage()
  const asked = useDeferredValue(recurrence)
  const { start, deadline, allDay } = task
  const series = task.recurrence ? { task: task._id } : {}
  const { data: found, error } = useQuery(nextDatesQuery({ recurrence: asked, start, deadline, allDay, ...series }))
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  const shown = (at: number, isDay: boolean) => {
    const { day } = dateOf({ allDay: isDay }, at, formats)
    return `${weekday.format(new Date(day))} ${formats.full(at, isDay)}`
  }
  if (error) return <p className={styles.wrong}>{sayError(error, refusals)}</p>
  return (
    <section aria-label={t.next} className={styles.next}>
      <h3 className={styles.label}>{t.next}</h3>
      {found?.length === 0 && <p className={styles.none}>{t.nothingNext}</p>}
      <ol className={styles.dates}>
        {found?.map((dates) => {
          const at = dates.deadline ?? dates.start
          return <li key={at}>{at === null ? t.dateless : shown(at, dates.allDay)}</li>
        })}
      </ol>
    </section>
  )
}
