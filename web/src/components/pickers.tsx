import { UserPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { State } from '../api.ts'
import { useMessages } from '../app/language.ts'
import { nameOf } from '../app/person.ts'
import { common } from '../messages/common.ts'
import { tasks } from '../messages/tasks.ts'
import { useMe } from '../queries/me.ts'
import { usePeople, useUsers } from '../queries/people.ts'
import { useProjects } from '../queries/projects.ts'
import { useCreateTag, useTags } from '../queries/tags.ts'
import { Avatar, Avatars } from '../ui/avatar.tsx'
import { Picker } from '../ui/picker.tsx'
import { PRIORITIES, type Priority, PriorityIcon } from '../ui/priority-icon.tsx'
import { StateBadge, StateIcon, useStateName } from '../ui/state-badge.tsx'
import { TagPill } from '../ui/tag-pill.tsx'
import styles from './pickers.module.css'

interface Common {
  whyNot?: string | undefined
  className?: string
}

export function UserPicker(
  props: Common & {
    label: string
    value: readonly string[]
    onPick: (ids: string[]) => void
    multiple?: boolean
    empty?: string
    /** Faces alone, where there is little room. */
    isSmall?: boolean
  },
) {
  const { label, value, onPick, multiple = true, empty, isSmall = false, ...rest } = props
  const t = useMessages(common)
  const me = useMe()
  const personOf = usePeople()
  const [mine, others] = [
    useUsers().filter(({ _id }) => _id === me._id),
    useUsers().filter(({ _id }) => _id !== me._id),
  ]
  const people = value.map(personOf)
  const options = [...mine, ...others].map((user) => ({
    id: user._id,
    name: nameOf(user),
    icon: <Avatar person={user} />,
  }))
  return (
    <Picker label={label} options={options} selected={value} onPick={onPick} multiple={multiple} {...rest}>
      {people.length === 0 && !isSmall && <span className={styles.none}>{empty ?? t.nobody}</span>}
      {people.length === 0 && isSmall && <UserPlus size={15} className={styles.none} aria-hidden />}
      {people.length > 0 && <Avatars people={people} />}
      {!isSmall && people.length === 1 && <span className={styles.name}>{nameOf(people[0]!)}</span>}
      {!isSmall && people.length > 1 && <span className={styles.name}>{t.people(people.length)}</span>}
    </Picker>
  )
}

export function StatePicker(
  props: Common & { states: readonly State[]; value: string; onPick: (state: State) => void; iconOnly?: boolean },
) {
  const { states, value, onPick, iconOnly = false, ...rest } = props
  const t = useMessages(tasks)
  const nameOfState = useStateName()
  const present = states.find(({ name }) => name === value)
  const options = states.map((state) => ({
    id: state.name,
    name: nameOfState(state.name),
    icon: <StateIcon state={state} />,
  }))
  const pick = ([name]: string[]) => {
    const state = states.find((each) => each.name === name)
    if (state) onPick(state)
  }
  return (
    <Picker label={t.state} options={options} selected={[value]} onPick={pick} {...rest}>
      <StateBadge state={present} name={value} iconOnly={iconOnly} />
    </Picker>
  )
}

export function PriorityPicker({
  value,
  onPick,
  ...rest
}: Common & { value: number; onPick: (priority: Priority) => void }) {
  const t = useMessages(tasks)
  const options = PRIORITIES.map((priority) => ({
    id: String(priority),
    name: t.priorities[priority],
    icon: <PriorityIcon priority={priority} hasName={false} />,
  }))
  const name = t.priorities[value as Priority] ?? String(value)
  return (
    <Picker
      label={t.priority}
      options={options}
      selected={[String(value)]}
      onPick={([id]) => onPick(Number(id) as Priority)}
      {...rest}
    >
      <PriorityIcon priority={value} hasName={false} />
      <span className={styles.name}>{name}</span>
    </Picker>
  )
}

export function TagPicker(
  props: Common & {
    projectId: string
    value: readonly string[]
    onPick: (ids: string[]) => void
    mayCreate?: boolean
    /** In a table: says nothing where there are none, and of several shows one and how many more there are. */
    isQuiet?: boolean
  },
) {
  const { projectId, value, onPick, mayCreate = false, isQuiet = false, ...rest } = props
  const t = useMessages(tasks)
  const tags = useTags(projectId)
  const create = useCreateTag()
  const options = tags.map(({ _id, name, color }) => ({
    id: _id,
    name,
    icon: <span className={styles.dot} style={{ background: color || 'var(--text-3)' }} />,
  }))
  const createTag = (name: string) =>
    create.mutate({ group: projectId, name }, { onSuccess: (tag) => onPick([...value, tag._id]) })
  const chosen = tags.filter(({ _id }) => value.includes(_id))
  const shown = isQuiet ? chosen.slice(0, 1) : chosen
  const others = chosen.slice(shown.length).map(({ name }) => name)
  return (
    <Picker
      label={t.tags}
      options={options}
      selected={value}
      onPick={onPick}
      multiple
      empty={t.noTagsYet}
      onCreate={mayCreate ? createTag : undefined}
      {...rest}
    >
      <Some isAny={chosen.length > 0} none={t.noTags} isQuiet={isQuiet}>
        {shown.map((tag) => (
          <TagPill key={tag._id} tag={tag} />
        ))}
        {others.length > 0 && (
          <span key="others" className={styles.others} title={others.join(', ')}>
            <span aria-hidden>+{others.length}</span>
            <span className="sr-only">, {others.join(', ')}</span>
          </span>
        )}
      </Some>
    </Picker>
  )
}

export function ProjectPicker(
  props: Common & {
    label: string
    value: string | undefined
    onPick: (id: string) => void
    only?: (id: string) => boolean
  },
) {
  const { label, value, onPick, only, ...rest } = props
  const projects = useProjects()
  const options = projects.filter(({ _id }) => only?.(_id) ?? true).map(({ _id, name }) => ({ id: _id, name }))
  const present = projects.find(({ _id }) => _id === value)
  return (
    <Picker
      label={label}
      options={options}
      selected={value ? [value] : []}
      onPick={([id]) => id && onPick(id)}
      {...rest}
    >
      <span className={present ? styles.name : styles.none}>{present?.name ?? label}</span>
    </Picker>
  )
}

const Some = ({
  isAny,
  none,
  isQuiet,
  children,
}: {
  isAny: boolean
  none: string
  isQuiet: boolean
  children: ReactNode
}) =>
  isAny ? (
    <span className={styles.wrap}>{children}</span>
  ) : (
    <span className={isQuiet ? 'sr-only' : styles.none}>{none}</span>
  )
