import { accessOf, mayInOrganization, mayInProject, require } from '../../domain/access.ts'
import { FaultCollector, notFound, refuse } from '../../domain/errors.ts'
import type { FileNode } from '../../domain/file/file.ts'
import { isRecordId } from '../../domain/ids.ts'
import * as clients from '../../store/client/clients.ts'
import type { ReadTx, WriteTx } from '../../store/core/store.ts'
import * as files from '../../store/file/files.ts'
import type { Place } from '../../store/file/nodes.ts'
import * as fileNodes from '../../store/file/nodes.ts'
import * as organizations from '../../store/organization/organizations.ts'
import { record } from '../record.ts'
import { removeUnattached } from './files.ts'
import { nameFile, requireOwn } from './names.ts'
import { canHang } from './rights.ts'

type FileAction = 'see_files' | 'add_files' | 'edit_files' | 'delete_files'
const CLIENT_ACTIONS = {
  see_files: 'see_clients',
  add_files: 'edit_clients',
  edit_files: 'edit_clients',
  delete_files: 'edit_clients',
} as const

/** Whether the actor may know of the place at all. */
export async function knows(tx: ReadTx, { projectId, clientId }: Place): Promise<boolean> {
  const access = accessOf(tx.org, tx.actor.userId)
  if (projectId !== null) return mayInProject(access, 'see_project', projectId)
  return mayInOrganization(access, 'see_clients') && isRecordId(clientId) && (await clients.exists(tx, clientId))
}

/** Throws forbidden. */
export function requireInPlace(
  tx: ReadTx,
  { projectId, clientId }: Pick<FileNode, 'projectId' | 'clientId'>,
  action: FileAction,
): void {
  const access = accessOf(tx.org, tx.actor.userId)
  if (projectId !== null) require(mayInProject(access, action, projectId), action)
  if (clientId !== null) require(mayInOrganization(access, CLIENT_ACTIONS[action]), CLIENT_ACTIONS[action])
}

/** Puts uploaded files into a directory (null: into none). Throws forbidden, invalid. */
export async function addFiles(
  tx: WriteTx,
  place: Place,
  parentId: string | null,
  fileIds: readonly string[],
): Promise<FileNode[]> {
  const faults = new FaultCollector()
  await checkPlace(tx, place, parentId, faults)
  const ids = [...new Set(fileIds)]
  const found = new Map((await files.listByIds(tx, ids)).map((file) => [file.id, file]))
  fileIds.forEach((id, i) => {
    if (!found.has(id)) faults.add(['fileIds', i], 'unknown_reference', { noun: 'file' })
  })
  faults.raise()
  await canHang(tx, ids, null) // or throws

  const nodes = [...found.values()].map((file): FileNode => {
    return { ...place, id: tx.newId(), parentId, type: 'file', file, name: file.name, createdAt: tx.now }
  })
  for (const node of nodes) {
    await fileNodes.insert(tx, node)
    await files.linkFiles(tx, {
      noun: 'file_node',
      recordId: node.id,
      taskId: null,
      fileIds: [node.file?.id as string],
    }) // it was just put there
  }
  await recordChange(tx, place)
  return nodes
}

/** Throws forbidden, invalid. */
export async function createDirectory(
  tx: WriteTx,
  place: Place,
  parentId: string | null,
  name: string,
): Promise<FileNode> {
  const faults = new FaultCollector()
  await checkPlace(tx, place, parentId, faults)
  faults.raise()
  const node: FileNode = { ...place, id: tx.newId(), parentId, type: 'directory', file: null, name, createdAt: tx.now }
  await fileNodes.insert(tx, node)
  await recordChange(tx, place)
  return node
}

/**
 * Gives a node another name, a file wherever it hangs, which takes the right where it hung first; or puts it into another directory of its place (null: into none).
 * Throws not_found, forbidden, invalid.
 */
export async function editNode(
  tx: WriteTx,
  id: string,
  { name, parentId }: { name?: string; parentId?: string | null },
): Promise<FileNode> {
  await organizations.hold(tx) // two directories cannot each be put into the other at once
  const [node] = await fileNodes.listByIds(tx, [id].filter(isRecordId))
  if (!node || !(await knows(tx, placeOf(node)))) throw notFound('file node')
  requireInPlace(tx, node, 'edit_files')
  const after = { ...node, name: name ?? node.name, parentId: parentId === undefined ? node.parentId : parentId }
  if (after.parentId !== node.parentId && after.parentId !== null) {
    if (!(await isDirectoryIn(tx, placeOf(node), after.parentId))) throw refuse('parentId', 'unknown_directory')
    if (await fileNodes.isAtOrAbove(tx, id, after.parentId)) throw refuse('parentId', 'under_itself')
  }
  if (after.name === node.name && after.parentId === node.parentId) return node
  const isNamed = node.file !== null && after.name !== node.name
  if (isNamed) await requireOwn(tx, node.file)
  await fileNodes.update(tx, after)
  if (isNamed) after.file = await nameFile(tx, node.file, after.name)
  await recordChange(tx, placeOf(node))
  return { ...after, name: after.file?.name ?? after.name }
}

/** Deletes nodes with all that lies in them, all or none. A file that hangs on nothing else goes for good. Throws forbidden, invalid. */
export async function deleteNodes(tx: WriteTx, ids: readonly string[]): Promise<void> {
  const nodes = await fileNodes.listByIds(tx, ids.filter(isRecordId))
  const known = new Set<string>()
  for (const node of nodes) if (await knows(tx, placeOf(node))) known.add(node.id)
  if (!ids.every((id) => known.has(id))) throw refuse('nodeIds', 'unknown_node')
  for (const node of nodes) requireInPlace(tx, node, 'delete_files')
  await removeUnattached(tx, await fileNodes.remove(tx, ids))
  for (const place of new Map(nodes.map((node) => [node.projectId ?? node.clientId, placeOf(node)])).values()) {
    await recordChange(tx, place)
  }
}

async function checkPlace(tx: WriteTx, place: Place, parentId: string | null, faults: FaultCollector): Promise<void> {
  if (!(await knows(tx, place))) {
    if (place.projectId !== null) faults.add('projectId', 'unknown_reference', { noun: 'project' })
    else faults.add('clientId', 'unknown_reference', { noun: 'client' })
    return
  }
  requireInPlace(tx, place, 'add_files')
  if (parentId !== null && !(await isDirectoryIn(tx, place, parentId))) faults.add('parentId', 'unknown_directory')
}

async function isDirectoryIn(tx: ReadTx, { projectId, clientId }: Place, id: string): Promise<boolean> {
  const [node] = await fileNodes.listByIds(tx, [id].filter(isRecordId))
  return node?.type === 'directory' && node.projectId === projectId && node.clientId === clientId
}

const recordChange = (tx: WriteTx, place: Place) => record(tx, { type: 'file.changed', ...place, data: {} })

const placeOf = ({ projectId, clientId }: FileNode) => ({ projectId, clientId }) as Place // it is in one of them
