import { accessOf, mayInOrganization, mayInProject, mayOnTask } from '../../domain/access.ts'
import { refuseWhole } from '../../domain/errors.ts'
import type { File } from '../../domain/file/file.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as files from '../../store/file/files.ts'
import * as tasks from '../../store/task/tasks.ts'

/**
 * Those of the files that the actor may rename and hang elsewhere, both of which reach further than where he met them: his own
 * uploads, and those that he may edit where they hung first. Hanging a file somewhere gives no rights over it.
 */
export async function amongOwn(tx: WriteTx, found: readonly File[]): Promise<Set<string>> {
  const homes = await files.homesOf(
    tx,
    found.map(({ id }) => id),
  )
  const taskIds = [...homes.values()].flat().flatMap(({ taskId }) => taskId ?? [])
  const holders = new Map((await tasks.listByIds(tx, [...new Set(taskIds)])).map((task) => [task.id, task]))
  const access = accessOf(tx.org, tx.actor.userId)
  const mayEdit = ({ noun, recordId, taskId, projectId, clientId }: files.Home): boolean => {
    if (projectId !== null) return mayInProject(access, 'edit_files', projectId)
    if (clientId !== null) return mayInOrganization(access, 'edit_clients')
    if (noun === 'user') return recordId === String(tx.actor.userId)
    if (noun === 'organization') return mayInOrganization(access, 'edit_organization')
    const task = taskId === null ? undefined : holders.get(taskId)
    return task !== undefined && mayOnTask(access, 'edit_task', task)
  }
  const isOwn = ({ id, uploaderId }: File) => uploaderId === tx.actor.userId || !!homes.get(id)?.every(mayEdit)
  return new Set(found.filter(isOwn).map(({ id }) => id))
}

/**
 * Of files that are to hang on something, whether the actor sees them all: others are to be refused as if they were not there.
 * Throws forbidden for one that he sees, but may not show to others.
 *
 * @param taskId  what they are to hang on, if it is a task: what hangs there already goes on to be seen by the same people
 */
export async function canHang(tx: WriteTx, ids: readonly string[], taskId: string | null): Promise<boolean> {
  const found = await files.listByIds(tx, ids)
  if (found.length < new Set(ids).size) return false
  const there = taskId === null ? new Set() : await files.onTask(tx, taskId, ids)
  const own = await amongOwn(tx, found)
  if (!found.every(({ id }) => there.has(id) || own.has(id))) throw refuseWhole('file_not_yours')
  return true
}
