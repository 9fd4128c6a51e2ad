import { Button } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import styles from './entry-page.module.css'

interface Props {
  /** What the button does. */
  action: string
  isPending: boolean
  refusal: string | undefined
  onSubmit: () => void
  children: ReactNode
}

export function EntryForm({ action, isPending, refusal, onSubmit, children }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {refusal && (
        <p className={styles.wrong} role="alert">
          {refusal}
        </p>
      )}
      {children}
      <Button type="submit" size="md" loading={isPending}>
        {action}
      </Button>
    </form>
  )
}
