import { Button, CloseButton, Progress } from '@mantine/core'
import { Archive, ArchiveRestore } from 'lucide-react'
import type { State } from '../../../api.ts'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { nameOf } from '../../../app/person.ts'
import { datePicked } from '../../../app/task-dates.ts'
import { toast } from '../../../app/toasts.tsx'
import { common } from '../../../messages/common.ts'
import { errors } from '../../../messages/errors.ts'
import { taskList } from '../../../messages/task-list.ts'
import { tasks as taskWords } from '../../../messages/tasks.ts'
import { type Edit, type Edits, useEditMany } from '../../../queries/many.ts'
import { useUsers } from '../../../queries/people.ts'
import type { ProjectTask } from '../../../queries/project-tasks.ts'
import { useIsPipeline, useStates } from '../../../queries/projects.ts'
import { useTags } from '../../../queries/tags.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { DatePicker } from '../../../ui/date-picker.tsx'
import { sayError } from '../../../ui/error-panel.tsx'
import { Picker } from '../../../ui/picker.tsx'
import { PRIORITIES, PriorityIcon } from '../../../ui/priority-icon.tsx'
import { StateIcon, useStateName } from '../../../ui/state-badge.tsx'
import { moveWithReason } from '../../pipeline/asked-outcome.tsx'
import styles from './bulk-bar.module.css'
import type { Selection } from './use-selection.ts'
import { useColumnNames } from './view-pickers.tsx'

/** Appears when tasks are selected, and changes all of them. */
export function BulkBar({ projectId, selection }: { projectId: string; selection: Selection }) {
  const [t, words, general] = [useMessages(taskList), useMessages(taskWords), useMessages(common)]
  const formats = useFormats()
  const stateName = useStateName()
  const [states, users, tags] = [useStates(projectId), useUsers(), useTags(projectId)]
  const columnName = useColumnNames(useIsPipeline(projectId))
  const { progress, run } = useRun()
  const { tasks } = selection
  const each = (editOf: (task: ProjectTask) => Edit) =>
    void run(tasks, new Map(tasks.map((task) => [task._id, editOf(task)])))
  const set = (edit: Edit) => each(() => edit)
  const setState = (stage: State | undefined) => {
    const leads = tasks.filter(({ state }) => state !== stage?.name)
    if (!stage || leads.length === 0) return
    const move = (reason?: string) =>
      void run(leads, new Map(leads.map(({ _id }) => [_id, { state: stage.name, ...(reason && { reason }) }])))
    moveWithReason({ leads, stage, move })
  }
  const addTag = (tag: string) =>
    void run(
      tasks,
      new Map(tasks.flatMap(({ _id, tags }) => (tags.includes(tag) ? [] : [[_id, { tags: [...tags, tag] }]]))),
    )
  if (tasks.length === 0 && !progress) return null
  const areArchived = tasks.every(({ archivedAt }) => archivedAt !== null)

  return (
    <section className={styles.bar} aria-label={t.bar} data-screen-only>
      {progress ? (
        <span className={styles.progress} role="status">
          {t.changing(formats.number(progress.done), formats.number(progress.total))}
          <Progress value={(100 * progress.done) / progress.total} aria-label={t.bar} size="sm" />
        </span>
      ) : (
        <>
          <strong className={styles.count}>{general.selected(tasks.length)}</strong>
          <Picker
            label={t.setState}
            options={states.map((state) => ({
              id: state.name,
              name: stateName(state.name),
              icon: <StateIcon state={state} />,
            }))}
            selected={[]}
            onPick={([name]) => setState(states.find((state) => state.name === name))}
          >
            {columnName('state')}
          </Picker>
          <Picker
            label={t.assign}
            options={users.map((user) => ({ id: user._id, name: nameOf(user), icon: <Avatar person={user} /> }))}
            selected={[]}
            onPick={([id]) => id && set({ assignees: [id] })}
          >
            {words.assignees}
          </Picker>
          <DatePicker
            label={t.setDeadline}
            placeholder={columnName('deadline')}
            edge="end"
            value={null}
            onPick={(seconds, allDay) =>
              // A day given to many takes nobody's times away.
              each((task) => datePicked({ ...task, deadline: null }, 'end', seconds, allDay, formats))
            }
          />
          <Picker
            label={t.setPriority}
            options={PRIORITIES.map((priority) => ({
              id: String(priority),
              name: words.priorities[priority],
              icon: <PriorityIcon priority={priority} hasName={false} />,
            }))}
            selected={[]}
            onPick={([id]) => set({ priority: Number(id) })}
          >
            {words.priority}
          </Picker>
          <Picker
            label={t.addTag}
            options={tags.map(({ _id, name }) => ({ id: _id, name }))}
            selected={[]}
            empty={words.noTagsYet}
            onPick={([tag]) => tag && addTag(tag)}
          >
            {words.tags}
          </Picker>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={areArchived ? <ArchiveRestore size={14} /> : <Archive size={14} />}
            onClick={() => set({ archived: !areArchived })}
          >
            {areArchived ? t.restore : t.archive}
          </Button>
          <CloseButton size="sm" aria-label={t.clearSelection} onClick={() => selection.selectAll(false)} />
        </>
      )}
    </section>
  )
}

/** Changes them, then says how many, and how to take it back. */
function useRun() {
  const [t, why] = [useMessages(taskList), useMessages(errors)]
  const { progress, editMany } = useEditMany()
  const run = async (tasks: readonly ProjectTask[], edits: Edits, isUndo = false) => {
    if (edits.size === 0) return
    const { done, failed, error, undo } = await editMany({ tasks, edits })
    if (failed > 0) toast(t.because(t.notChanged(failed), sayError(error, why)), { kind: 'refused' })
    if (done === 0) return
    // What the tasks are now: a way back from there.
    const now = tasks.map((task) => ({ ...task, ...edits.get(task._id) }) as ProjectTask)
    if (isUndo) toast(t.undone(done))
    else toast(t.changed(done), { undo: () => void run(now, undo, true) })
  }
  return { progress, run }
}
