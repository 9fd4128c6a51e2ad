import { useSearch } from '@tanstack/react-router'
import { PanelContent } from './load-panel.tsx'
import styles from './task-panel.module.css'

/** The task that the address names, beside whatever page one is on. */
export function TaskPanel() {
  const { task: id } = useSearch({ strict: false })
  if (!id) return null
  return (
    <aside className={styles.panel}>
      <PanelContent key={id} id={id} />
    </aside>
  )
}
