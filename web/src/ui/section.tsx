import { type ReactNode, useId } from 'react'
import styles from './section.module.css'

interface Props {
  title: string
  /** What it is for. */
  text?: ReactNode
  /** Beside the title. */
  action?: ReactNode
  children: ReactNode
}

/** One matter of a page of settings. */
export function Section({ title, text, action, children }: Props) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {action}
      </div>
      {text && <p className={styles.text}>{text}</p>}
      {children}
    </section>
  )
}

/** Settings in a column that is pleasant to read. */
export function Sections({ children }: { children: ReactNode }) {
  return <div className={styles.sections}>{children}</div>
}

/** Fields beside each other where there is room; those that cannot be changed look so. */
export function Fields({ isReadOnly = false, children }: { isReadOnly?: boolean; children: ReactNode }) {
  return (
    <div className={styles.fields} data-readonly={isReadOnly || undefined}>
      {children}
    </div>
  )
}
