import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import { ApiError, type Task } from '../../api.ts'
import { focusAround } from '../../app/keep-focus.ts'
import { useMessages } from '../../app/language.ts'
import { tasks } from '../../messages/tasks.ts'
import { listedTask } from '../../queries/task-cache.ts'
import { type TaskCan, taskCanQuery, taskQuery } from '../../queries/tasks.ts'
import { useTitle } from '../../ui/page.tsx'
import { RowsSkeleton } from '../../ui/skeleton.tsx'
import { ActivitySection } from './activity/activity-section.tsx'
import { ChecklistSection } from './checklist/checklist-section.tsx'
import { DetailsSection } from './fields/details-section.tsx'
import { LeadSection } from './fields/lead-section.tsx'
import { FilesSection } from './files/files-section.tsx'
import { GoneNote } from './gone-note.tsx'
import { SubtasksSection } from './subtasks/subtasks-section.tsx'
import styles from './task-view.module.css'
import { DescriptionSection } from './text/description-section.tsx'
import { TitleSection } from './title-section.tsx'
import { useReadNotifications } from './use-read-notifications.ts'
import { useTaskKeys } from './use-task-keys.ts'

/** What every section of a task is given. */
export interface SectionProps {
  task: Task
  /** Why the reader may not do this, in words; undefined: may. */
  whyNot: (action: keyof TaskCan) => string | undefined
}

/** A task, whole: in the panel and on its page. One file for each section. */
export function TaskView({ id }: { id: string }) {
  const cache = useQueryClient()
  const { data: whole, error } = useQuery({
    ...taskQuery(id),
    throwOnError: (_error, { state }) => state.data === undefined,
  })
  const isWhole = whole !== undefined
  // What a list knows of it shows at once, while the rest is on its way.
  const listed = useMemo(() => (isWhole ? undefined : listedTask(cache, id)), [cache, id, isWhole])
  const task = whole ?? listed
  return task ? <Sections task={task} isWhole={isWhole} error={error} /> : <RowsSkeleton />
}

function Sections({ task, isWhole, error }: { task: Task; isWhole: boolean; error: Error | null }) {
  const id = task._id
  const whyNot = useWhyNot(id)
  useTitle(task.name)
  useReadNotifications(id)
  const place = useRef<HTMLElement>(null)
  useTaskKeys(place)
  const given: SectionProps = { task, whyNot }
  return (
    <article ref={place} className={styles.task} key={id} aria-label={task.name} onKeyDown={leaveField}>
      {error instanceof ApiError && error.status === 404 && <GoneNote task={task} />}
      <TitleSection {...given} />
      <DetailsSection {...given} />
      {isWhole ? (
        <>
          <LeadSection {...given} />
          <DescriptionSection {...given} />
          <ChecklistSection {...given} />
          <SubtasksSection {...given} />
          <FilesSection {...given} />
          <ActivitySection {...given} />
        </>
      ) : (
        <RowsSkeleton />
      )}
    </article>
  )
}

/** Escape leaves a field in which there is nothing to take back: what those take back that have, they keep to themselves. */
function leaveField({ key, target, currentTarget }: KeyboardEvent<HTMLElement>): void {
  const isIn = target instanceof HTMLElement && currentTarget.contains(target) // not a list that belongs to it and lies elsewhere
  if (key === 'Escape' && isIn && target.matches('input, textarea')) focusAround(target)
}

/** Until the server has said what is allowed, everything is offered: it refuses what is not. */
function useWhyNot(id: string): SectionProps['whyNot'] {
  const t = useMessages(tasks)
  const { data: can } = useQuery(taskCanQuery(id))
  return (action) => {
    if (!can || can[action]) return undefined
    if (action === 'comment_on_task') return t.mayNotComment
    if (action === 'delete_task') return t.mayNotDelete
    if (action === 'add_subtask') return t.mayNotAddSubtask
    if (action === 'add_task_files') return t.mayNotAddFiles
    return action === 'change_task_state' || action === 'change_task_progress' ? t.mayNotMove : t.mayNotEdit
  }
}
