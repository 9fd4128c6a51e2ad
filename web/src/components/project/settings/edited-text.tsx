import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { SAVED_BY_LEAVING } from '../../../app/leave-fields.ts'
import { WhyNot } from '../../../ui/why-not.tsx'

interface Props extends Pick<TextInputProps, 'maxLength' | 'className' | 'label' | 'placeholder'> {
  name: string
  value: string
  onSave: (value: string) => void
  whyNot?: string | undefined
}

/** A text that is saved when one leaves it or presses Enter; Escape takes it back. Others' changes do not touch what is typed. */
export function EditedText({ name, value, onSave, whyNot, label, ...rest }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const save = () => {
    const next = typed?.trim()
    if (next && next !== value) onSave(next)
    setTyped(null)
  }
  return (
    <WhyNot reason={whyNot}>
      <TextInput
        {...rest}
        {...SAVED_BY_LEAVING}
        {...(label ? { label } : { 'aria-label': name })}
        readOnly={whyNot !== undefined}
        value={typed ?? value}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save()
          if (event.key === 'Escape') setTyped(null)
        }}
      />
    </WhyNot>
  )
}
