import type { State } from '../api.ts'
import { useMessages } from '../app/language.ts'
import { states } from '../messages/states.ts'
import styles from './state-badge.module.css'

/** A state's name for people: the default ones are recorded as `cb_…` and translated here. */
export function useStateName(): (name: string) => string {
  const t = useMessages(states)
  return (name) => (Object.hasOwn(t.names, name) ? t.names[name as keyof typeof t.names] : name)
}

/** How far a state is, as a shape that needs no colour to be told apart. */
export function StateIcon({ state, size = 14 }: { state: Pick<State, 'type' | 'color'> | undefined; size?: number }) {
  const { type = 'waiting', color = 'currentColor' } = state ?? {}
  const isOver = type === 'completed' || type === 'cancelled'
  return (
    <svg
      className={styles.icon}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      fill="none"
      stroke={color}
      strokeWidth="1.6"
      aria-hidden
    >
      <circle
        cx="7"
        cy="7"
        r="6"
        fill={isOver ? color : 'none'}
        {...(type === 'suspended' && { strokeDasharray: '2.1 1.7' })}
      />
      {type === 'active' && <path d="M7 3.4a3.6 3.6 0 0 1 0 7.2Z" fill={color} stroke="none" />}
      {type === 'completed' && (
        <path d="m4.4 7.2 1.8 1.8 3.5-3.8" stroke="var(--page)" strokeLinecap="round" strokeLinejoin="round" />
      )}
      {type === 'cancelled' && <path d="m5 5 4 4m0-4-4 4" stroke="var(--page)" strokeLinecap="round" />}
      {type === 'suspended' && <path d="M5.6 5v4m2.8-4v4" strokeLinecap="round" />}
    </svg>
  )
}

/** The state's colour is the organization's choice and says nothing alone: the words stay in the colour of text. */
export function StateBadge({
  state,
  name,
  iconOnly = false,
}: {
  state: State | undefined
  name?: string
  iconOnly?: boolean
}) {
  const nameOf = useStateName()
  return (
    <span className={styles.badge}>
      <StateIcon state={state} />
      <span className={iconOnly ? 'sr-only' : styles.name}>{nameOf(state?.name ?? name ?? '')}</span>
    </span>
  )
}
