import { type Static, Type } from 'typebox'
import { type Access, type Action, mayInProject } from '../../../domain/access.ts'
import type { Organization } from '../../../domain/organization/organization.ts'
import { hasOwnStates, LEVELS, type Project } from '../../../domain/project/project.ts'
import { STATE_TYPES, type State } from '../../../domain/project/state.ts'
import { Choice, IdShape, Nullable, Seconds, toSeconds } from '../../http/shapes.ts'
import { TaskStateShape } from '../task/activity.shape.ts'
import { presentState } from './state.shape.ts'

export const StateShape = Type.Object(
  {
    id: Type.Integer({ description: 'The id of the state.' }),
    ...TaskStateShape.properties,
  },
  { title: 'ProjectState' },
)
const StageShape = Type.Object(
  {
    id: Type.Integer({ description: 'The id of the stage; CubeDrive knows it as its category.' }),
    name: Type.String({ examples: ['Proposal'] }),
    color: Type.String({ description: "CubeDrive's key for the colour.", examples: ['review'] }),
    type: Choice(STATE_TYPES),
    weight: Type.Integer({ description: 'Its place: 100, 101, …' }),
    active: Type.Boolean({ description: 'false: archived.' }),
    collapse: Type.Boolean({ description: 'Whether boards show it folded.' }),
  },
  { title: 'Stage' },
)

export const Levels = Type.Object(
  { tasks: Choice(LEVELS), files: Choice(LEVELS), reports: Choice(LEVELS) },
  { title: 'PermissionLevels', description: 'Cumulative: none, view, create, edit, delete.' },
)
export const UserLevels = Type.Record(Type.String(), Levels, { description: 'By user id; comes before the other two.' })
const PermsShape = Type.Object(
  { members: Levels, everybody: Levels, users: Type.Optional(UserLevels) },
  { title: 'Permissions' },
)

export const FIELD_TYPES = ['text', 'number', 'date', 'select', 'checkbox'] as const
const CustomFieldShape = Type.Object(
  {
    id: IdShape,
    name: Type.String({ examples: ['Budget code'] }),
    type: Choice(FIELD_TYPES),
    options: Type.Optional(Type.Array(Type.String(), { description: "When the type is 'select'." })),
  },
  { title: 'CustomField' },
)

/** What a page offers in a project, by the policy. */
const OFFERED = [
  'edit_project', 'delete_project', 'create_sub_project', 'manage_tags',
  'create_task', 'edit_task', 'change_task_state', 'delete_task',
  'see_files', 'add_files', 'edit_files', 'delete_files',
  'see_reports',
] as const satisfies Action[] // biome-ignore format: by what they are about

export const ProjectShape = Type.Object(
  {
    _id: IdShape,
    name: Type.String({ examples: ['Website'] }),
    kind: Choice(['project', 'pipeline']),
    parents: Nullable(
      Type.Array(IdShape, { description: 'The projects it lies directly under; null: it is a top-level one.' }),
    ),
    admins: Type.Array(IdShape),
    members: Type.Array(IdShape),
    groups: Type.Array(IdShape, { description: 'The projects directly under it.' }),
    taskStates: Type.Optional(Type.Array(StateShape, { description: 'Only when it has states of its own.' })),
    perms: Type.Optional(PermsShape),
    private: Type.Boolean(),
    estimates: Type.Boolean({ description: 'Whether its tasks show an estimated time.' }),
    customFields: Type.Array(CustomFieldShape),
    archived: Type.Boolean(),
    currency: Type.Optional(Type.String({ description: "Of a pipeline's money; ISO 4217.", examples: ['EUR'] })),
    stages: Type.Optional(Type.Array(StageShape, { description: "A pipeline's, archived ones included." })),
    createdAt: Seconds,
    can: Type.Array(Choice(OFFERED), {
      description: 'What you may do in it. With a task that is yours you may do more: see its permissions.',
    }),
  },
  { title: 'Project' },
)

/** For whom: what they may not see is left out. */
export interface Viewer {
  org: Organization
  access: Access
}

export function presentProject(project: Project, { org, access }: Viewer): Static<typeof ProjectShape> {
  const isSeen = (id: string) => org.projects.has(id) && mayInProject(access, 'see_project', id)
  const parents = project.parentIds.filter(isSeen)
  const { members, everybody, users } = project.perms
  return {
    _id: project.id,
    name: project.name,
    kind: project.kind,
    parents: parents.length > 0 ? parents : null,
    admins: project.adminIds.map(String),
    members: project.memberIds.map(String),
    groups: project.childIds.filter(isSeen),
    ...(hasOwnStates(project) && {
      taskStates: project.ownStates.filter((s) => s.archivedAt === null).map(presentOwnState),
    }),
    ...(members && everybody && { perms: { members, everybody, ...(users && { users }) } }),
    private: project.isPrivate,
    estimates: project.hasEstimates,
    customFields: project.customFields as Static<typeof CustomFieldShape>[], // lists that are not ours to change
    archived: project.archivedAt !== null,
    ...(project.currency !== null && { currency: project.currency }),
    ...(project.kind === 'pipeline' && { stages: project.ownStates.map(presentStage) }),
    createdAt: toSeconds(project.createdAt),
    can: OFFERED.filter((action) => mayInProject(access, action, project.id)),
  }
}

export const presentOwnState = (state: State): Static<typeof StateShape> => ({ id: state.id, ...presentState(state) })

const presentStage = ({ id, name, colorKey, type, weight, archivedAt, isCollapsed }: State): Static<typeof StageShape> => ({
  id, name, color: colorKey, type, weight, active: archivedAt === null, collapse: isCollapsed,
}) // biome-ignore format: a list of names
