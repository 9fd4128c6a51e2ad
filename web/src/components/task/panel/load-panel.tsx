import { part } from '../../../ui/part.tsx'
import { RowsSkeleton } from '../../../ui/skeleton.tsx'
import styles from './task-panel.module.css'

const Waiting = () => (
  <div className={styles.waiting}>
    <RowsSkeleton />
  </div>
)

/** What the panel shows, which is large. */
export const PanelContent = part(() => import('./panel-content.tsx').then(({ PanelContent }) => PanelContent), {
  Waiting,
})
