import { notFound } from '../../domain/errors.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as tasks from '../../store/task/tasks.ts'
import { type EditedTask, editTask } from './edit.ts'

/** Attaches files beside those that are there by now, whoever attached them. Throws not_found, forbidden, invalid. */
export async function attachFiles(tx: WriteTx, id: string, fileIds: readonly string[]): Promise<EditedTask> {
  const task = await tasks.lock(tx, id)
  return editTask(tx, id, { fileIds: [...task.fileIds, ...fileIds] })
}

/** Takes one file off a task. Throws not_found, also for a file that does not hang there; forbidden. */
export async function detachFile(tx: WriteTx, id: string, fileId: string): Promise<EditedTask> {
  const task = await tasks.lock(tx, id)
  if (!task.fileIds.includes(fileId)) throw notFound('file')
  return editTask(tx, id, { fileIds: task.fileIds.filter((each) => each !== fileId) })
}
