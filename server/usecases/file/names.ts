import { accessOf, mayInOrganization, mayInProject, mayOnTask, refused } from '../../domain/access.ts'
import { notFound } from '../../domain/errors.ts'
import { type File, labelOf } from '../../domain/file/file.ts'
import type { Task } from '../../domain/task/task.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as files from '../../store/file/files.ts'
import * as tasks from '../../store/task/tasks.ts'
import { record } from '../record.ts'

/** Gives a file another name, wherever it hangs. Throws not_found, forbidden. */
export async function renameFile(tx: WriteTx, id: string, name: string): Promise<File> {
  const file = await files.find(tx, id)
  if (!file) throw notFound('file')
  const uses = await files.usesOf(tx, id)
  const holders = await holdersOf(tx, uses)
  const access = accessOf(tx.org, tx.actor.userId)
  const mayRename =
    file.uploaderId === tx.actor.userId ||
    holders.some((task) => mayOnTask(access, 'edit_task', task)) ||
    uses.some(({ projectId }) => projectId !== null && mayInProject(access, 'delete_files', projectId)) ||
    uses.some(({ clientId }) => clientId !== null && mayInOrganization(access, 'edit_clients'))
  if (!mayRename) throw refused('delete_files')
  return nameFile(tx, file, name, holders)
}

/** The same where the caller has seen to permissions. */
export async function nameFile(tx: WriteTx, file: File, name: string, found?: readonly Task[]): Promise<File> {
  const { id } = file
  const holders = found ?? (await holdersOf(tx, await files.usesOf(tx, id)))
  const renamed = { ...file, name: labelOf(name) }
  if (renamed.name === file.name) return file
  await files.setName(tx, id, renamed.name)
  const changes = [{ field: 'fileName', from: file.name, to: renamed.name }]
  for (const { id: taskId, projectId, fileIds } of holders) {
    if (fileIds.includes(id)) await record(tx, { type: 'task.updated', taskId, projectId, data: { changes } })
  }
  return renamed
}

/** The tasks, as far as the actor may see them. */
const holdersOf = (tx: WriteTx, uses: Awaited<ReturnType<typeof files.usesOf>>) =>
  tasks.listByIds(tx, [...new Set(uses.flatMap((use) => use.taskId ?? []))])
