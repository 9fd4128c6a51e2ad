import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import { useMessages } from '../../app/language.ts'
import { clients } from '../../messages/clients.ts'
import { common } from '../../messages/common.ts'
import { allTasksQuery } from '../../queries/leads.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { TaskRow } from '../task/task-row.tsx'
import styles from './client-page.module.css'
import { useMost } from './use-most.ts'

/** What is done for a client. */
export function ClientTasks({ id }: { id: string }) {
  const [t, words] = [useMessages(clients), useMessages(common)]
  const { data: tasks } = useSuspenseQuery(allTasksQuery({ customer: id, kind: 'project' }))
  const { most, more } = useMost()
  if (tasks.length === 0) return <EmptyState icon={ListChecks} title={t.noTasks} text={t.noTasksText} />
  return (
    <div className={styles.page}>
      <ul className={styles.list} aria-label={t.tasks}>
        {tasks.slice(0, most).map((task) => (
          <TaskRow key={task._id} task={task} />
        ))}
      </ul>
      {tasks.length > most && (
        <Button size="xs" variant="default" className={styles.more} onClick={more}>
          {words.more}
        </Button>
      )}
    </div>
  )
}
