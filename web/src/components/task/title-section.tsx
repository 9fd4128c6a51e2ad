import { useState } from 'react'
import { useFormats } from '../../app/formats.ts'
import { focusAround } from '../../app/keep-focus.ts'
import { useMessages } from '../../app/language.ts'
import { SAVED_BY_LEAVING } from '../../app/leave-fields.ts'
import { nameOf } from '../../app/person.ts'
import { tasks } from '../../messages/tasks.ts'
import { usePeople } from '../../queries/people.ts'
import { useArchiveTask, useEditTask } from '../../queries/tasks.ts'
import { Note, NoteButton } from './activity/note.tsx'
import { FollowButton, TaskMenu } from './task-menu.tsx'
import styles from './task-view.module.css'
import type { SectionProps } from './task-view.tsx'

export function TitleSection({ task, whyNot }: SectionProps) {
  const t = useMessages(tasks)
  const formats = useFormats()
  const personOf = usePeople()
  const edit = useEditTask(task._id)
  const archive = useArchiveTask(task._id)
  // What is being typed stays, whatever others change meanwhile.
  const [typed, setTyped] = useState<string | null>(null)
  const reason = whyNot('edit_task')
  const save = () => {
    const name = typed?.trim()
    if (name && name !== task.name) edit.mutate({ name })
    setTyped(null)
  }
  return (
    <header>
      {task.archivedAt !== null && (
        <Note>
          {t.isArchived}
          {!whyNot('archive_task') && (
            <NoteButton
              onClick={(event) => {
                focusAround(event.currentTarget) // it goes
                archive.mutate(false)
              }}
            >
              {t.unarchive}
            </NoteButton>
          )}
        </Note>
      )}
      <div className={styles.head}>
        <h1>
          <textarea
            {...SAVED_BY_LEAVING}
            className={styles.title}
            aria-label={t.name}
            rows={1}
            maxLength={1000}
            readOnly={reason !== undefined}
            title={reason}
            value={typed ?? task.name}
            onChange={(event) => setTyped(event.currentTarget.value.replaceAll('\n', ' '))}
            onBlur={save}
            onKeyDown={(event) => {
              if (event.key === 'Enter') focusAround(event.currentTarget)
              if (event.key !== 'Escape' || typed === null || typed === task.name) return
              event.stopPropagation()
              setTyped(null)
            }}
          />
        </h1>
        <div className={styles.actions} data-screen-only>
          <span data-part="follow">
            <FollowButton task={task} />
          </span>
          <TaskMenu task={task} whyNot={whyNot} />
        </div>
      </div>
      <p className={styles.made}>
        {t.created(nameOf(personOf(task.assignedBy)), formats.ago(task.createdAt))}
        {task.completedAt !== null && ` · ${t.ended(formats.ago(task.completedAt))}`}
      </p>
    </header>
  )
}
