import { accessOf, mayInOrganization, mayInProject } from '../../domain/access.ts'
import type { File } from '../../domain/file/file.ts'
import { isRecordId } from '../../domain/ids.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'
import * as jobs from '../job/queue.ts'
import type { FileRow } from '../tables.ts'
import * as tasks from '../task/tasks.ts'

/** How long a file that hangs on nothing is kept for its uploader. */
const UNATTACHED_MS = 24 * 60 * 60 * 1000

/** What a file can hang on. Who sees that sees the file; one that hangs on nothing is its uploader's alone. */
export interface FileUse {
  noun: 'task' | 'event' | 'file_node' | 'user' | 'organization'
  recordId: string
  /** The task that it belongs to; null for a node. */
  taskId: string | null
  fileIds: readonly string[]
}

/** The file, if the actor may see it. */
export async function find(tx: ReadTx, id: string): Promise<File | undefined> {
  return (await listByIds(tx, [id]))[0]
}

/** The file, for a caller that has found it to be the actor's to see by what names it: a photo, a logo. */
export async function findNamed(tx: ReadTx, id: string): Promise<File | undefined> {
  const [row] = await rowsOf(tx, [id])
  return row && toFile(row)
}

/** Those of the ids that the actor may see, in the order of the ids. */
export async function listByIds(tx: ReadTx, ids: readonly string[]): Promise<File[]> {
  const rows = await rowsOf(tx, ids)
  const seen = await amongVisible(tx, rows)
  const files = new Map(rows.filter((row) => seen.has(row.id)).map((row) => [row.id, toFile(row)]))
  return ids.flatMap((id) => files.get(id) ?? [])
}

/** The names of files, by id: of those on a record that the caller has already found to be the actor's to see. */
export async function fileNames(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map((await rowsOf(tx, ids)).map((row) => [row.id, row.name]))
}

export async function insert(tx: WriteTx, file: File): Promise<void> {
  await tx.db
    .insertInto('file')
    .values({
      org_id: tx.org.id,
      id: file.id,
      name: file.name,
      content_type: file.contentType,
      size_bytes: file.sizeBytes,
      sha256: file.sha256,
      uploader_id: file.uploaderId,
      created_at: file.createdAt,
    })
    .execute()
}

/** What the file hangs on; whoever may see that. */
export async function usesOf(
  { db, org }: ReadTx,
  id: string,
): Promise<{ taskId: string | null; projectId: string | null; clientId: string | null }[]> {
  return db
    .selectFrom('file_use as use')
    .leftJoin('file_node as node', (join) =>
      join
        .onRef('node.org_id', '=', 'use.org_id')
        .onRef('node.id', '=', 'use.record_id')
        .on('use.noun', '=', 'file_node'),
    )
    .select(['use.task_id as taskId', 'node.project_id as projectId', 'node.client_id as clientId'])
    .where('use.org_id', '=', org.id)
    .where('use.file_id', '=', id)
    .execute()
}

/** Where a file hung first. */
export interface Home {
  noun: FileUse['noun']
  recordId: string
  taskId: string | null
  projectId: string | null
  clientId: string | null
}

/** By file, where it hung first; several of those that hung before that was noted. */
export async function homesOf({ db, org, engine }: ReadTx, ids: readonly string[]): Promise<Map<string, Home[]>> {
  const uses = await db
    .selectFrom('file_use as use')
    .leftJoin('file_node as node', (join) =>
      join
        .onRef('node.org_id', '=', 'use.org_id')
        .onRef('node.id', '=', 'use.record_id')
        .on('use.noun', '=', 'file_node'),
    )
    .select(['use.file_id', 'use.noun', 'use.record_id', 'use.task_id', 'use.hung_at'])
    .select(['node.project_id', 'node.client_id'])
    .where('use.org_id', '=', org.id)
    .where(({ ref }) => engine.isOneOf(ref('use.file_id'), engine.encodeList(ids), 'id'))
    .execute()
  const byFile = Map.groupBy(uses, (use) => use.file_id)
  const firstOf = (all: typeof uses) => {
    const since = Math.min(...all.map((use) => use.hung_at ?? 0))
    return all.filter((use) => (use.hung_at ?? 0) === since)
  }
  const toHome = (use: (typeof uses)[number]): Home => ({
    noun: use.noun as Home['noun'], // the store writes no others
    recordId: use.record_id,
    taskId: use.task_id,
    projectId: use.project_id,
    clientId: use.client_id,
  })
  return new Map([...byFile].map(([id, all]) => [id, firstOf(all).map(toHome)]))
}

/** Those of the files that hang on the task, or on a post of it. */
export async function onTask(
  { db, org, engine }: ReadTx,
  taskId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const uses = await db
    .selectFrom('file_use')
    .select('file_id')
    .where('org_id', '=', org.id)
    .where('task_id', '=', taskId)
    .where(({ ref }) => engine.isOneOf(ref('file_id'), engine.encodeList(ids), 'id'))
    .execute()
  return new Set(uses.map((use) => use.file_id))
}

export async function setName(tx: WriteTx, id: string, name: string): Promise<void> {
  await tx.db.updateTable('file').set({ name }).where('org_id', '=', tx.org.id).where('id', '=', id).execute()
}

/** Removes those of the files that hang on nothing; answers the contents that no file has any more. */
export async function removeUnattached(tx: WriteTx, ids: readonly string[]): Promise<string[]> {
  const hashes = [...new Set((await rowsOf(tx, ids)).map((row) => row.sha256))]
  if (hashes.length === 0) return []
  const alike = tx.db
    .selectFrom('file')
    .select(['id', 'sha256'])
    .where('org_id', '=', tx.org.id)
    .where(({ ref }) => tx.engine.isOneOf(ref('sha256'), tx.engine.encodeList(hashes), 'text'))
    .orderBy('id')
  // All that share a content are held, so that of two that go at once one is known to be the last.
  const held = await tx.engine.lockRows(alike, 'file').execute()
  const used = await tx.db
    .selectFrom('file_use')
    .select('file_id')
    .distinct()
    .where('org_id', '=', tx.org.id)
    .where(({ ref }) => tx.engine.isOneOf(ref('file_id'), tx.engine.encodeList(ids), 'id'))
    .execute()
  const usedIds = new Set(used.map((use) => use.file_id))
  const doomed = new Set(ids.filter((id) => !usedIds.has(id)))
  await tx.db
    .deleteFrom('file')
    .where('org_id', '=', tx.org.id)
    .where(({ ref }) => tx.engine.isOneOf(ref('id'), tx.engine.encodeList([...doomed]), 'id'))
    .execute()
  const kept = new Set(held.filter((file) => !doomed.has(file.id)).map((file) => file.sha256))
  return hashes.filter((sha256) => !kept.has(sha256))
}

export async function isContentUsed(tx: ReadTx, sha256: string): Promise<boolean> {
  const query = tx.db
    .selectFrom('file')
    .select('id')
    .where('org_id', '=', tx.org.id)
    .where('sha256', '=', sha256)
    .limit(1)
  return (await query.executeTakeFirst()) !== undefined
}

/** The bytes of all the organization's files. */
export async function totalSize(tx: ReadTx): Promise<number> {
  const query = tx.db.selectFrom('file').select(({ fn }) => fn.sum('size_bytes').as('total'))
  const { total } = await query.where('org_id', '=', tx.org.id).executeTakeFirstOrThrow()
  return Number(total ?? 0)
}

/** As `totalSize`, with other uploads of the organization kept waiting until the transaction ends. */
export async function lockTotalSize(tx: WriteTx): Promise<number> {
  const row = tx.db.selectFrom('organization').select('org_id').where('org_id', '=', tx.org.id)
  await tx.engine.lockRows(row, 'organization').execute()
  return totalSize(tx)
}

/** Hangs files on a record; those that hang there already stay. */
export async function linkFiles(tx: WriteTx, { noun, recordId, taskId, fileIds }: FileUse): Promise<void> {
  for (const fileId of new Set(fileIds)) {
    await tx.db
      .insertInto('file_use')
      .values({ org_id: tx.org.id, file_id: fileId, noun, record_id: recordId, task_id: taskId, hung_at: tx.now })
      .onConflict((c) => c.columns(['org_id', 'file_id', 'noun', 'record_id']).doNothing())
      .execute()
  }
}

/** Takes files off a record. One that then hangs on nothing is its uploader's again, for a day. */
export async function unlinkFiles(tx: WriteTx, { noun, recordId, fileIds }: Omit<FileUse, 'taskId'>): Promise<void> {
  if (fileIds.length === 0) return
  await tx.db
    .deleteFrom('file_use')
    .where('org_id', '=', tx.org.id)
    .where(({ ref }) => tx.engine.isOneOf(ref('file_id'), tx.engine.encodeList(fileIds), 'id'))
    .where('noun', '=', noun)
    .where('record_id', '=', recordId)
    .execute()
  for (const id of fileIds) await sweepLater(tx, id)
}

/** Has a job look, in a day, whether the file still hangs on nothing. */
export const sweepLater = (tx: WriteTx, id: string): Promise<void> =>
  jobs.queue(tx, { type: 'sweep-files', data: { id }, runAt: tx.now + UNATTACHED_MS, key: `sweep file ${id}` })

const rowsOf = async (tx: ReadTx, ids: readonly string[]): Promise<FileRow[]> => {
  const wellFormed = ids.filter(isRecordId)
  if (wellFormed.length === 0) return []
  return tx.db
    .selectFrom('file')
    .selectAll()
    .where('org_id', '=', tx.org.id)
    .where(({ ref }) => tx.engine.isOneOf(ref('id'), tx.engine.encodeList(wellFormed), 'id'))
    .execute()
}

/** The ids of those files that the actor may see, by what they hang on. */
async function amongVisible(tx: ReadTx, files: readonly FileRow[]): Promise<Set<string>> {
  if (files.length === 0) return new Set()
  const ids = tx.engine.encodeList(files.map((file) => file.id))
  const uses = await tx.db
    .selectFrom('file_use as use')
    .leftJoin('file_node as node', (join) =>
      join
        .onRef('node.org_id', '=', 'use.org_id')
        .onRef('node.id', '=', 'use.record_id')
        .on('use.noun', '=', 'file_node'),
    )
    .leftJoin('client', (join) =>
      join
        .onRef('client.org_id', '=', 'node.org_id')
        .onRef('client.id', '=', 'node.client_id')
        .on('client.deleted_at', 'is', null),
    )
    .select(['use.file_id', 'use.task_id', 'node.project_id', 'client.id as client_id'])
    .where('use.org_id', '=', tx.org.id)
    .where(({ ref }) => tx.engine.isOneOf(ref('use.file_id'), ids, 'id'))
    .execute()

  const access = accessOf(tx.org, tx.actor.userId)
  const taskIds = uses.flatMap((use) => use.task_id ?? [])
  const openTasks = await tasks.visibleIds(tx, [...new Set(taskIds)])
  const isOpen = (use: (typeof uses)[number]) =>
    (use.task_id !== null && openTasks.has(use.task_id)) ||
    (use.project_id !== null && mayInProject(access, 'see_files', use.project_id)) ||
    (use.client_id !== null && mayInOrganization(access, 'see_clients'))

  const usesOf = Map.groupBy(uses, (use) => use.file_id)
  const isVisible = ({ id, uploader_id }: FileRow) => usesOf.get(id)?.some(isOpen) ?? uploader_id === tx.actor.userId
  return new Set(files.filter(isVisible).map((file) => file.id))
}

export const toFile = (row: Omit<FileRow, 'org_id'>): File => ({
  id: row.id,
  name: row.name,
  contentType: row.content_type,
  sizeBytes: row.size_bytes,
  sha256: row.sha256,
  uploaderId: row.uploader_id,
  createdAt: row.created_at,
})
