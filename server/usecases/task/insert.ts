import type { Event } from '../../domain/events.ts'
import type { LeadInput } from '../../domain/lead/lead.ts'
import type { Project } from '../../domain/project/project.ts'
import type { Task } from '../../domain/task/task.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { linkFiles } from '../../store/file/files.ts'
import { requireCurrent } from '../../store/organization/organizations.ts'
import type { WholeTask } from '../../store/task/rows.ts'
import * as tasks from '../../store/task/tasks.ts'
import { createLead } from '../lead/leads.ts'
import { record } from '../record.ts'
import { followRecurrence } from './recurrence.ts'

/** Puts a task that is known to be sound in place, with all that comes with a new one. */
export async function insertTask(
  tx: WriteTx,
  task: Task,
  project: Project,
  lead?: LeadInput,
): Promise<{ made: WholeTask; event: Event }> {
  const made = await tasks.insert(tx, task)
  await requireCurrent(tx)
  if (task.fileIds.length > 0)
    await linkFiles(tx, { noun: 'task', recordId: task.id, taskId: task.id, fileIds: task.fileIds })
  await createLead(tx, task, project, lead)
  if (task.recurrence) await followRecurrence(tx, task)
  const created = { type: 'task.created', taskId: task.id, projectId: task.projectId, data: {} } as const
  const event = await record(tx, created, made)
  return { made, event }
}
