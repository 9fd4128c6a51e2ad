import type { FaultCollector } from '../../domain/errors.ts'
import { systemActor } from '../../domain/people/actor.ts'
import type { Task } from '../../domain/task/task.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as blockers from '../../store/task/blockers.ts'
import * as tasks from '../../store/task/tasks.ts'
import { notifyUsers } from '../notification/notify-users.ts'
import { record } from '../record.ts'

/** Those that the actor may not see are not theirs to take out, and stay at the end. */
export async function blockersAfter(tx: WriteTx, { blockerIds }: Task, given: string[]): Promise<string[]> {
  const seen = await tasks.visibleIds(tx, blockerIds)
  return [...given, ...blockerIds.filter((id) => !seen.has(id) && !given.includes(id))]
}

/** What a task is newly to wait for: tasks that the actor sees, none of which waits for the task itself. */
export async function checkBlockers(
  tx: WriteTx,
  before: Task | null,
  after: Task,
  faults: FaultCollector,
): Promise<void> {
  const newIds = after.blockerIds.filter((id) => !before?.blockerIds.includes(id))
  if (newIds.length === 0) return
  const seen = await tasks.visibleIds(tx, newIds)
  for (const [i, id] of after.blockerIds.entries())
    if (newIds.includes(id) && !seen.has(id)) faults.add(['blockerIds', i], 'unknown_reference', { noun: 'task' })
  if (before && (await leadsTo(tx, [...seen], after.id))) faults.add('blockerIds', 'waits_for_itself')
}

/** So that one edit has a bound. */
const MOST_LOOKED_AT = 2_000

/** Whether one of the tasks is this one or waits for it, over however many others; also where that takes too long to tell. */
async function leadsTo(tx: WriteTx, ids: readonly string[], taskId: string): Promise<boolean> {
  const known = new Set(ids)
  for (let next = [...ids]; next.length > 0; ) {
    if (known.has(taskId) || known.size > MOST_LOOKED_AT) return true
    next = (await blockers.lockBlockersOf(tx, next)).filter((id) => !known.has(id))
    for (const id of next) known.add(id)
  }
  return known.has(taskId)
}

/** A task is finished: the assignees of those that waited for it alone hear that they can begin. */
export async function notifyUnblocked(tx: WriteTx, finished: Task): Promise<void> {
  const system: WriteTx = { ...tx, actor: systemActor(tx.org.id) } // a task waits, whether or not the actor may see it
  for (const id of await blockers.waitingFor(tx, finished.id)) {
    if (!(await tasks.find(system, id))) continue // in the trash
    const task = await tasks.lock(system, id) // held first: of two that finish at once, the later one sees both
    if (task.completedAt !== null || (await blockers.isAnyOpen(tx, task.blockerIds))) continue
    const { projectId } = task
    const event = await record(tx, { type: 'task.unblocked', taskId: id, projectId, data: { finishedId: finished.id } })
    await notifyUsers(tx, task.assigneeIds, task, event)
  }
}
