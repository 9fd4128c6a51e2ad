import { refuse } from '../../domain/errors.ts'
import { systemActor } from '../../domain/people/actor.ts'
import { stepsGiven } from '../../domain/task/steps.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as projects from '../../store/project/projects.ts'
import { openTaskIdsOf } from '../../store/task/of-person.ts'
import * as tasks from '../../store/task/tasks.ts'
import { record } from '../record.ts'

/** In one transaction, which others wait for. */
export const MOST_GIVEN_TASKS = 5_000
const AT_ONCE = 500

/**
 * Gives what one user has to do to another: open tasks and leads that are assigned to them or theirs, open steps of
 * any, and the administration of projects. What is done, archived or in the trash goes on naming them.
 * Throws invalid when there is too much of it.
 */
export async function giveWork(tx: WriteTx, fromId: number, toId: number): Promise<void> {
  const ids = await openTaskIdsOf(tx, fromId, MOST_GIVEN_TASKS + 1)
  if (ids.length > MOST_GIVEN_TASKS) throw refuse('giveTo', 'too_many_given_tasks', { most: MOST_GIVEN_TASKS })
  const swap = (userIds: readonly number[]) => [...new Set(userIds.map((id) => (id === fromId ? toId : id)))]
  const bySystem = { ...tx, actor: systemActor(tx.org.id) } // the giver need not see them all
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    for (const before of await tasks.listByIds(bySystem, ids.slice(start, start + AT_ONCE))) {
      const steps = stepsGiven(before.steps, fromId, toId)
      const hasSteps = JSON.stringify(steps) !== JSON.stringify(before.steps)
      if (!hasSteps && before.ownerId !== fromId && !before.assigneeIds.includes(fromId)) continue
      const after = {
        ...before,
        steps,
        assigneeIds: swap(before.assigneeIds),
        followerIds: [...new Set([...before.followerIds, toId])],
        ownerId: before.ownerId === fromId ? toId : before.ownerId,
        updatedAt: tx.now,
      }
      await tasks.update(tx, before, after)
      const changes = (['assigneeIds', 'followerIds', 'ownerId', 'steps'] as const)
        .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
        .map((field) => ({ field, from: before[field], to: after[field] }))
      await record(tx, { type: 'task.updated', taskId: before.id, projectId: before.projectId, data: { changes } })
    }
  }
  for (const { id, adminIds } of tx.org.projects.values()) {
    if (!adminIds.includes(fromId)) continue
    const admins = swap(adminIds)
    await projects.setPeople(tx, id, 'admin', admins)
    const changes = [{ field: 'adminIds', from: adminIds, to: admins }]
    await record(tx, { type: 'project.updated', projectId: id, data: { changes } })
  }
}
