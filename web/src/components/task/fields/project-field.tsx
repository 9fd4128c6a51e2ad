import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ExternalLink } from 'lucide-react'
import type { Project, Task } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { toast } from '../../../app/toasts.tsx'
import { tasks } from '../../../messages/tasks.ts'
import { organizationQuery } from '../../../queries/organization.ts'
import { useProject, useProjects } from '../../../queries/projects.ts'
import { useEditTask } from '../../../queries/tasks.ts'
import { ProjectPicker } from '../../pickers.tsx'
import styles from '../task-view.module.css'

/** Where a task lies; moving it keeps its state where the other project has one of that name. */
export function ProjectField({ task, whyNot }: { task: Task; whyNot: string | undefined }) {
  const t = useMessages(tasks)
  const project = useProject(task.group)
  const projects = useProjects()
  const { data: organization } = useQuery(organizationQuery)
  const edit = useEditTask(task._id)
  const mayTake = ({ _id, kind, can }: Project) =>
    _id === task.group || (kind === (project?.kind ?? 'project') && can.includes('create_task'))
  const move = (id: string) => {
    const to = projects.find(({ _id }) => _id === id)
    const states = to?.taskStates ?? organization?.taskStates ?? []
    const isKept = states.some(({ name }) => name === task.state)
    const state = isKept ? undefined : (states.find(({ isDefault }) => isDefault) ?? states[0])?.name
    const back = { group: task.group, state: task.state, tags: task.tags }
    edit.mutate(
      { group: id, ...(state !== undefined && { state }) },
      { onSuccess: () => to && toast(t.movedProject(to.name), { undo: () => edit.mutate(back) }) },
    )
  }
  return (
    <span className={styles.withLink}>
      <ProjectPicker
        label={t.project}
        value={task.group}
        whyNot={whyNot}
        only={(id) => projects.some((each) => each._id === id && mayTake(each))}
        onPick={(id) => id !== task.group && move(id)}
      />
      {project?.kind === 'project' && (
        <Link
          to="/projects/$projectId"
          params={{ projectId: project._id }}
          className={styles.go}
          aria-label={project.name}
        >
          <ExternalLink size={13} />
        </Link>
      )}
      {project?.kind === 'pipeline' && (
        <Link
          to="/pipelines/$pipelineId"
          params={{ pipelineId: project._id }}
          className={styles.go}
          aria-label={project.name}
        >
          <ExternalLink size={13} />
        </Link>
      )}
    </span>
  )
}
