import { accessOf, mayOnTask, require } from '../../domain/access.ts'
import type { LeadInput } from '../../domain/lead/lead.ts'
import type { EncryptedIds } from '../../domain/people/encrypted-id.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as leads from '../../store/lead/leads.ts'
import type { WholeTask } from '../../store/task/rows.ts'
import * as tasks from '../../store/task/tasks.ts'
import { mailMentioned } from '../mail/mention-mail.ts'
import { ensureTags } from '../project/tags.ts'
import { asSystem } from '../task/apply-edit.ts'
import { createTask } from '../task/create.ts'
import { changeTask } from '../task/edit.ts'
import type { TaskInput } from '../task/input.ts'
import { scheduleReminder } from './reminders.ts'

/** What a caller says about a lead, and what is to follow when it is saved. */
export interface LeadSave {
  input: TaskInput & { lead: LeadInput }
  /** Those that the pipeline lacks are made, by who may make them. */
  tagNames?: readonly string[] | undefined
  /** In this order, each once. */
  actions: readonly LeadAction[]
}
export type LeadAction = 'remind' | 'mail mentioned'

/** Makes a lead; answers its id. Throws as createTask does. */
export async function makeLead(
  tx: WriteTx,
  save: LeadSave & { projectId: string; name: string },
  crypt: EncryptedIds,
): Promise<string> {
  const { projectId, name, input } = save
  const task = await createTask(tx, { ...input, ...(await withTags(tx, projectId, save)), projectId, name })
  await act(tx, task, save.actions, crypt)
  return task.id
}

/** Changes what is given of a lead. Throws as editTask does; undefined: there is no such lead. */
export async function changeLead(
  tx: WriteTx,
  id: string,
  save: LeadSave,
  crypt: EncryptedIds,
): Promise<string | undefined> {
  const before = await lockLead(tx, id)
  if (!before) return undefined
  const { input } = save
  await changeTask(tx, before, { ...input, ...(await withTags(tx, input.projectId ?? before.projectId, save)) })
  if (save.actions.length > 0) await act(tx, await tasks.get(asSystem(tx), id), save.actions, crypt)
  return id
}

/** The lead that the actor may see, held against other writers; a task of a plain project is none. */
async function lockLead(tx: WriteTx, id: string): Promise<WholeTask | undefined> {
  const task = await tasks.findLocked(tx, id)
  return task && tx.org.projects.get(task.projectId)?.kind === 'pipeline' ? task : undefined
}

/** Whether the caller may save the lead comes out when it is saved; if not, nothing of this stays. */
async function withTags(tx: WriteTx, projectId: string, { tagNames }: LeadSave): Promise<Pick<TaskInput, 'tagIds'>> {
  const project = tx.org.projects.get(projectId)
  if (!tagNames || project?.kind !== 'pipeline') return {}
  return { tagIds: await ensureTags(tx, projectId, tagNames) }
}

/** What is queued here runs when the save is committed. */
async function act(tx: WriteTx, task: WholeTask, actions: readonly LeadAction[], crypt: EncryptedIds): Promise<void> {
  const access = accessOf(tx.org, tx.actor.userId)
  for (const action of new Set(actions)) {
    if (action === 'remind') {
      require(mayOnTask(access, 'edit_task', task), 'edit_task')
      const lead = (await leads.listByTasks(tx, [task.id])).get(task.id)
      await scheduleReminder(tx, task.id, lead?.remindAt ?? null)
    } else {
      require(mayOnTask(access, 'comment_on_task', task), 'comment_on_task')
      await mailMentioned(tx, task, crypt)
    }
  }
}
