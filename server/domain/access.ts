import { type Refused, refuseWhole } from './errors.ts'
import type { Organization } from './organization/organization.ts'
import { SYSTEM_USER_ID } from './people/actor.ts'
import {
  ancestorsOf,
  FEATURES,
  type Feature,
  LEVELS,
  type Level,
  type PermissionLevels,
  type Project,
} from './project/project.ts'
import type { Task } from './task/task.ts'
import type { View } from './view/view.ts'

/** How an actor stands to what it asks for. */
export type Relation =
  | 'anyone' // signed in or not
  | 'user' // of the organization
  | 'manager' // of the organization
  | 'project admin' // of the project or of one above it
  | `${Exclude<Feature, 'reports'>} ${Exclude<Level, 'none'>}` // the level in the project
  | 'reports view'
  | 'owner' // of the task
  | 'assignee'
  | 'author' // of the saved view

/** The policy: who may do what. A project's admin has every level; levels include the ones before them. */
export const POLICY = {
  sign_in: ['anyone'],
  visit: ['anyone'], // health, descriptions of the API, the way in
  see_organization: ['user'],
  edit_organization: ['manager'],
  manage_people: ['manager'],
  manage_jobs: ['manager'], // that were given up
  edit_self: ['user'],
  manage_own_tokens: ['user'],
  manage_own_webhooks: ['user'],
  see_own_notifications: ['user'],
  see_events: ['user'],

  see_project: ['tasks view', 'files view', 'reports view'],
  create_top_project: ['manager'],
  create_sub_project: ['project admin'],
  edit_project: ['project admin'],
  manage_mailboxes: ['project admin'],
  delete_project: ['project admin'],
  manage_tags: ['tasks edit'],

  see_task: ['tasks view', 'owner', 'assignee'],
  follow_task: ['tasks view', 'owner', 'assignee'],
  create_task: ['tasks create'],
  comment_on_task: ['tasks create', 'owner', 'assignee'],
  add_task_files: ['tasks edit', 'owner', 'assignee'],
  change_task_state: ['tasks edit', 'owner', 'assignee'],
  change_task_progress: ['tasks edit', 'owner', 'assignee'],
  add_subtask: ['tasks edit', 'owner', 'assignee'],
  show_post_to_client: ['tasks edit', 'owner'],
  edit_task: ['tasks edit', 'owner'],
  give_task_away: ['tasks edit'], // name another owner
  archive_task: ['tasks edit', 'owner'],
  delete_task: ['tasks delete', 'owner'],

  keep_views: ['user'], // of one's own
  share_view: ['tasks view'],
  edit_view: ['author', 'project admin'],
  take_view_back: ['author'], // make a shared one one's own again, or another project's

  see_reports: ['reports view'],

  see_files: ['files view'],
  add_files: ['files create'],
  edit_files: ['files edit'],
  delete_files: ['files delete'],
  upload_files: ['user'],

  see_clients: ['user'],
  edit_clients: ['user'],
  delete_clients: ['manager'],
} as const satisfies Record<string, readonly Relation[]>

export type Action = keyof typeof POLICY

/** What a user may in the projects of an organization. */
export interface Access {
  readonly userId: number
  readonly isManager: boolean
  /** The projects whose tasks the user sees, by default. */
  readonly taskProjectIds: readonly string[]
  levelIn(projectId: string, feature: Feature): Level
  isAdminOf(projectId: string): boolean
}

const kept = new WeakMap<Organization, Map<number, Access>>()

/** Worked out once for each user and version of the organization. */
export function accessOf(org: Organization, userId: number): Access {
  const byUser = kept.get(org) ?? new Map<number, Access>()
  kept.set(org, byUser)
  const access = byUser.get(userId) ?? workOut(org, userId)
  byUser.set(userId, access)
  return access
}

function workOut(org: Organization, userId: number): Access {
  const isSystem = userId === SYSTEM_USER_ID
  const user = org.users.get(userId)
  const isPresent = isSystem || user?.removedAt === null
  const levels = new Map<string, { isAdmin: boolean; levels: PermissionLevels }>()
  for (const project of isPresent ? org.projects.values() : []) {
    const isAdmin = isSystem || isAdminOf(org, userId, project)
    levels.set(project.id, { isAdmin, levels: isAdmin ? EVERYTHING : levelsOf(userId, project) })
  }
  const levelIn = (projectId: string, feature: Feature) => levels.get(projectId)?.levels[feature] ?? 'none'
  return {
    userId,
    isManager: isSystem || (isPresent && user?.isManager === true),
    levelIn,
    isAdminOf: (projectId) => levels.get(projectId)?.isAdmin ?? false,
    taskProjectIds: [...levels.keys()].filter((id) => levelIn(id, 'tasks') !== 'none'),
  }
}

function isAdminOf(org: Organization, userId: number, project: Project): boolean {
  if (project.adminIds.includes(userId)) return true
  return ancestorsOf(org, project.id)
    .values()
    .some((id) => org.projects.get(id)?.adminIds.includes(userId))
}

/** First match wins. */
function levelsOf(userId: number, project: Project): PermissionLevels {
  const own = project.perms.users
  if (own && Object.hasOwn(own, String(userId))) return own[String(userId)] ?? NOTHING
  if (project.memberIds.includes(userId)) return project.perms.members ?? DEFAULT_PERMISSIONS.members
  if (project.isPrivate) return NOTHING
  return project.perms.everybody ?? DEFAULT_PERMISSIONS.everybody
}

const NOTHING: PermissionLevels = { tasks: 'none', files: 'none', reports: 'none' }
const EVERYTHING: PermissionLevels = { tasks: 'delete', files: 'delete', reports: 'delete' }
export const DEFAULT_PERMISSIONS: { members: PermissionLevels; everybody: PermissionLevels } = {
  members: { tasks: 'edit', files: 'edit', reports: 'view' },
  everybody: { tasks: 'view', files: 'view', reports: 'view' },
}

type Relations = (relation: Relation) => boolean

const toOrganization =
  (access: Access): Relations =>
  (relation) =>
    relation === 'anyone' || relation === 'user' || (relation === 'manager' && access.isManager)

const toProject = (access: Access, projectId: string): Relations => {
  const inOrganization = toOrganization(access)
  return (relation) => {
    if (relation === 'project admin') return access.isAdminOf(projectId)
    const [feature, level] = relation.split(' ') as [Feature, Level]
    if (FEATURES.includes(feature)) return LEVELS.indexOf(access.levelIn(projectId, feature)) >= LEVELS.indexOf(level)
    return inOrganization(relation)
  }
}

/** What of a task says who may do what with it. */
export type GuardedTask = Pick<Task, 'projectId' | 'ownerId' | 'assigneeIds' | 'followerIds' | 'isPrivate'>

const toTask = (access: Access, task: GuardedTask): Relations => {
  const inProject = toProject(access, task.projectId)
  const isOwner = task.ownerId === access.userId || access.userId === SYSTEM_USER_ID
  const isAssignee = task.assigneeIds.includes(access.userId)
  const isHidden = task.isPrivate && !isOwner && !isAssignee && !task.followerIds.includes(access.userId)
  return (relation) => {
    if (relation === 'owner') return isOwner
    if (relation === 'assignee') return isAssignee
    return !isHidden && inProject(relation)
  }
}

/** What of a saved view says who may do what with it. */
export type GuardedView = Pick<View, 'authorId' | 'projectId'>

const toView =
  (access: Access, { authorId, projectId }: GuardedView): Relations =>
  (relation) => {
    if (relation === 'author') return authorId === access.userId
    return projectId === null ? toOrganization(access)(relation) : toProject(access, projectId)(relation)
  }

const may = (action: Action, relations: Relations) => POLICY[action].some(relations)

export const mayInOrganization = (access: Access, action: Action) => may(action, toOrganization(access))
export const mayInProject = (access: Access, action: Action, projectId: string) =>
  may(action, toProject(access, projectId))
export const mayOnTask = (access: Access, action: Action, task: GuardedTask) => may(action, toTask(access, task))
export const mayOnView = (access: Access, action: Action, view: GuardedView) => may(action, toView(access, view))

/** Whether anything at all could allow the action to this user; what decides on a route, before any record is read. */
export const mayPossibly = (access: Access, action: Action) =>
  POLICY[action].some((relation: Relation) => !ORGANIZATION_WIDE.has(relation) || toOrganization(access)(relation))
const ORGANIZATION_WIDE = new Set<Relation>(['anyone', 'user', 'manager'])
export const isPublic = (action: Action) => (POLICY[action] as readonly Relation[]).includes('anyone')

export function require(allowed: boolean, action: Action): void {
  if (!allowed) throw refused(action)
}
export const refused = (action: Action): Refused => refuseWhole('forbidden', { action: action.replaceAll('_', ' ') })
