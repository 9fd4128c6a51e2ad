import { ActionIcon } from '@mantine/core'
import { Unlink } from 'lucide-react'
import { useRef } from 'react'
import type { TaskItem } from '../../../api.ts'
import { focusAround } from '../../../app/keep-focus.ts'
import { useMessages } from '../../../app/language.ts'
import { tasks } from '../../../messages/tasks.ts'
import { SortHandle } from '../../../ui/sort-handle.tsx'
import { useSortable } from '../../../ui/use-sortable.ts'
import { TaskRow } from '../task-row.tsx'

interface Props {
  subtask: TaskItem
  showProject: boolean
  place: number
  mayEdit: boolean
  move: (from: number, to: number) => void
  takeOut: () => void
}

export function SubtaskLine({ subtask, showProject, place, mayEdit, move, takeOut }: Props) {
  const t = useMessages(tasks)
  const line = useRef<HTMLLIElement>(null)
  const handle = useRef<HTMLButtonElement>(null)
  const edge = useSortable({ line, handle, place, isOn: mayEdit, move })
  return (
    <TaskRow
      ref={line}
      edge={edge}
      task={subtask}
      showProject={showProject}
      handle={mayEdit && <SortHandle ref={handle} label={t.moveSubtask(subtask.name)} place={place} move={move} />}
    >
      {mayEdit && (
        <ActionIcon
          size="sm"
          aria-label={t.takeOut(subtask.name)}
          onClick={() => {
            focusAround(line.current) // it goes
            takeOut()
          }}
        >
          <Unlink size={14} />
        </ActionIcon>
      )}
    </TaskRow>
  )
}
