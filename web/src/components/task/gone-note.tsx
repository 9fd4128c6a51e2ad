import type { Task } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { tasks } from '../../messages/tasks.ts'
import { useRestoreTask } from '../../queries/tasks.ts'
import { Note, NoteButton } from './activity/note.tsx'

/** What others have deleted stays readable where it is open, so that nothing typed is lost; it may be taken back. */
export function GoneNote({ task }: { task: Task }) {
  const t = useMessages(tasks)
  const restore = useRestoreTask()
  return (
    <Note role="alert">
      {t.isGone}
      <NoteButton onClick={() => restore.mutate(task._id)}>{t.bringBack}</NoteButton>
    </Note>
  )
}
