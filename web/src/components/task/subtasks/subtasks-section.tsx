import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { useDraft } from '../../../app/stored.ts'
import { toast } from '../../../app/toasts.tsx'
import { tasks } from '../../../messages/tasks.ts'
import { isOpen, useStateOf } from '../../../queries/projects.ts'
import { taskListQuery, useAddSubtask, useEditTask } from '../../../queries/tasks.ts'
import { TaskPicker } from '../task-picker.tsx'
import view from '../task-view.module.css'
import type { SectionProps } from '../task-view.tsx'
import { SubtaskLine } from './subtask-line.tsx'
import styles from './subtasks.module.css'

export function SubtasksSection({ task, whyNot }: SectionProps) {
  const t = useMessages(tasks)
  const formats = useFormats()
  const stateOf = useStateOf()
  const reason = whyNot('add_subtask')
  const [edit, add] = [useEditTask(task._id), useAddSubtask(task._id)]
  const [typed, setTyped] = useDraft(`subtask ${task._id}`)
  const under = { parent: task._id, archived: 'all', limit: 500 } as const
  const { data: found = [] } = useQuery({ ...taskListQuery(under), enabled: task.subtasks.length > 0 })
  const [said, setSaid] = useState('')
  const byId = new Map(found.map((each) => [each._id, each]))
  const subtasks = task.subtasks.flatMap((id) => byId.get(id) ?? []) // in their order
  const done = subtasks.filter((each) => !isOpen(stateOf(each))).length
  if (reason && task.subtasks.length === 0) return null

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const name = typed.trim()
    if (!name || add.isPending) return
    setTyped('')
    add.mutateAsync({ group: task.group, name }).catch(() => setTyped(name)) // nothing typed is lost
  }
  const takeOut = (id: string, name: string) => {
    const before = task.subtasks
    edit.mutate({ subtasks: before.filter((each) => each !== id) })
    toast(t.tookOut(name), { undo: () => edit.mutate({ subtasks: before }) })
  }
  const move = (from: number, to: number) => {
    const subtask = subtasks[from]
    if (!subtask || to < 0 || to >= subtasks.length || to === from) return
    const rest = task.subtasks.filter((id) => id !== subtask._id)
    const next = rest.indexOf(subtasks[from < to ? to + 1 : to]?._id ?? '')
    const index = next < 0 ? rest.length : next
    edit.mutate({ subtasks: [...rest.slice(0, index), subtask._id, ...rest.slice(index)] })
    setSaid(t.movedTo(subtask.name, to + 1))
  }
  return (
    <section aria-labelledby="subtasks">
      <div className={styles.head}>
        <h2 className={view.heading} id="subtasks">
          {t.subtasks}
        </h2>
        <span className={styles.count}>
          {subtasks.length > 0 && `${formats.number(done)}/${formats.number(subtasks.length)}`}
        </span>
        {!reason && (
          <TaskPicker
            label={t.addExisting}
            except={[task._id, ...task.subtasks, ...(task.parent ? [task.parent] : [])]}
            whyNot={undefined}
            onPick={(id) => id && edit.mutate({ subtasks: [...task.subtasks, id] })}
          >
            <Plus size={15} aria-hidden />
          </TaskPicker>
        )}
      </div>
      <ul className={styles.list}>
        {subtasks.map((subtask, place) => (
          <SubtaskLine
            key={subtask._id}
            subtask={subtask}
            showProject={subtask.group !== task.group}
            place={place}
            mayEdit={!reason}
            move={move}
            takeOut={() => takeOut(subtask._id, subtask.name)}
          />
        ))}
      </ul>
      {!reason && (
        <form onSubmit={submit} className={styles.add} data-screen-only>
          <TextInput
            variant="unstyled"
            aria-label={t.newSubtask}
            placeholder={`+ ${t.newSubtask}`}
            maxLength={1000}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </form>
      )}
      <p className="sr-only" role="status">
        {said}
      </p>
    </section>
  )
}
