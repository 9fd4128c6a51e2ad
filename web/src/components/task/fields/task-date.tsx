import type { TaskChange, TaskItem } from '../../../api.ts'
import { useFormats } from '../../../app/formats.ts'
import { datePicked, type Edge } from '../../../app/task-dates.ts'
import { DatePicker } from '../../../ui/date-picker.tsx'

interface Props {
  task: Pick<TaskItem, 'start' | 'deadline' | 'allDay'>
  edge: Edge
  label: string
  /** Whether it may be late. */
  isOpen?: boolean
  whyNot?: string | undefined
  onChange: (change: TaskChange) => void
}

/** When a task begins, or is due: a day, with a time where it matters. */
export function TaskDate({ task, edge, onChange, ...props }: Props) {
  const formats = useFormats()
  return (
    <DatePicker
      {...props}
      edge={edge}
      value={edge === 'end' ? task.deadline : task.start}
      allDay={task.allDay}
      onPick={(seconds, allDay) => onChange(datePicked(task, edge, seconds, allDay, formats))}
    />
  )
}
