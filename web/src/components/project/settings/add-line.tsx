import { Button, TextInput } from '@mantine/core'
import { Plus } from 'lucide-react'
import type { FormEvent, ReactNode } from 'react'
import { draftOf, useDraft } from '../../../app/stored.ts'
import styles from './settings.module.css'

/** A name and a button: how one more is added to a list. */
export function AddLine(props: {
  name: string
  action: string
  maxLength?: number
  /** Where it is typed. */
  draft: string
  /** When it is refused, what was typed comes back. */
  onAdd: (name: string, whenRefused: () => void) => void
  /** What else is to be said of it. */
  children?: ReactNode
  isReady?: boolean
}) {
  const { name, action, maxLength = 100, draft, onAdd, children, isReady = true } = props
  const [typed, setTyped] = useDraft(draft)
  const isRight = typed.trim() !== '' && isReady
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isRight) return
    onAdd(typed.trim(), () => draftOf(draft) === '' && setTyped(typed))
    setTyped('')
  }
  return (
    <form className={styles.addLine} onSubmit={submit}>
      <TextInput
        aria-label={name}
        placeholder={name}
        maxLength={maxLength}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {children}
      <Button type="submit" variant="default" leftSection={<Plus size={14} />} disabled={!isRight}>
        {action}
      </Button>
    </form>
  )
}
