import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/tr'
import { DatePicker } from '@mantine/dates'
import type { Day } from '../app/days.ts'
import { useLanguage, useMessages } from '../app/language.ts'
import { dates } from '../messages/dates.ts'
import styles from './month.module.css'

/** A month to choose a day from, by mouse or arrow keys. In a file of its own: it comes when it is needed. */
export function Month({ value, onPick }: { value: Day | null; onPick: (day: Day) => void }) {
  const language = useLanguage()
  const t = useMessages(dates)
  return (
    <DatePicker
      size="sm"
      classNames={{ day: styles.day ?? '' }}
      locale={language}
      firstDayOfWeek={1}
      ariaLabels={t.month}
      value={value}
      defaultDate={value ?? undefined}
      onChange={(day) => day && onPick(day)}
    />
  )
}
