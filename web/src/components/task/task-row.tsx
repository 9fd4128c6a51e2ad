import { memo, type ReactNode, type Ref } from 'react'
import type { State, TaskItem } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { toast } from '../../app/toasts.tsx'
import { home } from '../../messages/home.ts'
import { usePeople } from '../../queries/people.ts'
import { isOpen, useProject, useStateOf, useStates } from '../../queries/projects.ts'
import { useTags } from '../../queries/tags.ts'
import { Avatars } from '../../ui/avatar.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { PriorityIcon } from '../../ui/priority-icon.tsx'
import { useStateName } from '../../ui/state-badge.tsx'
import { TagPill } from '../../ui/tag-pill.tsx'
import { StatePicker } from '../pickers.tsx'
import { useSetState } from '../pipeline/asked-outcome.tsx'
import { PlaceLink } from '../place/place-link.tsx'
import { TaskLink } from './task-link.tsx'
import styles from './task-row.module.css'

/** A task in one line: its state to change, its name to open, and what one sorts by. */
export const TaskRow = memo(function TaskRow(props: {
  task: TaskItem
  showProject?: boolean
  /** At its end: what else can be done with it here. */
  children?: ReactNode
  /** Where its place can be changed: what it is moved by, and where another one would be put. */
  handle?: ReactNode
  edge?: string | undefined
  ref?: Ref<HTMLLIElement>
}) {
  const { task, showProject = true, children, handle, edge, ref } = props
  const project = useProject(task.group)
  const states = useStates(task.group)
  const state = useStateOf()(task)
  const setState = useSetState()
  const [t, stateName] = [useMessages(home), useStateName()]
  const personOf = usePeople()
  const tags = useTags(task.group).filter(({ _id }) => task.tags.includes(_id))
  const change = (next: State) => {
    setState(task, next)
    // It may be gone from here by that; why a lead is closed is asked instead.
    if (!state || !isOpen(state) || isOpen(next) || task.lead) return
    toast(t.closed(task.name, stateName(next.name)), { undo: () => setState({ ...task, state: next.name }, state) })
  }
  return (
    <li
      ref={ref}
      className={styles.row}
      data-done={!isOpen(state) || undefined}
      data-edge={edge}
      data-movable={handle ? true : undefined}
    >
      {handle}
      <StatePicker iconOnly states={states} value={task.state} onPick={change} className={styles.state} />
      <TaskLink id={task._id} className={styles.name}>
        {task.name}
      </TaskLink>
      <span className={styles.more}>
        <span className={styles.tags}>
          {tags.slice(0, 3).map((tag) => (
            <TagPill key={tag._id} tag={tag} />
          ))}
        </span>
        {showProject && project && <PlaceLink place={project} className={styles.project} />}
        {task.deadline !== null && <DateText seconds={task.deadline} allDay={task.allDay} deadline={isOpen(state)} />}
        {task.priority !== 3 && <PriorityIcon priority={task.priority} />}
        <Avatars people={task.assignees.map(personOf)} most={2} />
        {children}
      </span>
    </li>
  )
})
