import { accessOf, mayInProject, require } from '../../domain/access.ts'
import { notFound, refuse } from '../../domain/errors.ts'
import { nameKey } from '../../domain/name.ts'
import type { Tag } from '../../domain/project/tag.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as tags from '../../store/project/tags.ts'
import { record } from '../record.ts'

/** Makes a tag in a project. Throws forbidden; invalid where there is no such project, or one of the name already. */
export async function createTag(
  tx: WriteTx,
  { projectId, name, color }: Pick<Tag, 'projectId' | 'name' | 'color'>,
): Promise<Tag> {
  if (!isSeen(tx, projectId)) throw refuse('projectId', 'unknown_reference', { noun: 'project' })
  requireManaging(tx, projectId)
  await checkName(tx, projectId, name)
  return insert(tx, { projectId, name, color })
}

/** Tasks that have it show it as it now is. Throws not_found, forbidden; invalid where the project has one of the name. */
export async function editTag(
  tx: WriteTx,
  id: string,
  { name, color }: { name?: string; color?: string },
): Promise<Tag> {
  const tag = await getSeen(tx, id)
  requireManaging(tx, tag.projectId)
  const after = { ...tag, name: name ?? tag.name, color: color ?? tag.color }
  if (nameKey(after.name) !== nameKey(tag.name)) await checkName(tx, tag.projectId, after.name)
  if (after.name === tag.name && after.color === tag.color) return tag
  await tags.update(tx, id, after)
  await recordChange(tx, 'tag.updated', tag)
  return after
}

/** Takes it off its tasks. Throws not_found, forbidden. */
export async function deleteTag(tx: WriteTx, id: string): Promise<void> {
  const tag = await getSeen(tx, id)
  requireManaging(tx, tag.projectId)
  await tags.remove(tx, id)
  await recordChange(tx, 'tag.deleted', tag)
}

/**
 * The ids of the project's tags of these names, in their order; those that are new are made, by who may make a tag.
 * Throws forbidden.
 */
export async function ensureTags(tx: WriteTx, projectId: string, names: readonly string[]): Promise<string[]> {
  const ids = new Map((await tags.tagsNamed(tx, projectId, names)).entries().map(([key, { id }]) => [key, id]))
  if (names.some((name) => !ids.has(nameKey(name)))) requireManaging(tx, projectId)
  for (const name of names) {
    if (!ids.has(nameKey(name))) ids.set(nameKey(name), (await insert(tx, { projectId, name, color: '' })).id)
  }
  return [...new Set(names.map((name) => ids.get(nameKey(name)) as string))] // all of them are there by now
}

async function insert(tx: WriteTx, content: Pick<Tag, 'projectId' | 'name' | 'color'>): Promise<Tag> {
  const tag = { ...content, id: tx.newId(), createdAt: tx.now }
  await tags.insert(tx, tag)
  await recordChange(tx, 'tag.created', tag)
  return tag
}

const recordChange = (tx: WriteTx, type: 'tag.created' | 'tag.updated' | 'tag.deleted', { id, projectId }: Tag) =>
  record(tx, { type, projectId, data: { tagId: id } })

const isSeen = ({ org, actor }: WriteTx, projectId: string) =>
  accessOf(org, actor.userId).levelIn(projectId, 'tasks') !== 'none'

function requireManaging({ org, actor }: WriteTx, projectId: string): void {
  require(mayInProject(accessOf(org, actor.userId), 'manage_tags', projectId), 'manage_tags')
}

async function getSeen(tx: WriteTx, id: string): Promise<Tag> {
  const tag = await tags.find(tx, id)
  if (!tag || !isSeen(tx, tag.projectId)) throw notFound('tag')
  return tag
}

async function checkName(tx: WriteTx, projectId: string, name: string): Promise<void> {
  const same = await tags.tagsNamed(tx, projectId, [name])
  if (same.size > 0) throw refuse('name', 'tag_name_taken')
}
