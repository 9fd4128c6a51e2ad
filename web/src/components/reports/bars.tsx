import type { ReactNode } from 'react'
import styles from './charts.module.css'

/** What a colour stands for. */
export type Part = 'done' | 'cancelled' | 'open' | 'overdue'

export interface Bar {
  key: string
  label: ReactNode
  /** At the end of the line. */
  value: string
  /** Of the longest line, 0–1, one after the other. */
  parts: readonly { part: Part; share: number }[]
}

/** One line under the other, each in its parts. Its numbers are in a table beside it. */
export function Bars({ title, bars }: { title: string; bars: readonly Bar[] }) {
  return (
    <div role="img" aria-label={title}>
      <div className={styles.bars} aria-hidden>
        {bars.map(({ key, label, value, parts }) => (
          <div className={styles.line} key={key}>
            <span className={styles.label}>{label}</span>
            <span className={styles.track}>
              {parts
                .filter(({ share }) => share > 0)
                .map(({ part, share }) => (
                  <span key={part} className={styles.part} data-part={part} style={{ width: `${share * 100}%` }} />
                ))}
            </span>
            <span className={styles.value}>{value}</span>
          </div>
        ))}
      </div>
    </div>
  )
}

export function Legend({ parts }: { parts: readonly { part: Part; name: string }[] }) {
  return (
    <p className={styles.legend}>
      {parts.map(({ part, name }) => (
        <span key={part} data-part={part}>
          {name}
        </span>
      ))}
    </p>
  )
}
