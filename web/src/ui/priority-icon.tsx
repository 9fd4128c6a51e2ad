import { useMessages } from '../app/language.ts'
import { tasks } from '../messages/tasks.ts'
import styles from './priority-icon.module.css'

export type Priority = 1 | 2 | 3 | 4 | 5
export const PRIORITIES: readonly Priority[] = [5, 4, 3, 2, 1]

/** Bars that grow with the priority; the highest stands out. `hasName` false: the name stands beside it. */
export function PriorityIcon(props: { priority: number; size?: number; hasName?: boolean }) {
  const { priority, size = 14, hasName = true } = props
  const t = useMessages(tasks)
  const name = t.priorities[priority as Priority] ?? String(priority)
  const color = priority === 5 ? 'var(--danger)' : 'var(--text-2)'
  return (
    <span className={styles.icon}>
      <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden>
        {[1, 2, 3, 4].map((bar) => (
          <rect
            key={bar}
            x={(bar - 1) * 3.6}
            y={11 - bar * 2.4}
            width="2.4"
            height={2 + bar * 2.4}
            rx="0.8"
            fill={bar <= Math.max(priority - 1, 1) ? color : 'var(--active)'}
          />
        ))}
      </svg>
      {hasName && (
        <span className="sr-only">
          {t.priority}: {name}
        </span>
      )}
    </span>
  )
}
