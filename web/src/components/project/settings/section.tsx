import { type ReactNode, useId } from 'react'
import styles from './settings.module.css'

export function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header>
        <h2 id={id} className={styles.heading}>
          {title}
        </h2>
        {hint && <p className={styles.hint}>{hint}</p>}
      </header>
      {children}
    </section>
  )
}

/** The server's own word on why a change was not made. */
export const Refusal = ({ children }: { children: ReactNode }) => (
  <p role="alert" className={styles.refusal} hidden={!children}>
    {children}
  </p>
)
