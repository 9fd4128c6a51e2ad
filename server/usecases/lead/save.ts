import { accessOf, mayOnTask, require } from '../../domain/access.ts'
import { notFound } from '../../domain/errors.ts'
import type { LeadInput } from '../../domain/lead/lead.ts'
import type { EncryptedIds } from '../../domain/people/encrypted-id.ts'
import type { ReadTx, WriteTx } from '../../store/core/store.ts'
import * as leads from '../../store/lead/leads.ts'
import type { WholeTask } from '../../store/task/rows.ts'
import * as tasks from '../../store/task/tasks.ts'
import { mailMentioned } from '../mail/mention-mail.ts'
import { ensureTags } from '../project/tags.ts'
import { createTask } from '../task/create.ts'
import { editTask } from '../task/edit.ts'
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

/** The lead that the actor may see; a task of a plain project is none. */
export async function findLead(tx: ReadTx, id: string): Promise<WholeTask | undefined> {
  const task = await tasks.find(tx, id)
  return task && tx.org.projects.get(task.projectId)?.kind === 'pipeline' ? task : undefined
}

/** Changes what is given of a lead. Throws as editTask does. */
export async function changeLead(tx: WriteTx, id: string, save: LeadSave, crypt: EncryptedIds): Promise<string> {
  const before = await findLead(tx, id)
  if (!before) throw notFound('lead')
  const { input } = save
  const { task } = await editTask(tx, id, {
    ...input,
    ...(await withTags(tx, input.projectId ?? before.projectId, save)),
  })
  await act(tx, task, save.actions, crypt)
  return id
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
