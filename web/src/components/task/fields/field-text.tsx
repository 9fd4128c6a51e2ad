import { TextInput } from '@mantine/core'
import { type HTMLAttributes, useState } from 'react'
import { SAVED_BY_LEAVING } from '../../../app/leave-fields.ts'
import { WhyNot } from '../../../ui/why-not.tsx'
import styles from '../task-view.module.css'

/** A value in one line, saved when one leaves it or presses Enter; what makes no sense stays, with a word. */
export function FieldText(props: {
  label: string
  /** As it is edited. */
  value: string
  /** As it is shown meanwhile. */
  shown?: string
  placeholder?: string
  /** How it is written, shown while one does. */
  hint?: string
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  maxLength?: number
  whyNot: string | undefined
  /** What is wrong with it. */
  check?: (text: string) => string | undefined
  onSave: (text: string) => void
}) {
  const {
    label,
    value,
    shown = value,
    placeholder,
    hint = placeholder,
    inputMode,
    maxLength,
    whyNot,
    check,
    onSave,
  } = props
  const [typed, setTyped] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const fault = typed === null ? undefined : check?.(typed.trim())
  const save = () => {
    if (typed === null) return
    setWrong(fault !== undefined)
    if (fault !== undefined) return
    setTyped(null)
    if (typed.trim() !== value) onSave(typed.trim())
  }
  return (
    <WhyNot reason={whyNot}>
      <TextInput
        {...SAVED_BY_LEAVING}
        variant="unstyled"
        size="xs"
        className={styles.field}
        aria-label={label}
        placeholder={typed === null ? placeholder : hint}
        inputMode={inputMode}
        maxLength={maxLength}
        readOnly={whyNot !== undefined}
        error={isWrong ? fault : undefined}
        value={typed ?? shown}
        onFocus={() => !whyNot && setTyped((old) => old ?? value)}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setWrong(false)
        }}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save()
          if (event.key !== 'Escape' || typed === null || typed === value) return
          event.stopPropagation()
          setTyped(value)
          setWrong(false)
        }}
      />
    </WhyNot>
  )
}
