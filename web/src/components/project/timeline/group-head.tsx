import { useQuery } from '@tanstack/react-query'
import { useMessages } from '../../../app/language.ts'
import { nameOf } from '../../../app/person.ts'
import { schedule } from '../../../messages/schedule.ts'
import { usePeople } from '../../../queries/people.ts'
import { projectQuery, useProject } from '../../../queries/projects.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { PlaceIcon } from '../../place/place-icon.tsx'
import type { GroupRow } from './rows.ts'
import styles from './timeline.module.css'

/** Whose tasks follow, and how many. */
export function GroupHead({ by, group, count }: GroupRow) {
  return (
    <>
      {group === null ? <Nobody /> : by === 'person' ? <Person id={group} /> : <Place id={group} />}
      <span className={styles.count}>{count}</span>
    </>
  )
}

function Nobody() {
  return <span className={styles.group}>{useMessages(schedule).nobody}</span>
}

function Person({ id }: { id: string }) {
  const person = usePeople()(id)
  return (
    <>
      <Avatar person={person} />
      <span className={styles.group}>{nameOf(person)}</span>
    </>
  )
}

function Place({ id }: { id: string }) {
  const listed = useProject(id)
  const { data: place = listed } = useQuery({ ...projectQuery(id), enabled: !listed }) // an archived one is not listed
  return (
    <>
      {place && <PlaceIcon place={place} />}
      <span className={styles.group}>{place?.name ?? '…'}</span>
    </>
  )
}
