import { useSuspenseQuery } from '@tanstack/react-query'
import { useProject } from '../../queries/projects.ts'
import { taskQuery } from '../../queries/tasks.ts'
import { PlaceLink } from '../place/place-link.tsx'
import styles from './task-page.module.css'
import { TaskView } from './task-view.tsx'

/** A task on a page of its own: what a link from elsewhere opens. */
export function TaskPage({ id }: { id: string }) {
  const { data: task } = useSuspenseQuery(taskQuery(id))
  const project = useProject(task.group)
  return (
    <div className={styles.page}>
      <p className={styles.where}>{project && <PlaceLink place={project} />}</p>
      <TaskView id={id} />
    </div>
  )
}
