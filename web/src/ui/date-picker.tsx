import { Button, Popover, UnstyledButton } from '@mantine/core'
import { Calendar } from 'lucide-react'
import {
  type AriaAttributes,
  type MouseEventHandler,
  type Ref,
  useContext,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { addDays, type Day, dayOf, firstSecond, instantOf, type Time, today, weekdayOf } from '../app/days.ts'
import { useFormats } from '../app/formats.ts'
import { useMessages } from '../app/language.ts'
import { leaveField } from '../app/leave-fields.ts'
import { TabStop } from '../app/tab-stop.ts'
import { dateOf, type Edge, edgeOf } from '../app/task-dates.ts'
import { dates } from '../messages/dates.ts'
import styles from './date-picker.module.css'
import { DateText } from './date-text.tsx'
import { part } from './part.tsx'
import { TimeField } from './time-field.tsx'
import { WhyNot } from './why-not.tsx'

const Month = part(() => import('./month.tsx').then(({ Month }) => Month))

interface Props {
  label: string
  /** Unix seconds. */
  value: number | null
  /** Whether that is a day alone. */
  allDay?: boolean
  onPick: (seconds: number | null, allDay: boolean) => void
  /** Whether a day without a time means its beginning or its end, where the organization is. */
  edge: Edge
  /** What time a day without one gets; absent: it stays a day alone. */
  dayTime?: Time
  isOpen?: boolean
  whyNot?: string | undefined
  /** What the button says where it stands for many tasks, whatever their dates. */
  placeholder?: string
  /** False where a day alone is meant. */
  hasTime?: boolean
}

/** A day, with a time when it matters. */
export function DatePicker(props: Props) {
  // Until somebody opens it, it is a button alone: lists have hundreds.
  const [wasOpened, setOpened] = useState(false)
  if (wasOpened) return <OpenedPicker {...props} />
  const { whyNot } = props
  return (
    <WhyNot reason={whyNot}>
      <span className={styles.anchor}>
        <DateButton {...props} aria-haspopup="dialog" aria-expanded={false} onClick={() => setOpened(true)} />
      </span>
    </WhyNot>
  )
}

type ButtonProps = Props & { ref?: Ref<HTMLButtonElement>; onClick: MouseEventHandler } & AriaAttributes

/** What it is on, and opens the choice. */
function DateButton(props: ButtonProps) {
  const {
    label,
    value,
    allDay = false,
    isOpen = false,
    whyNot,
    placeholder,
    onPick: _,
    edge: __,
    hasTime: ___,
    dayTime: ____,
    onClick,
    ref,
    ...rest
  } = props
  const t = useMessages(dates)
  return (
    <UnstyledButton
      {...(!whyNot && rest)}
      ref={ref}
      className={styles.button}
      tabIndex={useContext(TabStop)}
      aria-disabled={whyNot ? true : undefined}
      onClick={(event) => !whyNot && onClick(event)}
    >
      <span className="sr-only">{label}: </span>
      <Calendar size={14} aria-hidden />
      {value === null ? (
        <span className={placeholder ? undefined : styles.none}>{placeholder ?? t.noDate}</span>
      ) : (
        <DateText seconds={value} allDay={allDay} deadline={isOpen} />
      )}
    </UnstyledButton>
  )
}

function OpenedPicker(props: Props) {
  const { label, value, allDay = false, onPick, edge, whyNot, placeholder, hasTime = true, dayTime } = props
  const t = useMessages(dates)
  const formats = useFormats()
  const [isShown, setShown] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  // The button that was pressed was another one: this one has the focus to give back.
  useLayoutEffect(() => {
    button.current?.focus()
    setShown(true)
  }, [])
  const at = value === null ? undefined : dateOf({ allDay }, value, formats)
  const pickDay = (day: Day, typed: Time | '' = at?.time ?? '') => {
    const time = typed || dayTime
    if (time) onPick(instantOf(day, time, formats.zone), false)
    else onPick(edgeOf(day, edge, formats.dayZone), true)
  }
  const now = today(formats.zone)
  const choices = [
    [t.today, now],
    [t.tomorrow, addDays(now, 1)],
    [t.nextWeek, addDays(now, 8 - weekdayOf(now))],
  ] as const
  const show = (next: boolean) => {
    if (!next) leaveField() // which goes with the rest, and would not tell
    setShown(next)
  }
  const finish = (act: () => void) => () => {
    act()
    setShown(false)
  }

  return (
    <Popover opened={isShown} onChange={show} position="bottom-start" trapFocus returnFocus withRoles={!whyNot}>
      <WhyNot reason={whyNot}>
        <span className={styles.anchor}>
          <Popover.Target>
            <DateButton {...props} ref={button} onClick={() => setShown((shown) => !shown)} />
          </Popover.Target>
        </span>
      </WhyNot>
      <Popover.Dropdown className={styles.dropdown} aria-label={label}>
        <div className={styles.choices}>
          {choices.map(([name, day]) => (
            <Button key={name} size="compact-sm" variant="default" onClick={finish(() => pickDay(day))}>
              {name}
            </Button>
          ))}
        </div>
        <div className={styles.month}>
          <Month value={at?.day ?? null} onPick={(day) => finish(() => pickDay(day))()} />
        </div>
        <div className={styles.foot}>
          {hasTime && <TimeField value={at?.time ?? ''} onPick={(time) => pickDay(at?.day ?? now, time)} />}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            disabled={value === null && !placeholder}
            onClick={finish(() => onPick(null, false))}
          >
            {t.clearDate}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

/** A day, whatever the zone. */
export function DayPicker({
  value,
  onPick,
  ...props
}: Pick<Props, 'label' | 'whyNot'> & { value: Day | null; onPick: (day: Day | null) => void }) {
  const { dayZone } = useFormats()
  return (
    <DatePicker
      {...props}
      allDay
      hasTime={false}
      edge="start"
      value={value === null ? null : firstSecond(value, dayZone)}
      onPick={(seconds) => onPick(seconds === null ? null : dayOf(seconds, dayZone))}
    />
  )
}
