import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { SAVED_BY_LEAVING } from '../app/leave-fields.ts'

interface Props {
  label: string
  value: string
  /** What is said when it is left empty; absent: it may be. */
  needed?: string
  maxLength: number
  autoComplete?: string
  readOnly?: boolean
  onSave: (text: string) => void
}

/** A text that is saved when one leaves it or presses Enter; Escape takes back what was typed. */
export function SavedText({ value, needed, onSave, ...input }: Props) {
  const [typed, setTyped] = useState<string | null>(null) // null: nothing is being typed
  const isMissing = needed !== undefined && typed !== null && typed.trim() === ''
  const save = () => {
    if (typed === null || isMissing) return
    setTyped(null)
    if (typed.trim() !== value) onSave(typed.trim())
  }
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Enter') save()
    if (key === 'Escape') setTyped(null)
  }
  return (
    <TextInput
      {...SAVED_BY_LEAVING}
      {...input}
      value={typed ?? value}
      error={isMissing ? needed : undefined}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={onKeyDown}
    />
  )
}
