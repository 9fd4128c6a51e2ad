import type { FileNode } from '../../domain/file/file.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'
import type { FileNodeRow, FileRow } from '../tables.ts'
import { toFile } from './files.ts'

/** The files of a project or those of a client. */
export type Place = { projectId: string; clientId: null } | { projectId: null; clientId: string }

const nodes = (tx: ReadTx) =>
  tx.db
    .selectFrom('file_node as node')
    .leftJoin('file', (join) => join.onRef('file.org_id', '=', 'node.org_id').onRef('file.id', '=', 'node.file_id'))
    .select([
      'node.id',
      'node.project_id',
      'node.client_id',
      'node.parent_id',
      'node.type',
      'node.name',
      'node.created_at',
    ])
    .select(['node.file_id', 'file.content_type', 'file.size_bytes', 'file.sha256', 'file.uploader_id'])
    .select(['file.name as file_name', 'file.created_at as uploaded_at'])
    .where('node.org_id', '=', tx.org.id)

/** What lies in a directory, or in none: directories first, then the oldest first. The caller has checked that the actor may see the place. */
export async function list(
  tx: ReadTx,
  place: Place,
  parentId: string | null,
  { skip, limit }: { skip: number; limit: number },
): Promise<FileNode[]> {
  let query = nodes(tx).orderBy('node.type').orderBy('node.id').limit(limit).offset(skip) // 'directory' comes before 'file'
  query = parentId === null ? query.where('node.parent_id', 'is', null) : query.where('node.parent_id', '=', parentId)
  query =
    place.projectId !== null
      ? query.where('node.project_id', '=', place.projectId)
      : query.where('node.client_id', '=', place.clientId)
  return (await query.execute()).map(toNode)
}

/** Whoever may see them: the caller checks. In the order of the ids. */
export async function listByIds(tx: ReadTx, ids: readonly string[]): Promise<FileNode[]> {
  const rows = await nodes(tx)
    .where(({ ref }) => tx.engine.isOneOf(ref('node.id'), tx.engine.encodeList(ids), 'id'))
    .execute()
  const found = new Map(rows.map((row) => [row.id, toNode(row)]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

export async function insert(tx: WriteTx, node: FileNode): Promise<void> {
  await tx.db
    .insertInto('file_node')
    .values({
      org_id: tx.org.id,
      id: node.id,
      project_id: node.projectId,
      client_id: node.clientId,
      parent_id: node.parentId,
      type: node.type,
      file_id: node.file?.id ?? null,
      name: node.name,
      created_at: node.createdAt,
    })
    .execute()
}

/** Its name and where it lies. */
export async function update(tx: WriteTx, { id, name, parentId }: FileNode): Promise<void> {
  await tx.db
    .updateTable('file_node')
    .set({ name, parent_id: parentId })
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .execute()
}

/** Whether one node is the other one, or a directory around it. */
export async function isAtOrAbove(tx: ReadTx, id: string, other: string): Promise<boolean> {
  const found = await tx.db
    .withRecursive('around', (db) =>
      db
        .selectFrom('file_node')
        .select(['id', 'parent_id'])
        .where('org_id', '=', tx.org.id)
        .where('id', '=', other)
        .union(
          db
            .selectFrom('file_node as node')
            .innerJoin('around', 'around.parent_id', 'node.id')
            .select(['node.id', 'node.parent_id'])
            .where('node.org_id', '=', tx.org.id),
        ),
    )
    .selectFrom('around')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  return found !== undefined
}

/** Removes nodes with all that lies in them; answers the files that hung on them. */
export async function remove(tx: WriteTx, ids: readonly string[]): Promise<string[]> {
  const doomed = await tx.db
    .withRecursive('doomed', (db) =>
      db
        .selectFrom('file_node')
        .select(['id', 'file_id'])
        .where('org_id', '=', tx.org.id)
        .where(({ ref }) => tx.engine.isOneOf(ref('id'), tx.engine.encodeList(ids), 'id'))
        .union(
          db
            .selectFrom('file_node as child')
            .innerJoin('doomed', 'doomed.id', 'child.parent_id')
            .select(['child.id', 'child.file_id'])
            .where('child.org_id', '=', tx.org.id),
        ),
    )
    .selectFrom('doomed')
    .select(['id', 'file_id'])
    .execute()
  const list = tx.engine.encodeList(doomed.map((node) => node.id))
  const fileIds = [...new Set(doomed.flatMap((node) => node.file_id ?? []))]
  await tx.db
    .deleteFrom('file_use')
    .where('org_id', '=', tx.org.id)
    .where(({ ref }) => tx.engine.isOneOf(ref('file_id'), tx.engine.encodeList(fileIds), 'id'))
    .where('noun', '=', 'file_node')
    .where(({ ref }) => tx.engine.isOneOf(ref('record_id'), list, 'id'))
    .execute()
  await tx.db
    .deleteFrom('file_node')
    .where('org_id', '=', tx.org.id)
    .where(({ ref }) => tx.engine.isOneOf(ref('id'), list, 'id'))
    .execute()
  return fileIds
}

type NodeRow = Omit<FileNodeRow, 'org_id'> & { file_name: string | null; uploaded_at: number | null } & {
  [K in 'content_type' | 'size_bytes' | 'sha256' | 'uploader_id']: FileRow[K] | null
}

const toNode = (row: NodeRow): FileNode => ({
  id: row.id,
  parentId: row.parent_id,
  projectId: row.project_id,
  clientId: row.client_id,
  type: row.type as FileNode['type'], // the store writes no others
  file:
    row.file_id === null
      ? null
      : toFile({ ...row, id: row.file_id, name: row.file_name, created_at: row.uploaded_at } as Omit<
          FileRow,
          'org_id'
        >), // the key says that it is there
  name: row.file_name ?? row.name,
  createdAt: row.created_at,
})
