import { accessOf, mayOnTask, require } from '../../domain/access.ts'
import { actionForTask } from '../../domain/task/fields.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { checkLead } from '../lead/leads.ts'
import { checkBlockers } from './blockers.ts'
import { checkContent, checkReferences } from './input.ts'
import type { EditPlan } from './plan-edit.ts'
import { checkParent, checkSubtasks } from './subtasks.ts'

/** Throws for an edit that the actor may not make, or that makes no sense. Nothing is written without its right. */
export async function checkEdit(
  tx: WriteTx,
  { input, before, after, to, changes, lead, faults }: EditPlan,
): Promise<void> {
  if (input.isRecurrent && !after.recurrence) faults.add('recurrence', 'required')
  await checkLead(tx, before, to.project, input.lead, faults)
  checkContent(before, after, to.project, faults)
  await checkReferences(tx, before, after, faults)

  const access = accessOf(tx.org, tx.actor.userId)
  for (const change of [...changes, ...(lead?.changes ?? [])]) {
    const action = actionForTask(change)
    require(mayOnTask(access, action, before), action)
  }
  if (after.parentId && after.parentId !== before.parentId) await checkParent(tx, before.id, after.parentId, faults)
  if (after.subtaskIds !== before.subtaskIds) await checkSubtasks(tx, before, after, faults)
  await checkBlockers(tx, before, after, faults)
  faults.raise()
}
