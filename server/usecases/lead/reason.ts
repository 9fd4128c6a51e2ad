import { refuse } from '../../domain/errors.ts'
import type { Activity } from '../../domain/events.ts'
import { completes, type State } from '../../domain/project/state.ts'
import type { Task } from '../../domain/task/task.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as leads from '../../store/lead/leads.ts'
import { record } from '../record.ts'

const isLead = (tx: WriteTx, { projectId }: Task) => tx.org.projects.get(projectId)?.kind === 'pipeline'

/** Keeps why a lead was won or lost; who may move a lead may say so. Throws invalid. */
export async function keepReason(
  tx: WriteTx,
  task: Task,
  state: State,
  reason: string | null,
): Promise<Activity | null> {
  if (!isLead(tx, task)) throw refuse('lead.reason', 'not_a_lead')
  if (reason !== null && !completes(state.type)) throw refuse('lead.reason', 'lead_is_open')
  const from = (await leads.listByTasks(tx, [task.id])).get(task.id)?.reason ?? null
  if (from === reason) return null
  await leads.setReason(tx, task.id, reason)
  const changes = [{ field: 'lead.reason', from, to: reason }]
  return record(tx, { type: 'task.updated', taskId: task.id, projectId: task.projectId, data: { changes } })
}

/** The reason for which a lead was lost is none for which it is won, or is open again. */
export async function forgetReason(tx: WriteTx, task: Task, oldState: State, newState: State): Promise<void> {
  const isOver = completes(oldState.type) && oldState.type !== newState.type
  if (isOver && isLead(tx, task)) await leads.setReason(tx, task.id, null)
}
