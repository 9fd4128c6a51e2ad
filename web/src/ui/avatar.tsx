import type { Person } from '../app/person.ts'
import { nameOf } from '../app/person.ts'
import styles from './avatar.module.css'

const HUES = 8

/** A person's picture, or the initials on a quiet colour that stays the same for each. */
export function Avatar({ person, size = 20 }: { person: Person; size?: number }) {
  const name = nameOf(person)
  const style = { width: size, height: size, fontSize: Math.round(size * 0.42) }
  if (person.profile)
    return <img className={styles.avatar} style={style} src={person.profile} alt={name} title={name} />
  const initials = `${person.firstname.charAt(0)}${person.lastname.charAt(0)}`.toLocaleUpperCase() || '?'
  return (
    <span
      className={styles.avatar}
      style={style}
      data-hue={Number(person._id) % HUES || 0}
      role="img"
      aria-label={name}
      title={name}
      data-initials={initials}
    />
  )
}

/** Several people, overlapping; beyond a few the rest is a number. */
export function Avatars({ people, most = 3, size = 20 }: { people: readonly Person[]; most?: number; size?: number }) {
  const rest = people.length - most
  return (
    <span className={styles.group}>
      {people.slice(0, most).map((person) => (
        <Avatar key={person._id} person={person} size={size} />
      ))}
      {rest > 0 && <span className={styles.rest}>+{rest}</span>}
    </span>
  )
}
