import { Calendar, Hash, Repeat, X } from 'lucide-react'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { nameOf } from '../../app/person.ts'
import { quickAdd } from '../../messages/quick-add.ts'
import { tasks } from '../../messages/tasks.ts'
import { usePeople } from '../../queries/people.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { PriorityIcon } from '../../ui/priority-icon.tsx'
import type { Token } from './parse.ts'
import styles from './quick-add.module.css'
import { type Repeat as Repetition, WORKDAYS } from './repeats.ts'

interface Props {
  token: Token
  isKnownTag: (name: string) => boolean
  takeBack: () => void
}

/** What a part of the line was understood to say, so that nobody has to trust it blindly; it can be taken back. */
export function Understood({ token, isKnownTag, takeBack }: Props) {
  const t = useMessages(quickAdd)
  return (
    <span className={styles.fact}>
      <Meaning token={token} isKnownTag={isKnownTag} />
      <button
        type="button"
        className={styles.takeBack}
        onClick={takeBack}
        aria-label={t.takeBack(token.text)}
        title={t.takeBack(token.text)}
      >
        <X size={12} aria-hidden />
      </button>
    </span>
  )
}

function Meaning({ token, isKnownTag }: Omit<Props, 'takeBack'>) {
  const [t, words] = [useMessages(quickAdd), useMessages(tasks)]
  const formats = useFormats()
  const personOf = usePeople()
  if (token.kind === 'assignee') {
    const person = personOf(token.id)
    return (
      <>
        <Avatar person={person} size={16} /> {nameOf(person)}
      </>
    )
  }
  if (token.kind === 'tag') {
    return (
      <>
        <Hash size={13} aria-hidden /> {isKnownTag(token.name) ? token.name : t.newTag(token.name)}
      </>
    )
  }
  if (token.kind === 'priority') {
    return (
      <>
        <PriorityIcon priority={token.priority} hasName={false} /> {words.priorities[token.priority]}
      </>
    )
  }
  const { day, time, repeat } = token
  const Icon = repeat ? Repeat : Calendar
  const said = [
    repeat ? repeatWords(repeat, t, formats.language) : day && formats.dayName(day),
    time && formats.time(time),
  ]
  return (
    <>
      <Icon size={13} aria-hidden /> {said.filter(Boolean).join(' ')}
    </>
  )
}

function repeatWords({ every, unit, weekdays, monthDay }: Repetition, t: typeof quickAdd.en, language: string): string {
  if (unit === 'day') return every === 1 ? t.everyDay : t.everyDays(every)
  if (monthDay && every === 1) return t.everyMonthOn(monthDay)
  if (unit === 'month' && every === 12) return t.everyYear
  if (unit === 'month') return every === 1 ? t.everyMonth : t.everyMonths(every)
  if (weekdays === undefined) return every === 1 ? t.everyWeekAlone : t.everyWeeksAlone(every)
  const days = weekdays.join() === WORKDAYS.join() ? t.workdays : daysNamed(weekdays, language)
  return every === 1 ? t.everyWeek(days) : t.everyWeeks(every, days)
}

/** 5 January 1970 was a Monday. */
const daysNamed = (weekdays: readonly number[], language: string): string => {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  return new Intl.ListFormat(language).format(weekdays.map((day) => format.format((3 + day) * 86_400_000)))
}
