import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/tr'
import { DatePicker } from '@mantine/dates'
import type { Day } from './days.ts'
import { useLanguage } from './language.ts'

/** A month to choose a day from, by mouse or arrow keys. In a file of its own: it comes when it is needed. */
export function Month({ value, onPick }: { value: Day | null; onPick: (day: Day) => void }) {
  const language = useLanguage()
  return (
    <DatePicker
      size="sm"
      locale={language}
      firstDayOfWeek={1}
      value={value}
      defaultDate={value ?? undefined}
      onChange={(day) => day && onPick(day)}
    />
  )
}
