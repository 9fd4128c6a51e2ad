import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

interface Props {
  icon: LucideIcon
  title: string
  text?: string
  /** Whether it is all there is on the page, and so its first heading. */
  isPage?: boolean
  children?: ReactNode
}

/** What an empty place says: what belongs here, and how to begin. */
export function EmptyState({ icon: Icon, title, text, isPage = false, children }: Props) {
  const Heading = isPage ? 'h1' : 'h2'
  return (
    <div className={styles.empty}>
      <span className={styles.icon}>
        <Icon size={22} strokeWidth={1.6} aria-hidden />
      </span>
      <Heading className={styles.title}>{title}</Heading>
      {text && <p className={styles.text}>{text}</p>}
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  )
}
