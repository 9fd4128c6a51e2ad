import type { Activity } from '../../domain/events.ts'
import type { WriteTx } from '../../store/core/store.ts'
import type { WholeTask } from '../../store/task/rows.ts'
import * as tasks from '../../store/task/tasks.ts'
import { applyEdit, asSystem } from './apply-edit.ts'
import { checkEdit } from './check-edit.ts'
import type { TaskInput } from './input.ts'
import { planEdit } from './plan-edit.ts'

export interface EditOptions {
  /** For a recurrent task: also what future copies are made from. */
  updateTemplate?: boolean
  /** A lead's reminder goes out when it says; else it is only noted. */
  reminds?: boolean
  /** The caller knows instants in whole seconds: one that names the same second as the present one leaves it as it is. */
  inSeconds?: boolean
}

export interface EditedTask {
  task: WholeTask
  /** Null: nothing changed. */
  activity: Activity | null
}

/**
 * Changes what is given. A changed state and changed completion of steps are activities of their own; the answer is
 * that of the other changes, where there are any.
 * Throws not_found, forbidden; malformed for what is missing; invalid for what the project or the organization has not.
 */
export async function editTask(
  tx: WriteTx,
  id: string,
  input: TaskInput,
  options: EditOptions = {},
): Promise<EditedTask> {
  const activity = await changeTask(tx, await tasks.lock(tx, id), input, options)
  return { task: await tasks.get(asSystem(tx), id), activity }
}

/** As `editTask`, for a task that the caller has locked; it is not read again. */
export async function changeTask(
  tx: WriteTx,
  locked: WholeTask,
  input: TaskInput,
  options: EditOptions = {},
): Promise<Activity | null> {
  const plan = await planEdit(tx, locked, input, options)
  await checkEdit(tx, plan)
  return applyEdit(tx, plan)
}
