import { TextInput } from '@mantine/core'
import { useContext, useState } from 'react'
import { flushSync } from 'react-dom'
import { focusAround } from '../../app/keep-focus.ts'
import { SAVED_BY_LEAVING } from '../../app/leave-fields.ts'
import { TabStop } from '../../app/tab-stop.ts'
import { WhyNot } from '../../ui/why-not.tsx'
import styles from './lead-field.module.css'

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
  /** Of a table, whose head has its label; it looks like text until one is at it. */
  isCell?: boolean
}

const WRONG = { error: styles.wrong ?? '' }

/** A field that is edited in place: leaving it or Enter saves, Escape takes back. */
export function LeadField(props: Props) {
  const { label, value, shown = value, onSave, check, whyNot, type = 'text', inputMode, isCell = false } = props
  const tabIndex = useContext(TabStop)
  // What is being typed stays, whatever others change meanwhile.
  const [typed, setTyped] = useState<string | null>(null)
  const isSame = typed === null || typed.trim() === value // what is there may stay, right or wrong
  const wrong = isSame || typed.trim() === '' ? undefined : check?.(typed.trim())
  const leave = () => {
    if (typed === null || wrong) return
    if (!isSame) onSave(typed.trim())
    setTyped(null)
  }
  return (
    <WhyNot reason={whyNot}>
      <TextInput
        {...SAVED_BY_LEAVING}
        size="xs"
        {...(isCell
          ? { 'aria-label': label, variant: 'unstyled', className: styles.cell, classNames: WRONG }
          : { label })}
        type={type === 'url' ? 'text' : type}
        tabIndex={tabIndex}
        {...(inputMode && { inputMode })}
        maxLength={1000}
        readOnly={whyNot !== undefined}
        value={typed ?? shown}
        title={isCell ? shown : undefined}
        error={wrong}
        onFocus={({ currentTarget }) => {
          if (whyNot !== undefined || typed !== null) return // what was wrong is still there, to be mended
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
