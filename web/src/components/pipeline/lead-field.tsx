import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { focusAround } from '../../ui/keep-focus.ts'
import { SAVED_BY_LEAVING } from '../../ui/leave-fields.ts'
import { WhyNot } from '../../ui/why-not.tsx'

interface Props {
  label: string
  value: string
  /** What it looks like while nobody writes in it. */
  shown?: string | undefined
  onSave: (text: string) => void
  /** What is wrong with a text; undefined: nothing. */
  check?: (text: string) => string | undefined
  whyNot?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'url'
  inputMode?: 'decimal' | 'numeric'
}

/** A field that is edited in place: leaving it or Enter saves, Escape takes back. */
export function LeadField({ label, value, shown = value, onSave, check, whyNot, type = 'text', inputMode }: Props) {
  // What is being typed stays, whatever others change meanwhile.
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed === null || typed.trim() === '' ? undefined : check?.(typed.trim())
  const leave = () => {
    if (typed === null || wrong) return
    if (typed.trim() !== value) onSave(typed.trim())
    setTyped(null)
  }
  return (
    <WhyNot reason={whyNot}>
      <TextInput
        {...SAVED_BY_LEAVING}
        size="xs"
        label={label}
        type={type === 'url' ? 'text' : type}
        {...(inputMode && { inputMode })}
        maxLength={1000}
        readOnly={whyNot !== undefined}
        value={typed ?? shown}
        error={wrong}
        onFocus={({ currentTarget }) => {
          if (whyNot !== undefined) return
          // At once, as what the field shows while it is read would be what one types into.
          flushSync(() => setTyped(value))
          if (shown !== value) currentTarget.select()
        }}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') focusAround(event.currentTarget)
          if (event.key !== 'Escape' || typed === null || typed === value) return
          event.stopPropagation()
          setTyped(value)
        }}
      />
    </WhyNot>
  )
}
