import type { Tag } from '../api.ts'
import styles from './tag-pill.module.css'

/** A tag: its colour as a dot, so that any colour can be read in both themes. */
export function TagPill({ tag }: { tag: Pick<Tag, 'name' | 'color'> }) {
  return (
    <span className={styles.tag}>
      <span className={styles.dot} style={{ background: tag.color || 'var(--text-3)' }} />
      <span className={styles.name}>{tag.name}</span>
    </span>
  )
}
