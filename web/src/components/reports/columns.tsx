import styles from './charts.module.css'

export interface Column {
  key: string
  /** Under it. */
  name: string
  count: number
  /** Above it. */
  label: string
}

const MOST_NAMED = 8 // names that have room beside each other on a phone
const MOST_LABELLED = 16

/** Columns side by side, however many; where they are too many to name, every so many are. */
export function Columns({ title, columns }: { title: string; columns: readonly Column[] }) {
  const most = Math.max(1, ...columns.map(({ count }) => count))
  const each = Math.ceil(columns.length / MOST_NAMED)
  return (
    <div role="img" aria-label={title}>
      <div className={styles.columns} aria-hidden>
        {columns.map(({ key, name, count, label }, i) => (
          <div className={styles.column} key={key} title={`${name}: ${label}`}>
            <span className={styles.room}>
              {count > 0 && columns.length <= MOST_LABELLED && <span className={styles.above}>{label}</span>}
              <span className={styles.part} data-part="done" style={{ height: `${(count / most) * 100}%` }} />
            </span>
            <span className={styles.under} data-alone={each === 1 || undefined}>
              {i % each === 0 && <span>{name}</span>}
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}
