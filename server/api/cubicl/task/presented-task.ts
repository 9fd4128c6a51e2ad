import { type Static, Type } from 'typebox'
import type { ReadTx } from '../../../store/core/store.ts'
import * as leads from '../../../store/lead/leads.ts'
import { openOf } from '../../../store/task/blockers.ts'
import type { TaskSummary, WholeTask } from '../../../store/task/rows.ts'
import { visibleIds } from '../../../store/task/tasks.ts'
import type { EditedTask } from '../../../usecases/task/edit.ts'
import { NullableActivityShape } from './activity.shape.ts'
import { presentedActivity } from './presented-activity.ts'
import { presentTask, TaskShape } from './task.shape.ts'

export async function presented(tx: ReadTx, task: WholeTask): Promise<Static<typeof TaskShape>> {
  return presentTask(task, (await contextsOf(tx, [task]))(task))
}

/** What the tasks of a page need to be shown, read at once for all of them. */
export async function contextsOf(tx: ReadTx, found: readonly TaskSummary[]) {
  const { org, now } = tx
  const inPipelines = found.filter((task) => org.projects.get(task.projectId)?.kind === 'pipeline')
  const leadOf = await leads.listByTasks(tx, inPipelines.map((task) => task.id)) // biome-ignore format: one thought
  const blockers = await openOf(tx, found.flatMap(({ blockerIds }) => blockerIds)) // biome-ignore format: one thought
  const related = found.flatMap(({ subtaskIds, parentId }) => (parentId ? [...subtaskIds, parentId] : subtaskIds))
  const visible = await visibleIds(tx, related)
  const isSeen = (id: string) => visible.has(id) || blockers.has(id)
  const isOpen = (id: string) => blockers.get(id) === true
  return (task: TaskSummary) => ({ org, now, lead: leadOf.get(task.id), isSeen, isOpen })
}

export const EditedTaskShape = Type.Object({ activity: NullableActivityShape, task: TaskShape })

export const presentedEdit = async (tx: ReadTx, { activity, task }: EditedTask) => ({
  activity: activity && (await presentedActivity(tx, activity)),
  task: await presented(tx, task),
})
