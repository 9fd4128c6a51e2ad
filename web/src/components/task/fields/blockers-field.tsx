import { ActionIcon } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useRef } from 'react'
import { focusAround } from '../../../app/keep-focus.ts'
import { useMessages } from '../../../app/language.ts'
import { tasks } from '../../../messages/tasks.ts'
import { useStateOf } from '../../../queries/projects.ts'
import { taskQuery, useEditTask } from '../../../queries/tasks.ts'
import { StateIcon } from '../../../ui/state-badge.tsx'
import { TaskLink } from '../task-link.tsx'
import { TaskPicker } from '../task-picker.tsx'
import type { SectionProps } from '../task-view.tsx'
import styles from './blockers-field.module.css'

/** The tasks that have to be finished before this one. */
export function BlockersField({ task, whyNot }: { task: SectionProps['task']; whyNot: string | undefined }) {
  const t = useMessages(tasks)
  const edit = useEditTask(task._id)
  const stateOf = useStateOf()
  const list = useRef<HTMLUListElement>(null)
  const blockedBy = task.blockedBy ?? []
  const found = useQueries({ queries: blockedBy.map((id) => ({ ...taskQuery(id), retry: false })) })
  const takeOut = (id: string) => {
    focusAround(list.current)
    edit.mutate({ blockedBy: blockedBy.filter((each) => each !== id) })
  }
  return (
    <div className={styles.field}>
      {blockedBy.length > 0 && (
        <ul className={styles.list} ref={list}>
          {blockedBy.map((id, i) => {
            const blocker = found[i]?.data
            const name = blocker?.name ?? t.otherTask
            return (
              <li key={id} className={styles.one}>
                {blocker && <StateIcon state={stateOf(blocker)} />}
                <TaskLink id={id} className={styles.name}>
                  {name}
                </TaskLink>
                {!whyNot && (
                  <ActionIcon size="sm" aria-label={t.waitsNoMore(name)} onClick={() => takeOut(id)}>
                    <X size={13} />
                  </ActionIcon>
                )}
              </li>
            )
          })}
        </ul>
      )}
      <TaskPicker
        label={t.blockedBy}
        except={[task._id, ...blockedBy]}
        whyNot={whyNot}
        onPick={(id) => id && edit.mutate({ blockedBy: [...blockedBy, id] })}
      >
        {blockedBy.length === 0 ? <span className={styles.hint}>{t.noBlockers}</span> : <Plus size={15} aria-hidden />}
      </TaskPicker>
    </div>
  )
}
