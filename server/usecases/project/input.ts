import { accessOf, DEFAULT_PERMISSIONS, mayInOrganization, mayInProject, require } from '../../domain/access.ts'
import type { FaultCollector } from '../../domain/errors.ts'
import { isSmallId } from '../../domain/ids.ts'
import { isCurrency } from '../../domain/money.ts'
import { type PermissionLevels, type Permissions, type Project, withDescendants } from '../../domain/project/project.ts'
import type { Field } from '../../domain/refusal-fields.ts'
import type { WriteTx } from '../../store/core/store.ts'
import type { ProjectInput } from './projects.ts'

/** Those that the actor may not see are not theirs to take away. */
export function checkParents(
  tx: WriteTx,
  before: Project,
  ids: readonly string[],
  faults: FaultCollector,
): readonly string[] {
  const access = accessOf(tx.org, tx.actor.userId)
  const isSeen = (id: string) => tx.org.projects.has(id) && mayInProject(access, 'see_project', id)
  const under = new Set(withDescendants(tx.org, before.id))
  const parentIds = [...new Set([...ids, ...before.parentIds.filter((id) => !isSeen(id))])]
  for (const id of ids) {
    if (before.parentIds.includes(id)) continue
    if (!isSeen(id)) faults.add('parentIds', 'unknown_reference', { noun: 'project' })
    else if (under.has(id)) faults.add('parentIds', 'under_itself')
    else require(mayInProject(access, 'create_sub_project', id), 'create_sub_project')
  }
  const comesToTheTop = parentIds.length === 0 && before.parentIds.length > 0
  if (comesToTheTop) require(mayInOrganization(access, 'create_top_project'), 'create_top_project')
  return parentIds
}

export function checkPeople(
  tx: WriteTx,
  before: Project,
  { adminIds, memberIds }: ProjectInput,
  faults: FaultCollector,
) {
  const isPresent = (id: number) => tx.org.users.get(id)?.removedAt === null
  const check = (field: Field, ids: readonly number[] | undefined, present: readonly number[]) => {
    if (ids === undefined) return present
    const list = [...new Set(ids)]
    if (!list.every((id) => present.includes(id) || isPresent(id))) {
      faults.add(field, 'not_a_member')
    }
    return list
  }
  const isNew = !tx.org.projects.has(before.id)
  const admins = check('adminIds', isNew ? [...before.adminIds, ...(adminIds ?? [])] : adminIds, before.adminIds)
  if (adminIds !== undefined && !admins.some(isPresent)) faults.add('adminIds', 'admin_needed')
  return { adminIds: admins, memberIds: check('memberIds', memberIds, before.memberIds) }
}

/** Whole again: what is left out of it is the default. */
export function checkPermissions(
  tx: WriteTx,
  before: Project,
  perms: Partial<Permissions>,
  faults: FaultCollector,
): Partial<Permissions> {
  const ids = Object.keys(perms.users ?? {})
  for (const id of ids) {
    const isKnown = isSmallId(id) && tx.org.users.get(Number(id))?.removedAt === null
    if (!isKnown && !Object.hasOwn(before.perms.users ?? {}, id)) {
      faults.add(['perms', 'users', id], 'not_a_member')
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

export function checkCurrency(tx: WriteTx, currency: string | null, faults: FaultCollector): string {
  if (!currency) return tx.org.currency
  if (!isCurrency(currency)) faults.add('currency', 'unknown_currency')
  return currency
}
