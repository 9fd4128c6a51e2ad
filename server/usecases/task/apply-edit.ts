import type { Activity } from '../../domain/events.ts'
import { systemActor } from '../../domain/people/actor.ts'
import { isShownInHistory } from '../../domain/task/fields.ts'
import { isProgressOnly } from '../../domain/task/steps.ts'
import type { Task } from '../../domain/task/task.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { linkFiles, unlinkFiles } from '../../store/file/files.ts'
import { requireCurrent } from '../../store/organization/organizations.ts'
import * as tasks from '../../store/task/tasks.ts'
import { applyLead } from '../lead/leads.ts'
import { scheduleReminder } from '../lead/reminders.ts'
import { notifyUsers } from '../notification/notify-users.ts'
import { record } from '../record.ts'
import type { EditPlan } from './plan-edit.ts'
import { followRecurrence } from './recurrence.ts'
import { moveToState } from './state.ts'
import { moveUnder, setSubtasks } from './subtasks.ts'

/** Writes what an edit that is known to be allowed and sound changes, and records it. */
export async function applyEdit(tx: WriteTx, plan: EditPlan): Promise<Activity | null> {
  const { before, after, from, to, lead, options, input } = plan
  const changes = [...plan.changes.filter(isShownInHistory), ...(lead?.shown ?? [])]
  if (changes.length > 0) await writeTask(tx, before, after)
  if (lead) await applyLead(tx, lead)
  if (before.parentId !== after.parentId) await moveUnder(tx, [before.id], after.parentId)
  if (before.subtaskIds !== after.subtaskIds) await setSubtasks(tx, before, after.subtaskIds)
  const reminder = lead?.shown.find(({ field }) => field === 'lead.remindAt')
  if (options.reminds && reminder) await scheduleReminder(tx, before.id, reminder.to as number | null)

  const moved =
    before.stateId === after.stateId
      ? null
      : await moveToState(tx, await tasks.get(asSystem(tx), before.id), from.state, to.state, {
          reason: input.lead?.reason,
        })
  const activity = await recordChanges(tx, plan, changes)
  if (before.recurrence || after.recurrence) await followRecurrence(tx, after)
  return activity ?? moved?.activity ?? null
}

/** A change may put a task out of the actor's own sight, who is answered it all the same. */
export const asSystem = (tx: WriteTx): WriteTx => ({ ...tx, actor: systemActor(tx.org.id) })

/** Its state and its place in the tree are written by those who keep them. */
async function writeTask(tx: WriteTx, before: Task, after: Task): Promise<void> {
  const { stateId, parentId, subtaskIds } = before
  await tasks.update(tx, before, { ...after, stateId, parentId, subtaskIds, updatedAt: tx.now })
  if (before.projectId !== after.projectId || before.clientId !== after.clientId) await requireCurrent(tx)
  const use = { noun: 'task', recordId: after.id, taskId: after.id } as const
  const added = after.fileIds.filter((id) => !before.fileIds.includes(id))
  const removed = before.fileIds.filter((id) => !after.fileIds.includes(id))
  if (added.length > 0) await linkFiles(tx, { ...use, fileIds: added })
  if (removed.length > 0) await unlinkFiles(tx, { ...use, fileIds: removed })
}

async function recordChanges(tx: WriteTx, { before, after }: EditPlan, changes: EditPlan['changes']) {
  const about = { taskId: after.id, projectId: after.projectId }
  const isProgress = before.stepType === after.stepType && isProgressOnly(before.steps, after.steps)
  const progress = changes.filter(({ field }) => isProgress && field === 'steps')
  const others = changes.filter((change) => !progress.includes(change))
  let activity: Activity | null = null
  if (progress.length > 0)
    activity = await record(tx, { type: 'task.progressed', ...about, data: { changes: progress } })
  if (others.length > 0) {
    activity = await record(tx, { type: 'task.updated', ...about, data: { changes: others } })
    const isNew = (userId: number) => !before.assigneeIds.includes(userId)
    await notifyUsers(tx, after.assigneeIds.filter(isNew), after, activity)
  }
  return activity
}
