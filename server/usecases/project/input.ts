import { accessOf, DEFAULT_PERMISSIONS, mayInOrganization, mayInProject, require } from '../../domain/access.ts'
import type { FieldError } from '../../domain/errors.ts'
import { isSmallId } from '../../domain/ids.ts'
import { isCurrency } from '../../domain/money.ts'
import { type PermissionLevels, type Permissions, type Project, withDescendants } from '../../domain/project/project.ts'
import type { WriteTx } from '../../store/core/store.ts'
import type { ProjectInput } from './projects.ts'

/** Those that the actor may not see are not theirs to take away. */
export function checkParents(
  tx: WriteTx,
  before: Project,
  ids: readonly string[],
  errors: FieldError[],
): readonly string[] {
  const access = accessOf(tx.org, tx.actor.userId)
  const isSeen = (id: string) => tx.org.projects.has(id) && mayInProject(access, 'see_project', id)
  const under = new Set(withDescendants(tx.org, before.id))
  const parentIds = [...new Set([...ids, ...before.parentIds.filter((id) => !isSeen(id))])]
  for (const id of ids) {
    if (before.parentIds.includes(id)) continue
    if (!isSeen(id)) errors.push({ field: '/parents', reason: 'names a project that there is not' })
    else if (under.has(id)) errors.push({ field: '/parents', reason: 'would put the project under itself' })
    else require(mayInProject(access, 'create_sub_project', id), 'create_sub_project')
  }
  const comesToTheTop = parentIds.length === 0 && before.parentIds.length > 0
  if (comesToTheTop) require(mayInOrganization(access, 'create_top_project'), 'create_top_project')
  return parentIds
}

export function checkPeople(tx: WriteTx, before: Project, { adminIds, memberIds }: ProjectInput, errors: FieldError[]) {
  const isPresent = (id: number) => tx.org.users.get(id)?.removedAt === null
  const check = (field: string, ids: readonly number[] | undefined, present: readonly number[]) => {
    if (ids === undefined) return present
    const list = [...new Set(ids)]
    if (!list.every((id) => present.includes(id) || isPresent(id))) {
      errors.push({ field, reason: 'names somebody who is no member of the organization' })
    }
    return list
  }
  const isNew = !tx.org.projects.has(before.id)
  const admins = check('/admins', isNew ? [...before.adminIds, ...(adminIds ?? [])] : adminIds, before.adminIds)
  if (adminIds !== undefined && !admins.some(isPresent))
    errors.push({ field: '/admins', reason: 'must name one or more: a project keeps an admin' })
  return { adminIds: admins, memberIds: check('/members', memberIds, before.memberIds) }
}

/** Whole again: what is left out of it is the default. */
export function checkPermissions(
  tx: WriteTx,
  before: Project,
  perms: Partial<Permissions>,
  errors: FieldError[],
): Partial<Permissions> {
  const ids = Object.keys(perms.users ?? {})
  for (const id of ids) {
    const isKnown = isSmallId(id) && tx.org.users.get(Number(id))?.removedAt === null
    if (!isKnown && !Object.hasOwn(before.perms.users ?? {}, id)) {
      errors.push({ field: `/perms/users/${id}`, reason: 'is nobody in the organization' })
    }
  }
  if (!perms.members && !perms.everybody && ids.length === 0) return {}
  const users = Object.fromEntries(Object.entries(perms.users ?? {}).map(([id, levels]) => [id, levelsOf(levels)]))
  return {
    members: levelsOf(perms.members ?? DEFAULT_PERMISSIONS.members),
    everybody: levelsOf(perms.everybody ?? DEFAULT_PERMISSIONS.everybody),
    ...(ids.length > 0 && { users }),
  }
}
const levelsOf = ({ tasks, files, reports }: PermissionLevels): PermissionLevels => ({ tasks, files, reports })

export function checkCurrency(tx: WriteTx, currency: string | null, errors: FieldError[]): string {
  if (!currency) return tx.org.currency
  if (!isCurrency(currency)) errors.push({ field: '/currency', reason: 'is no currency of ISO 4217' })
  return currency
}
