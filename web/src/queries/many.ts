import { type QueryClient, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type Task, type TaskItem, unwrap } from '../api.ts'
import { patiently } from './patiently.ts'
import { patchTask } from './task-cache.ts'
import { putState } from './task-state.ts'

/** What many tasks become at once: any of these. */
export type Edit = Partial<Pick<TaskItem, 'state' | 'assignees' | 'deadline' | 'allDay' | 'priority' | 'tags'>> & {
  archived?: boolean
  /** Why leads are won or lost, with the state. */
  reason?: string
}
export type Edits = ReadonlyMap<string, Edit>

export interface Outcome {
  done: number
  failed: number
  error: unknown
  /** What takes back what was done. */
  undo: Edits
}

const AT_ONCE = 4

/** Changes many tasks: all show at once, each that is refused goes back, and how far it is can be shown. */
export function useEditMany() {
  const [progress, setProgress] = useState<{ done: number; total: number }>()
  const { mutateAsync } = useMutation({
    mutationKey: ['tasks', 'many'],
    mutationFn: async ({ tasks, edits }: { tasks: readonly TaskItem[]; edits: Edits }, { client }) => {
      const outcome: Outcome = { done: 0, failed: 0, error: undefined, undo: new Map() }
      const undo = outcome.undo as Map<string, Edit>
      const work = tasks.flatMap((task) => {
        const edit = edits.get(task._id)
        return edit ? [{ task, edit, takeBack: show(client, task, edit) }] : []
      })
      const total = work.length
      setProgress({ done: 0, total })
      const worker = async () => {
        for (let next = work.shift(); next; next = work.shift()) {
          try {
            await patiently(() => send(next.task._id, next.edit))
            undo.set(next.task._id, before(next.task, next.edit))
            outcome.done++
          } catch (error) {
            next.takeBack()
            outcome.failed++
            outcome.error ??= error
          }
          setProgress({ done: outcome.done + outcome.failed, total })
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, worker))
      setProgress(undefined)
      return outcome
    },
  })
  return { progress, editMany: mutateAsync }
}

function show(cache: QueryClient, { _id, archivedAt, lead }: TaskItem, { archived, reason, ...edit }: Edit) {
  const isArchived = archived === undefined ? archivedAt : archived ? Date.now() / 1000 : null
  const ended = lead && edit.state !== undefined && { lead: { ...lead, reason: reason ?? null } }
  return patchTask(cache, _id, { ...edit, ...ended, archivedAt: isArchived } as Partial<Task>)
}

async function send(id: string, { state, reason, archived, ...edit }: Edit): Promise<void> {
  const params = { path: { id } }
  if (state !== undefined) await putState(id, { value: state, ...(reason && { reason }) })
  if (archived !== undefined) await api.PUT('/tasks/{id}/archive', { params, body: { value: archived } }).then(unwrap)
  if (Object.keys(edit).length > 0) await api.PUT('/tasks/{id}', { params, body: edit }).then(unwrap)
}

const before = (task: TaskItem, { reason: _, archived, ...edit }: Edit): Edit => ({
  ...Object.fromEntries(Object.keys(edit).map((key) => [key, task[key as keyof TaskItem]])),
  ...(archived !== undefined && { archived: task.archivedAt !== null }),
  ...(edit.state !== undefined && task.lead?.reason && { reason: task.lead.reason }), // it goes with the state
})
