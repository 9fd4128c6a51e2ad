import { sql } from 'kysely'
import { isRecordId } from '../../domain/ids.ts'
import { nameKey } from '../../domain/name.ts'
import type { Tag } from '../../domain/project/tag.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'
import type { TagRow } from '../tables.ts'

const ofOrganization = ({ db, org }: ReadTx) => db.selectFrom('tag').where('tag.org_id', '=', org.id)

/** By name. */
export async function list(tx: ReadTx, projectIds: readonly string[]): Promise<Tag[]> {
  const rows = await ofOrganization(tx)
    .selectAll('tag')
    .where(({ ref }) => tx.engine.isOneOf(ref('tag.project_id'), tx.engine.encodeList(projectIds), 'id'))
    .orderBy('tag.name_key')
    .orderBy('tag.id')
    .execute()
  return rows.map(toTag)
}

export async function find(tx: ReadTx, id: string): Promise<Tag | undefined> {
  return (await tagsById(tx, [id])).get(id)
}

/** Those that there are. */
export async function tagsById(tx: ReadTx, ids: readonly string[]): Promise<Map<string, Tag>> {
  const list = tx.engine.encodeList([...new Set(ids)].filter(isRecordId))
  const rows = await ofOrganization(tx)
    .selectAll('tag')
    .where(({ ref }) => tx.engine.isOneOf(ref('tag.id'), list, 'id'))
    .execute()
  return new Map(rows.map((row) => [row.id, toTag(row)]))
}

export async function tagNames(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  return new Map((await tagsById(tx, ids)).values().map((tag) => [tag.id, tag.name]))
}

/** The project's tags of these names, by folded name. */
export async function tagsNamed(tx: ReadTx, projectId: string, names: readonly string[]): Promise<Map<string, Tag>> {
  const keys = tx.engine.encodeList([...new Set(names.map(nameKey))])
  const rows = await ofOrganization(tx)
    .selectAll('tag')
    .where('tag.project_id', '=', projectId)
    .where(({ ref }) => tx.engine.isOneOf(ref('tag.name_key'), keys, 'text'))
    .execute()
  return new Map(rows.map((row) => [row.name_key, toTag(row)]))
}

/** The project's tags that have the names of these of another project. */
export async function sameTagsIn(tx: ReadTx, projectId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const tags = await tagsById(tx, ids)
  const names = ids.flatMap((id) => tags.get(id)?.name ?? [])
  const same = await tagsNamed(tx, projectId, names)
  return names.flatMap((name) => same.get(nameKey(name))?.id ?? [])
}

export async function insert(tx: WriteTx, { id, projectId, name, color, createdAt }: Tag): Promise<void> {
  const row = { id, project_id: projectId, name, name_key: nameKey(name), color, created_at: createdAt }
  await tx.db
    .insertInto('tag')
    .values({ org_id: tx.org.id, ...row })
    .execute()
}

export async function update(tx: WriteTx, id: string, { name, color }: Pick<Tag, 'name' | 'color'>): Promise<void> {
  await tx.db
    .updateTable('tag')
    .set({ name, name_key: nameKey(name), color })
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .execute()
}

/** Takes the tag off its tasks. */
export async function remove(tx: WriteTx, id: string): Promise<void> {
  const quoted = `"${id}"` // as JSON.stringify writes the list: no spaces, each id once
  const without = sql<string>`replace(replace(replace(tag_ids, ${`${quoted},`}, ''), ${`,${quoted}`}, ''), ${quoted}, '')`
  await tx.db
    .updateTable('task')
    .set({ tag_ids: without })
    .where('org_id', '=', tx.org.id)
    .where('id', 'in', (row) =>
      row.selectFrom('task_tag').select('task_id').where('task_tag.org_id', '=', tx.org.id).where('tag_id', '=', id),
    )
    .execute()
  await tx.db.deleteFrom('task_tag').where('org_id', '=', tx.org.id).where('tag_id', '=', id).execute()
  await tx.db.deleteFrom('tag').where('org_id', '=', tx.org.id).where('id', '=', id).execute()
}

const toTag = (row: TagRow): Tag => ({
  id: row.id,
  projectId: row.project_id,
  name: row.name,
  color: row.color,
  createdAt: row.created_at,
})
