import type { Project } from '../../domain/project/project.ts'
import type { CustomFieldValues, Series } from '../../domain/task/task.ts'
import type { WriteTx } from '../core/store.ts'

type Role = 'admin' | 'member'
type Fields = Pick<
  Project,
  'name' | 'isPrivate' | 'hasEstimates' | 'perms' | 'customFields' | 'currency' | 'archivedAt'
>

export async function insert(tx: WriteTx, project: Fields & Pick<Project, 'id' | 'kind'>): Promise<void> {
  const { id, kind, ...fields } = project
  await tx.db
    .insertInto('project')
    .values({ org_id: tx.org.id, id, kind, created_at: tx.now, deleted_at: null, ...toRow(fields) })
    .execute()
}

export async function update(tx: WriteTx, id: string, fields: Fields): Promise<void> {
  await tx.db.updateTable('project').set(toRow(fields)).where('org_id', '=', tx.org.id).where('id', '=', id).execute()
}

export async function setPeople(tx: WriteTx, id: string, role: Role, userIds: readonly number[]): Promise<void> {
  await tx.db
    .deleteFrom('project_person')
    .where('org_id', '=', tx.org.id)
    .where('project_id', '=', id)
    .where('role', '=', role)
    .execute()
  const rows = userIds.map((userId, place) => ({ org_id: tx.org.id, project_id: id, role, user_id: userId, place }))
  if (rows.length > 0) await tx.db.insertInto('project_person').values(rows).execute()
}

export async function setParents(tx: WriteTx, id: string, parentIds: readonly string[]): Promise<void> {
  await tx.db.deleteFrom('project_parent').where('org_id', '=', tx.org.id).where('project_id', '=', id).execute()
  const rows = parentIds.map((parentId, place) => ({ org_id: tx.org.id, project_id: id, parent_id: parentId, place }))
  if (rows.length > 0) await tx.db.insertInto('project_parent').values(rows).execute()
}

/** Takes the project and its tasks out of everybody's sight. Subtasks of theirs elsewhere stay, under nothing. */
export async function moveToTrash(tx: WriteTx, id: string): Promise<void> {
  // Held first: a task that is being made there holds its project, so that it is not missed.
  const held = tx.db
    .selectFrom('project')
    .select('project.id')
    .where('project.org_id', '=', tx.org.id)
    .where('project.id', '=', id)
  await tx.engine.lockRows(held, 'project').execute()
  await tx.db
    .updateTable('project')
    .set({ deleted_at: tx.now })
    .where('org_id', '=', tx.org.id)
    .where('id', '=', id)
    .execute()
  await tx.db
    .updateTable('task')
    .set({ parent_id: null })
    .where('org_id', '=', tx.org.id)
    .where('project_id', '!=', id)
    .where('parent_id', 'in', (row) =>
      row
        .selectFrom('task as parent')
        .select('parent.id')
        .where('parent.org_id', '=', tx.org.id)
        .where('parent.project_id', '=', id),
    )
    .execute()
  await tx.db
    .updateTable('task')
    .set({ deleted_at: tx.now, updated_at: tx.now })
    .where('org_id', '=', tx.org.id)
    .where('project_id', '=', id)
    .where('deleted_at', 'is', null)
    .execute()
}

/** Tasks keep the values of their custom fields by name: where a field gets another name, or goes (null), so do its values. */
export async function renameCustomFields(
  tx: WriteTx,
  id: string,
  names: ReadonlyMap<string, string | null>,
): Promise<void> {
  await tx.db
    .updateTable('task')
    .set(({ ref }) => ({
      custom_fields: tx.engine.renamedMembers(ref('custom_fields'), JSON.stringify(Object.fromEntries(names))),
    }))
    .where('org_id', '=', tx.org.id)
    .where('project_id', '=', id)
    .where('custom_fields', 'is not', null)
    .execute()
  const recurrent = await tx.db
    .selectFrom('task')
    .select(['id', 'series'])
    .where('org_id', '=', tx.org.id)
    .where('project_id', '=', id)
    .where('series', 'is not', null)
    .execute()
  for (const { id: taskId, series } of recurrent) {
    const { template, ...rest } = JSON.parse(series ?? '') as Series
    if (!Object.keys(template.customFields).some((name) => names.has(name))) continue
    const customFields = renamed(template.customFields, names)
    await tx.db
      .updateTable('task')
      .set({ series: JSON.stringify({ ...rest, template: { ...template, customFields } }) })
      .where('org_id', '=', tx.org.id)
      .where('id', '=', taskId)
      .execute()
  }
}

const renamed = (values: CustomFieldValues, names: ReadonlyMap<string, string | null>): CustomFieldValues =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const now = names.get(name)
      return now === null ? [] : [[now ?? name, value]]
    }),
  )

const toRow = (fields: Fields) => ({
  name: fields.name,
  private: fields.isPrivate ? 1 : 0,
  estimates: fields.hasEstimates ? 1 : 0,
  perms: JSON.stringify(fields.perms),
  custom_fields: JSON.stringify(fields.customFields),
  currency: fields.currency,
  archived_at: fields.archivedAt,
})
