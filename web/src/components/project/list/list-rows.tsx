import { Checkbox } from '@mantine/core'
import { type CSSProperties, memo, type ReactNode, useContext, useRef } from 'react'
import { dayOf } from '../../../app/days.ts'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { nameOf } from '../../../app/person.ts'
import { TabStop } from '../../../app/tab-stop.ts'
import { pipelines } from '../../../messages/pipelines.ts'
import { taskList } from '../../../messages/task-list.ts'
import { tasks as taskWords } from '../../../messages/tasks.ts'
import { usePeople } from '../../../queries/people.ts'
import type { ProjectTask } from '../../../queries/project-tasks.ts'
import { isOpen, useMayOf, useProject, useStateOf, useStates } from '../../../queries/projects.ts'
import { useEditTask } from '../../../queries/tasks.ts'
import { PriorityPicker, StatePicker, TagPicker, UserPicker } from '../../pickers.tsx'
import { useSetState } from '../../pipeline/asked-outcome.tsx'
import { LeadCell } from '../../pipeline/lead-cell.tsx'
import { ClientPicker } from '../../task/fields/client-picker.tsx'
import { TaskDate } from '../../task/fields/task-date.tsx'
import { TaskLink } from '../../task/task-link.tsx'
import styles from './list.module.css'
import type { Row } from './rows.ts'
import type { Cell } from './use-list-keys.ts'
import type { Column, LeadColumn } from './view.ts'

export function GroupRow({
  row,
  index,
  columns,
  style,
}: {
  row: Extract<Row, { kind: 'group' }>
  index: number
  /** How many it reaches over on paper, where the table is laid out as one. */
  columns: number
  style: CSSProperties
}) {
  const formats = useFormats()
  return (
    <tr aria-rowindex={index + 2} className={styles.group} style={style}>
      <th scope="rowgroup" colSpan={columns + 1} className={styles.groupName}>
        {row.group.name} <span className={styles.count}>{formats.number(row.count)}</span>
      </th>
    </tr>
  )
}

interface Props {
  task: ProjectTask
  index: number
  start: number
  columns: readonly Column[]
  isSelected: boolean
  /** The cell at which Tab stops; undefined: it stops in another row. */
  stop: Cell | undefined
  select: (id: string, isRange: boolean) => void
}

/** A task in one line; what is in the cells is changed there. */
export const TaskRow = memo(
  function TaskRow({ task, index, start, columns, isSelected, stop, select }: Props) {
    const t = useMessages(taskList)
    const isShift = useRef(false)
    const open = isOpen(useStateOf()(task))
    const cells = useCells(task, open)
    const tabIndexOf = (cell: Cell) => (cell === stop ? 0 : -1)
    return (
      <tr
        aria-rowindex={index + 2}
        aria-selected={isSelected}
        className={styles.row}
        data-index={index}
        data-done={!open || undefined}
        data-selected={isSelected || undefined}
        style={{ transform: `translateY(${start}px)` }}
      >
        <td className={styles.check} data-column="select">
          <Checkbox
            size="xs"
            tabIndex={tabIndexOf('select')}
            aria-label={t.select(task.name)}
            checked={isSelected}
            onClick={(event) => {
              isShift.current = event.shiftKey
            }}
            onChange={() => select(task._id, isShift.current)}
          />
        </td>
        {columns.map((column) => (
          <td key={column} className={styles.cell} data-column={column}>
            <TabStop value={tabIndexOf(column)}>{cells[column]()}</TabStop>
          </td>
        ))}
      </tr>
    )
  },
  (a, b) =>
    a.task === b.task && a.index === b.index && a.start === b.start && a.columns.join() === b.columns.join() && a.isSelected === b.isSelected && a.stop === b.stop && a.select === b.select, // biome-ignore format: one thought
)

function NameLink({ task }: { task: ProjectTask }) {
  return (
    <TaskLink id={task._id} className={styles.name} tabIndex={useContext(TabStop)}>
      {task.name}
    </TaskLink>
  )
}

function useCells(task: ProjectTask, open: boolean): Record<Column, () => ReactNode> {
  const [t, lead] = [useMessages(taskWords), useMessages(pipelines)]
  const states = useStates(task.group)
  const personOf = usePeople()
  const project = useProject(task.group)
  const formats = useFormats()
  const [edit, setState] = [useEditTask(task._id), useSetState()]
  const mayOf = useMayOf()
  const ofLead = (column: LeadColumn) => () => <LeadCell lead={task} column={column} />
  return {
    name: () => <NameLink task={task} />,
    state: () => (
      <StatePicker
        states={states}
        value={task.state}
        whyNot={mayOf(task).move ? undefined : t.mayNotMove}
        onPick={(state) => setState(task, state)}
      />
    ),
    assignee: () => (
      <UserPicker label={t.assignees} value={task.assignees} onPick={(assignees) => edit.mutate({ assignees })} />
    ),
    deadline: () => (
      <TaskDate
        task={task}
        edge="end"
        label={task.lead ? lead.details.expectedClose : t.deadline}
        isOpen={open}
        onChange={edit.mutate}
      />
    ),
    priority: () => <PriorityPicker value={task.priority} onPick={(priority) => edit.mutate({ priority })} />,
    tags: () => (
      <TagPicker
        isQuiet
        className={styles.tags}
        projectId={task.group}
        value={task.tags}
        onPick={(ids) => edit.mutate({ tags: ids })}
      />
    ),
    client: () => (
      <ClientPicker
        isQuiet
        className={styles.wide}
        value={task.customer}
        onPick={(customer) => edit.mutate({ customer })}
      />
    ),
    project: () => <span className={styles.text}>{project?.name}</span>,
    owner: () => <span className={styles.text}>{nameOf(personOf(task.assignedBy))}</span>,
    start: () => <TaskDate task={task} edge="start" label={t.start} isOpen={open} onChange={edit.mutate} />,
    company: ofLead('company'),
    contact: ofLead('contact'),
    amount: ofLead('amount'),
    probability: ofLead('probability'),
    weighted: ofLead('weighted'),
    nextStep: ofLead('nextStep'),
    created: () => <span className={styles.text}>{formats.dayName(dayOf(task.createdAt, formats.zone))}</span>,
  }
}
