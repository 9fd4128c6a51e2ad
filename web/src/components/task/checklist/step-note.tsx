import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../../../app/language.ts'
import { SAVED_BY_LEAVING } from '../../../app/leave-fields.ts'
import { checklist } from '../../../messages/checklist.ts'
import styles from './checklist.module.css'

/** A few words on a step, saved when one leaves them. What others change does not touch what is being typed. */
export function StepNote(props: {
  name: string
  value: string
  whyNot: string | undefined
  onSave: (text: string) => void
}) {
  const { name, value, whyNot, onSave } = props
  const t = useMessages(checklist)
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <Textarea
      {...SAVED_BY_LEAVING}
      variant="unstyled"
      className={styles.note}
      aria-label={t.note(name)}
      placeholder={t.addNote}
      value={typed ?? value}
      autoFocus={value === ''}
      readOnly={whyNot !== undefined}
      maxLength={10_000}
      minRows={1}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        onSave((typed ?? value).trim())
        setTyped(null)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || typed === null) return
        event.stopPropagation()
        setTyped(null)
      }}
    />
  )
}
