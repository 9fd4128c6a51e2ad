import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { RowsSkeleton } from '../../ui/skeleton.tsx'
import { loadedPanel, loadPanel } from './load-panel.ts'
import styles from './task-panel.module.css'

const LazyContent = lazy(() => loadPanel().then((content) => ({ default: content })))

/** The task that the address names, beside whatever page one is on. */
export function TaskPanel() {
  const { task: id } = useSearch({ strict: false })
  return id ? <Panel key={id} id={id} /> : null
}

function Panel({ id }: { id: string }) {
  // What is there need not be waited for, not even for a moment: a fallback stays for a third of a second.
  const [Content] = useState(() => loadedPanel() ?? LazyContent)
  return (
    <aside className={styles.panel}>
      <Suspense
        fallback={
          <div className={styles.waiting}>
            <RowsSkeleton />
          </div>
        }
      >
        <Content id={id} />
      </Suspense>
    </aside>
  )
}
