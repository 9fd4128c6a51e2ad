import { useMessages } from '../app/language.ts'
import { common } from '../messages/common.ts'
import styles from './skeleton.module.css'

/** Stands where text will be. `width` in percent. */
export const Line = ({ width = 100 }: { width?: number }) => (
  <span className={styles.line} style={{ width: `${width}%` }} />
)

const WIDTHS = [62, 48, 71, 55, 40, 66]

/** Rows that are on their way, as high as the real ones. */
export function RowsSkeleton({ rows = 6 }: { rows?: number }) {
  const t = useMessages(common)
  return (
    <div aria-busy="true">
      <span className="sr-only" role="status">
        {t.loading}
      </span>
      {WIDTHS.slice(0, rows).map((width) => (
        <div key={width} className={styles.row}>
          <span className={styles.dot} />
          <Line width={width} />
        </div>
      ))}
    </div>
  )
}

export function PageSkeleton() {
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Line width={18} />
      </div>
      <RowsSkeleton />
    </div>
  )
}
