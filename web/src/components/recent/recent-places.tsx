import { Link } from '@tanstack/react-router'
import { CircleDollarSign, Hash, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../app/language.ts'
import { home } from '../../messages/home.ts'
import { useStateOf } from '../../queries/projects.ts'
import type { Found } from '../../queries/search.ts'
import { Line } from '../../ui/skeleton.tsx'
import { StateIcon } from '../../ui/state-badge.tsx'
import { TaskLink } from '../task/task-link.tsx'
import styles from './recent-places.module.css'
import { useRecent } from './use-recent.ts'

const MOST = 8

/** The projects, pipelines, clients and tasks that one was at last; nothing before there is one. */
export function RecentPlaces() {
  const t = useMessages(home)
  const places = useRecent(MOST)
  if (places.length === 0) return null
  return (
    <section aria-labelledby="recent">
      <h2 className={styles.heading} id="recent">
        {t.recent}
      </h2>
      <ul className={styles.list}>
        {places.map((place, index) => (
          <li key={place ? `${place.type} ${place._id}` : index} className={styles.item}>
            {place ? <PlaceLink place={place} /> : <Line width={60} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function PlaceLink({ place: { type, _id, title, context, group = '', state = '' } }: { place: Found }) {
  const stateOf = useStateOf()
  const shown = (icon: ReactNode) => (
    <>
      {icon}
      <span className={styles.name}>
        {title}
        {context && <span className={styles.context}>{context}</span>}
      </span>
    </>
  )
  if (type === 'client') {
    return (
      <Link to="/clients/$clientId" params={{ clientId: _id }} className={styles.link}>
        {shown(<Users size={15} aria-hidden />)}
      </Link>
    )
  }
  if (type === 'project') {
    return (
      <Link to="/projects/$projectId" params={{ projectId: _id }} className={styles.link}>
        {shown(<Hash size={15} aria-hidden />)}
      </Link>
    )
  }
  if (type === 'pipeline') {
    return (
      <Link to="/pipelines/$pipelineId" params={{ pipelineId: _id }} className={styles.link}>
        {shown(<CircleDollarSign size={15} aria-hidden />)}
      </Link>
    )
  }
  return (
    <TaskLink id={_id} className={styles.link}>
      {shown(<StateIcon state={stateOf({ group, state })} size={15} />)}
    </TaskLink>
  )
}
