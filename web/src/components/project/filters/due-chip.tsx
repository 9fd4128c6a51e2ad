import { Button, Popover, TextInput, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { filters } from '../../../messages/filters.ts'
import { type Days, DUES, type Due, daysOf, dueOf, isNamed } from '../due.ts'
import { Chip } from './chip.tsx'
import styles from './filter-bar.module.css'

interface Props {
  label: string
  due: Due | undefined
  startsOpen: boolean
  onClose: () => void
  change: (due: Due | undefined) => void
  remove: () => void
}

/** Of a year that is still being typed the days are long past. */
const FIRST_DAY = '1900-01-01'

/** When tasks are due: one of what is asked for often, or any days. */
export function DueChip({ label, due, startsOpen, onClose, change, remove }: Props) {
  const t = useMessages(filters)
  const name = useDueName()
  const [isOpen, setOpen] = useState(startsOpen)
  const [typed, setTyped] = useState<Days>()
  const days = typed ?? daysOf(due) ?? { from: '', to: '' }
  const show = (next: boolean) => {
    setOpen(next)
    setTyped(undefined)
    if (!next) onClose()
  }
  const pick = (next: Due | undefined) => {
    change(next)
    show(false)
  }
  const setDay = (day: Partial<Days>) => {
    const next = { ...days, ...day }
    setTyped(next)
    if ([next.from, next.to].every((each) => each === '' || each >= FIRST_DAY)) change(dueOf(next))
  }
  return (
    <Chip label={label} isOn={due !== undefined} remove={remove}>
      <Popover opened={isOpen} onChange={show} position="bottom-start" trapFocus returnFocus withRoles>
        <Popover.Target>
          <UnstyledButton className={`${styles.value} ${styles.button}`} onClick={() => show(!isOpen)}>
            <span className="sr-only">{label}: </span>
            <span aria-hidden className={styles.label}>
              {label}
            </span>
            <span className={styles.names}>{due && name(due)}</span>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={label} className={styles.dues}>
          <div className={styles.named}>
            {DUES.map((each) => (
              <Button
                key={each}
                size="compact-sm"
                variant={due === each ? 'light' : 'default'}
                aria-pressed={due === each}
                onClick={() => pick(due === each ? undefined : each)}
              >
                {t.dues[each]}
              </Button>
            ))}
          </div>
          <div className={styles.days}>
            {(['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                type="date"
                size="xs"
                max="9999-12-31"
                label={t[end]}
                value={days[end]}
                onChange={(event) => setDay({ [end]: event.currentTarget.value })}
              />
            ))}
          </div>
        </Popover.Dropdown>
      </Popover>
    </Chip>
  )
}

function useDueName(): (due: Due) => string {
  const t = useMessages(filters)
  const { date } = useFormats()
  return (due) => {
    if (isNamed(due)) return t.dues[due]
    const { from, to } = daysOf(due) ?? { from: '', to: '' }
    if (to === '') return t.since(date(from))
    if (from === '') return t.until(date(to))
    return from === to ? date(from) : `${date(from)} – ${date(to)}`
  }
}
