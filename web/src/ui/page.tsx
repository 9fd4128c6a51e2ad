import { type ReactNode, useEffect } from 'react'
import styles from './page.module.css'

interface PageProps {
  title: string
  /** Beside the title: what can be done here. */
  actions?: ReactNode
  /** Under the title: tabs, filters. */
  below?: ReactNode
  /** Lets the content use the whole width, as a board does. */
  wide?: boolean
  children: ReactNode
}

/** The frame of every page: its name, what can be done, and the content, which scrolls. */
export function Page({ title, actions, below, wide = false, children }: PageProps) {
  useTitle(title)
  return (
    <div className={styles.page}>
      <div className={styles.header}>
        <div className={styles.bar}>
          <h1 className={styles.title}>{title}</h1>
          <div className={styles.actions}>{actions}</div>
        </div>
        {below}
      </div>
      <div className={styles.content} data-wide={wide || undefined}>
        {children}
      </div>
    </div>
  )
}

/** The name of the tab is outside of what React renders. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Cuboid`
  }, [title])
}
