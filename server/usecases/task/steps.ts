import { accessOf, mayOnTask, require } from '../../domain/access.ts'
import { notFound } from '../../domain/errors.ts'
import type { Activity } from '../../domain/events.ts'
import { setStepCompleted } from '../../domain/task/steps.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as tasks from '../../store/task/tasks.ts'
import { record } from '../record.ts'

/** Ticks a step, or says how far it is. Null: it was so already. Throws not_found, forbidden, invalid. */
export async function completeStep(
  tx: WriteTx,
  id: string,
  stepId: string,
  completed: boolean | number,
): Promise<Activity | null> {
  const task = await tasks.lock(tx, id)
  if (task.stepType !== 'steps' || !Array.isArray(task.steps)) throw notFound('step')
  require(mayOnTask(accessOf(tx.org, tx.actor.userId), 'change_task_progress', task), 'change_task_progress')
  const steps = setStepCompleted(task.steps, stepId, completed)
  if (!steps) throw notFound('step')
  if (JSON.stringify(steps) === JSON.stringify(task.steps)) return null
  await tasks.update(tx, task, { ...task, steps, updatedAt: tx.now })
  const changes = [{ field: 'steps', from: task.steps, to: steps }]
  return record(tx, { type: 'task.progressed', taskId: id, projectId: task.projectId, data: { changes } })
}
