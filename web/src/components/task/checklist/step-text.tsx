import { useState } from 'react'
import { focusAround } from '../../../app/keep-focus.ts'
import { SAVED_BY_LEAVING } from '../../../app/leave-fields.ts'
import styles from './checklist.module.css'

/** A step's words, to change in place: saved when one leaves them or presses Enter, taken back by Escape. */
export function StepText(props: {
  label: string
  value: string
  whyNot: string | undefined
  onSave: (text: string) => void
}) {
  const { label, value, whyNot, onSave } = props
  const [typed, setTyped] = useState<string | null>(null) // null: nothing is being typed
  return (
    <textarea
      {...SAVED_BY_LEAVING}
      className={styles.text}
      aria-label={label}
      rows={1}
      maxLength={1000}
      readOnly={whyNot !== undefined}
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value.replaceAll('\n', ' '))}
      onBlur={() => {
        if (typed !== null && typed.trim() !== value) onSave(typed.trim())
        setTyped(null)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault()
          focusAround(event.currentTarget)
        }
        if (event.key !== 'Escape' || typed === null) return
        event.stopPropagation()
        event.preventDefault()
        setTyped(null)
      }}
    />
  )
}
