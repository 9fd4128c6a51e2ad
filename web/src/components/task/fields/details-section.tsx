import { useQuery } from '@tanstack/react-query'
import { useMessages } from '../../../app/language.ts'
import { nameOf } from '../../../app/person.ts'
import { common } from '../../../messages/common.ts'
import { tasks } from '../../../messages/tasks.ts'
import { usePeople } from '../../../queries/people.ts'
import { isOpen, useProject, useStateOf, useStates } from '../../../queries/projects.ts'
import { taskQuery, useEditTask } from '../../../queries/tasks.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { PriorityPicker, StatePicker, TagPicker, UserPicker } from '../../pickers.tsx'
import { useSetState } from '../../pipeline/asked-outcome.tsx'
import { RecurrenceField } from '../recurrence/recurrence-field.tsx'
import { TaskLink } from '../task-link.tsx'
import { TaskPicker } from '../task-picker.tsx'
import styles from '../task-view.module.css'
import type { SectionProps } from '../task-view.tsx'
import { BlockersField } from './blockers-field.tsx'
import { ClientPicker } from './client-picker.tsx'
import { EstimateField } from './estimate-field.tsx'
import { FieldRows } from './field-rows.tsx'
import { PrivateSwitch } from './private-switch.tsx'
import { ProjectField } from './project-field.tsx'
import { Row } from './row.tsx'
import { TaskDate } from './task-date.tsx'

export function DetailsSection({ task, whyNot }: SectionProps) {
  const [t, words] = [useMessages(tasks), useMessages(common)]
  const project = useProject(task.group)
  const states = useStates(task.group)
  const personOf = usePeople()
  const isTaskOpen = isOpen(useStateOf()(task))
  const [edit, setState] = [useEditTask(task._id), useSetState()]
  const reason = whyNot('edit_task')
  const owner = personOf(task.assignedBy)
  return (
    <dl className={styles.details}>
      <Row name={t.state} part="state">
        <StatePicker
          states={states}
          value={task.state}
          whyNot={whyNot('change_task_state')}
          onPick={(state) => setState(task, state)}
        />
      </Row>
      <Row name={t.assignees} part="assignees">
        <UserPicker
          label={t.assignees}
          value={task.assignees}
          whyNot={reason}
          onPick={(assignees) => edit.mutate({ assignees })}
        />
      </Row>
      <Row name={t.start} part="start">
        <TaskDate task={task} edge="start" label={t.start} whyNot={reason} onChange={edit.mutate} />
      </Row>
      {!task.lead && ( // of a lead it is the expected close, which stands there
        <Row name={t.deadline} part="deadline">
          <TaskDate
            task={task}
            edge="end"
            label={t.deadline}
            isOpen={isTaskOpen}
            whyNot={reason}
            onChange={edit.mutate}
          />
        </Row>
      )}
      <RecurrenceField task={task} whyNot={reason} row={(name, field) => <Row name={name}>{field}</Row>} />
      <Row name={t.priority} part="priority">
        <PriorityPicker value={task.priority} whyNot={reason} onPick={(priority) => edit.mutate({ priority })} />
      </Row>
      <Row name={t.tags} part="tags">
        <TagPicker
          projectId={task.group}
          value={task.tags}
          whyNot={reason}
          mayCreate={project?.can.includes('manage_tags') ?? false}
          onPick={(tags) => edit.mutate({ tags })}
        />
      </Row>
      <Row name={t.project} part="project">
        <ProjectField task={task} whyNot={reason} />
      </Row>
      <Row name={t.client} part="client">
        <ClientPicker value={task.customer} whyNot={reason} onPick={(customer) => edit.mutate({ customer })} />
      </Row>
      <Row name={t.parent}>
        <ParentField task={task} whyNot={reason} />
      </Row>
      <Row name={t.blockedBy}>
        <BlockersField task={task} whyNot={reason} />
      </Row>
      {(project?.estimates ?? true) && (
        <Row name={t.estimate}>
          <EstimateField
            seconds={task.estimatedTime ?? 0}
            whyNot={reason}
            onSave={(estimatedTime) => edit.mutate({ estimatedTime })}
          />
        </Row>
      )}
      <FieldRows task={task} project={project} whyNot={reason} />
      <Row name={t.owner}>
        <span className={styles.person}>
          <Avatar person={owner} />
          {nameOf(owner)}
        </span>
      </Row>
      <Row name={t.followers} part="followers">
        <UserPicker
          label={t.followers}
          value={task.followers}
          empty={words.nobody}
          whyNot={reason}
          onPick={(followers) => edit.mutate({ followers })}
        />
      </Row>
      <Row name={t.private}>
        <PrivateSwitch isPrivate={task.private} whyNot={reason} onChange={(value) => edit.mutate({ private: value })} />
      </Row>
    </dl>
  )
}

function ParentField({ task, whyNot }: { task: SectionProps['task']; whyNot: string | undefined }) {
  const t = useMessages(tasks)
  const edit = useEditTask(task._id)
  // Without sight of it, it stays a task without a name.
  const { data: parent } = useQuery({ ...taskQuery(task.parent ?? ''), enabled: task.parent !== null, retry: false })
  const name = task.parent === null ? t.noParent : (parent?.name ?? t.otherTask)
  return (
    <span className={styles.withLink}>
      {parent && task.parent && (
        <TaskLink id={task.parent} className={styles.place}>
          {parent.name}
        </TaskLink>
      )}
      <TaskPicker
        label={t.parent}
        value={task.parent === null ? undefined : { _id: task.parent, name }}
        except={[task._id, ...task.subtasks]}
        whyNot={whyNot}
        onPick={(id) => edit.mutate({ parent: id })}
      >
        <span className={parent ? 'sr-only' : styles.hint}>{name}</span>
        {parent && <span aria-hidden>⋯</span>}
      </TaskPicker>
    </span>
  )
}
