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
import { addDays, END_OF_DAY, instantOf, isWholeDay, START_OF_DAY, today, wallOf, weekdayOf } from '../app/days.ts'
import { useFormats } from '../app/formats.ts'
import { useMessages } from '../app/language.ts'
import { leaveField } from '../app/leave-fields.ts'
import { TabStop } from '../app/tab-stop.ts'
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
  onPick: (seconds: number | null) => void
  /** Whether a day without a time means its beginning or its end. */
  edge: 'start' | 'end'
  /** What time a day without one gets; absent: its beginning or its end. */
  dayTime?: string
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
        <DateText seconds={value} deadline={isOpen} />
      )}
    </UnstyledButton>
  )
}

function OpenedPicker(props: Props) {
  const { label, value, onPick, edge, whyNot, placeholder, hasTime = true, dayTime } = props
  const t = useMessages(dates)
  const formats = useFormats()
  const [isShown, setShown] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  // The button that was pressed was another one: this one has the focus to give back.
  useLayoutEffect(() => {
    button.current?.focus()
    setShown(true)
  }, [])
  const wall = value === null ? undefined : wallOf(value, formats.zone)
  const wholeDay = dayTime ?? (edge === 'end' ? END_OF_DAY : START_OF_DAY)
  const time = wall && !isWholeDay(wall.time) ? wall.time : ''
  const pickDay = (day: string, at = time) => onPick(instantOf(day, at || wholeDay, formats.zone))
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
          <Month value={wall?.day ?? null} onPick={(day) => finish(() => pickDay(day))()} />
        </div>
        <div className={styles.foot}>
          {hasTime && <TimeField value={time} onPick={(at) => pickDay(wall?.day ?? now, at)} />}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            disabled={value === null && !placeholder}
            onClick={finish(() => onPick(null))}
          >
            {t.clearDate}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
