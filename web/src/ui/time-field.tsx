import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Time } from '../app/days.ts'
import { useFormats } from '../app/formats.ts'
import { useMessages } from '../app/language.ts'
import { SAVED_BY_LEAVING } from '../app/leave-fields.ts'
import { readTime } from '../app/read-time.ts'
import { dates } from '../messages/dates.ts'

/** A time by the clock of the account, which that of a browser's own field is not. Empty: none. */
export function TimeField(props: {
  value: Time | ''
  onPick: (time: Time | '') => void
  /** Stands above it; absent: it is known by what it stands beside. */
  label?: string
}) {
  const { value, onPick, label } = props
  const t = useMessages(dates)
  const { time } = useFormats()
  const [typed, setTyped] = useState<string>()
  const [isWrong, setWrong] = useState(false)
  const leave = () => {
    if (typed === undefined) return
    const read = typed.trim() === '' ? '' : readTime(typed)
    setWrong(read === undefined)
    if (read === undefined) return
    setTyped(undefined)
    if (read !== value) onPick(read)
  }
  return (
    <TextInput
      {...SAVED_BY_LEAVING}
      {...(label ? { label } : { size: 'xs', 'aria-label': t.time })}
      placeholder={time('18:00')}
      value={typed ?? (value && time(value))}
      error={isWrong && t.notTime}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && leave()}
    />
  )
}
