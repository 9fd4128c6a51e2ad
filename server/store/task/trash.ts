import { notFound } from '../../domain/errors.ts'
import { isRecordId } from '../../domain/ids.ts'
import type { ReadTx, UnscopedReadTx, WriteTx } from '../core/store.ts'
import * as files from '../file/files.ts'
import * as mail from '../mail/messages.ts'
import { unlinkBlockers } from './blockers.ts'
import { summaries, type TaskSummary, toSummary, toTask, type WholeTask, wholes } from './rows.ts'
import { seenBy, sight } from './sight.ts'

/** The deleted tasks that the actor saw before. */
function trashed(tx: ReadTx) {
  const values = sight(tx)
  return tx.db
    .selectFrom('task')
    .where('task.org_id', '=', values.orgId)
    .where('task.deleted_at', 'is not', null)
    .where(seenBy(tx, (name) => values[name]))
}

export type TrashedTask = TaskSummary & { readonly deletedAt: number }

/** Those of a project, what was deleted last first. */
export async function list(
  tx: ReadTx,
  { projectId, ownerId }: { projectId: string; ownerId?: number | undefined },
  { limit, skip }: { limit: number; skip: number },
): Promise<TrashedTask[]> {
  let query = summaries(trashed(tx))
    .select('task.deleted_at')
    .where('task.project_id', '=', projectId)
    .orderBy('task.deleted_at', 'desc')
    .orderBy('task.id', 'desc')
    .limit(limit)
    .offset(skip)
  if (ownerId !== undefined) query = query.where('task.owner_id', '=', ownerId)
  const rows = await query.execute()
  return rows.map((row) => ({ ...toSummary(row), deletedAt: Number(row.deleted_at) })) // it has one: see `trashed`
}

/** The deleted task, held against other writers until the transaction ends. Undefined: it is not in the trash. */
export async function lock(tx: WriteTx, id: string): Promise<WholeTask | undefined> {
  if (!isRecordId(id)) throw notFound('task')
  await tx.engine
    .lockRows(
      tx.db.selectFrom('task').select('task.id').where('task.org_id', '=', tx.org.id).where('task.id', '=', id),
      'task',
    )
    .execute()
  const row = await wholes(trashed(tx)).where('task.id', '=', id).executeTakeFirst()
  return row && toTask(row)
}

export async function takeOut(tx: WriteTx, id: string, stateId: number, completedAt: number | null): Promise<void> {
  await tx.db
    .updateTable('task')
    .set({ deleted_at: null, updated_at: tx.now, state_id: stateId, completed_at: completedAt })
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .execute()
}

/** The organizations that have tasks in the trash since before that instant. */
export async function organizationsWithOld({ db }: UnscopedReadTx, before: number): Promise<number[]> {
  const rows = await db
    .selectFrom('task')
    .select('org_id')
    .distinct()
    .where('deleted_at', 'is not', null)
    .where('deleted_at', '<', before)
    .execute()
  return rows.map((row) => row.org_id)
}

/** Some of the tasks that are in the trash since before that instant; whoever asks. */
export async function listOld(tx: ReadTx, before: number, limit: number): Promise<WholeTask[]> {
  const rows = await wholes(trashed(tx))
    .where('task.deleted_at', '<', before)
    .orderBy('task.deleted_at')
    .limit(limit)
    .execute()
  return rows.map(toTask)
}

/** Removes deleted tasks for good, with all that was only about them. Their files hang on nothing then, and go as those do. */
export async function remove(tx: WriteTx, tasks: readonly WholeTask[]): Promise<void> {
  const { db, org, engine } = tx
  const ids = engine.encodeList(tasks.map((task) => task.id))
  const events = await db
    .selectFrom('event')
    .select(['id', 'type', 'data'])
    .where('org_id', '=', org.id)
    .where('task_id', 'is not', null)
    .where(({ ref }) => engine.isOneOf(ref('task_id'), ids, 'id'))
    .execute()
  for (const task of tasks) await files.unlinkFiles(tx, { noun: 'task', recordId: task.id, fileIds: task.fileIds })
  for (const { id, type, data } of events) {
    const { fileIds = [] } = JSON.parse(data) as { fileIds?: string[] }
    if (type === 'task.posted') await files.unlinkFiles(tx, { noun: 'event', recordId: id, fileIds })
  }
  const eventIds = engine.encodeList(events.map((event) => event.id))
  await db
    .deleteFrom('notification')
    .where('org_id', '=', org.id)
    .where(({ ref }) => engine.isOneOf(ref('event_id'), eventIds, 'id'))
    .execute()
  await db
    .deleteFrom('event')
    .where('org_id', '=', org.id)
    .where(({ ref }) => engine.isOneOf(ref('id'), eventIds, 'id'))
    .execute()
  for (const task of tasks) {
    const people = [...new Set([...task.assigneeIds, ...task.followerIds])]
    if (people.length > 0) {
      await db
        .deleteFrom('task_person')
        .where('org_id', '=', org.id)
        .where('user_id', 'in', people)
        .where('project_id', '=', task.projectId)
        .where('task_id', '=', task.id)
        .execute()
    }
    if (task.tagIds.length > 0) {
      await db
        .deleteFrom('task_tag')
        .where('org_id', '=', org.id)
        .where('tag_id', 'in', task.tagIds)
        .where('task_id', '=', task.id)
        .execute()
    }
  }
  await db
    .deleteFrom('task_blocker')
    .where('org_id', '=', org.id)
    .where(({ ref }) => engine.isOneOf(ref('blocker_id'), ids, 'id'))
    .execute()
  for (const { id, blockerIds } of tasks) await unlinkBlockers(tx, id, blockerIds)
  await mail.forgetTasks(
    tx,
    tasks.map((task) => task.id),
  )
  for (const table of ['lead_term', 'lead'] as const) {
    await db
      .deleteFrom(table)
      .where('org_id', '=', org.id)
      .where(({ ref }) => engine.isOneOf(ref('task_id'), ids, 'id'))
      .execute()
  }
  await db
    .deleteFrom('task')
    .where('org_id', '=', org.id)
    .where(({ ref }) => engine.isOneOf(ref('id'), ids, 'id'))
    .execute()
}
