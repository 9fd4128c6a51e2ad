import { refused } from '../../domain/access.ts'
import { notFound } from '../../domain/errors.ts'
import { type File, labelOf } from '../../domain/file/file.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as files from '../../store/file/files.ts'
import * as tasks from '../../store/task/tasks.ts'
import { record } from '../record.ts'
import { amongOwn } from './rights.ts'

/** Gives a file another name, wherever it hangs. Throws not_found, forbidden. */
export async function renameFile(tx: WriteTx, id: string, name: string): Promise<File> {
  const file = await files.find(tx, id)
  if (!file) throw notFound('file')
  await requireOwn(tx, file)
  return nameFile(tx, file, name)
}

/** Throws forbidden where the actor may not edit the file: see `amongOwn`. */
export async function requireOwn(tx: WriteTx, file: File): Promise<void> {
  if (!(await amongOwn(tx, [file])).has(file.id)) throw refused('edit_files')
}

/** The same where the caller has seen to permissions. */
export async function nameFile(tx: WriteTx, file: File, name: string): Promise<File> {
  const { id } = file
  const renamed = { ...file, name: labelOf(name) }
  if (renamed.name === file.name) return file
  await files.setName(tx, id, renamed.name)
  const changes = [{ field: 'fileName', from: file.name, to: renamed.name }]
  for (const { id: taskId, projectId, fileIds } of await holdersOf(tx, await files.usesOf(tx, id))) {
    if (fileIds.includes(id)) await record(tx, { type: 'task.updated', taskId, projectId, data: { changes } })
  }
  return renamed
}

/** The tasks, as far as the actor may see them. */
const holdersOf = (tx: WriteTx, uses: Awaited<ReturnType<typeof files.usesOf>>) =>
  tasks.listByIds(tx, [...new Set(uses.flatMap((use) => use.taskId ?? []))])
