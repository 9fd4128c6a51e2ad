import { Switch, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { CalendarRange } from 'lucide-react'
import { useState } from 'react'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { reports } from '../../messages/reports.ts'
import { Picker } from '../../ui/picker.tsx'
import { type Days, isDay, PERIODS, type PeriodName, type ReportSearch } from './period.ts'
import styles from './reports.module.css'

const OWN = 'own'

/** What the reports are about; the address holds it. */
export function PeriodBar({ search, days, hasParts }: { search: ReportSearch; days: Days; hasParts: boolean }) {
  const t = useMessages(reports)
  const { inUtc } = useFormats()
  const navigate = useNavigate()
  const go = (to: ReportSearch) =>
    void navigate({ to: '.', search: (old: object) => ({ ...old, ...to }), replace: true })
  const isOwn = search.from !== undefined
  const range = inUtc({ day: 'numeric', month: 'short', year: 'numeric' })
  const pick = ([id]: string[]) =>
    go(id === OWN ? { period: undefined, ...days } : { period: id as PeriodName, from: undefined, to: undefined })
  return (
    <div className={styles.bar}>
      <Picker
        label={t.period}
        options={[...PERIODS.map((id) => ({ id, name: t.periods[id] })), { id: OWN, name: t.ownDates }]}
        selected={[isOwn ? OWN : (search.period ?? 'month')]}
        onPick={pick}
      >
        <CalendarRange size={14} aria-hidden />
        {isOwn ? t.ownDates : t.periods[search.period ?? 'month']}
      </Picker>
      {isOwn ? (
        <OwnDays days={days} go={go} />
      ) : (
        <span className={styles.days}>{range.formatRange(new Date(days.from), new Date(days.to))}</span>
      )}
      {hasParts && (
        <Switch
          size="xs"
          label={t.subProjects}
          checked={search.sub ?? false}
          onChange={(event) => go({ sub: event.currentTarget.checked || undefined })}
        />
      )}
    </div>
  )
}

function OwnDays({ days, go }: { days: Days; go: (to: ReportSearch) => void }) {
  const t = useMessages(reports)
  const [typed, setTyped] = useState(days)
  const [shown, setShown] = useState(days)
  if (shown.from !== days.from || shown.to !== days.to) {
    // The address was changed elsewhere, or has put the days in order. The fields stay, and so does the focus.
    setShown(days)
    setTyped(days)
  }
  // While a day is being typed it is a wrong one for a while, and so are two that are changed one after the other.
  const take = () => {
    if (isDay(typed.from) && isDay(typed.to) && (typed.from !== days.from || typed.to !== days.to)) go(typed)
  }
  return (
    <form
      className={styles.own}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && take()}
      onSubmit={(event) => {
        event.preventDefault()
        take()
      }}
    >
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          size="xs"
          max="9999-12-31"
          aria-label={t[end]}
          value={typed[end]}
          onChange={(event) => setTyped({ ...typed, [end]: event.currentTarget.value })}
        />
      ))}
      <button type="submit" hidden />
    </form>
  )
}
