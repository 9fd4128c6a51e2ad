import { UnstyledButton } from '@mantine/core'
import type { MouseEventHandler, ReactNode } from 'react'
import styles from './note.module.css'

/** What one should know before one reads or writes what is under it. */
export function Note({ role, children }: { role?: 'alert' | 'status'; children: ReactNode }) {
  return (
    <p className={styles.note} role={role}>
      {children}
    </p>
  )
}

/** What can be done about it. */
export function NoteButton({ onClick, children }: { onClick: MouseEventHandler; children: string }) {
  return (
    <UnstyledButton className={styles.button} onClick={onClick}>
      {children}
    </UnstyledButton>
  )
}
