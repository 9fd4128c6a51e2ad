import { type Static, Type } from 'typebox'
import { STATE_TYPES } from '../../../domain/project/state.ts'
import { HEX } from '../../../domain/project/state-list.ts'
import type { ProjectInput } from '../../../usecases/project/projects.ts'
import { Choice, Name, Nullable, Text, toUserId } from '../../http/shapes.ts'
import { textPattern } from '../../http/validation.ts'
import { FIELD_TYPES, Levels, UserLevels } from './project.shape.ts'

const Ids = (most: number, description: string) => Nullable(Type.Array(Text(30), { maxItems: most, description }))
const Color = Nullable(
  Type.String({
    pattern: textPattern(`^$|${HEX.source}`, 'not_a_color'),
    description: 'Hex; absent: what goes with the type.',
  }),
)

const StateBody = Type.Object({
  id: Type.Optional(
    Nullable(Type.Integer({ description: 'Of a present state; absent: the one of this name, or a new one.' })),
  ),
  name: Name(200),
  type: Choice(STATE_TYPES),
  color: Type.Optional(Color),
  textColor: Type.Optional(Color),
  isDefault: Type.Optional(Nullable(Type.Boolean({ description: 'No state has it: the first one.' }))),
})
const StageBody = Type.Object({
  id: Type.Optional(
    Nullable(Type.Integer({ description: 'Of a present stage; absent: the one of this name, or a new one.' })),
  ),
  name: Name(200),
  color: Type.Optional(Nullable(Text(30, { description: "CubeDrive's key for the colour, or hex." }))),
  type: Type.Optional(
    Nullable(
      Choice(STATE_TYPES, {
        description:
          'Absent: completed for the colour done, cancelled for cancelled; else the first waits and the others are active.',
      }),
    ),
  ),
  active: Type.Optional(Nullable(Type.Boolean({ description: 'false archives it.' }))),
  collapse: Type.Optional(Nullable(Type.Boolean())),
})
const CustomFieldBody = Type.Object({
  id: Type.Optional(Nullable(Text(30))),
  name: Name(100),
  type: Choice(FIELD_TYPES),
  options: Type.Optional(Nullable(Type.Array(Name(200), { maxItems: 100 }))),
})

const people = {
  admins: Type.Optional(Ids(500, 'User ids. Its maker is always one at first; it keeps one at least.')),
  members: Type.Optional(Ids(1000, 'User ids.')),
  private: Type.Optional(Nullable(Type.Boolean({ description: 'Whether only its members and admins see it.' }))),
}
const settings = {
  estimates: Type.Optional(
    Nullable(Type.Boolean({ description: 'Whether its tasks show an estimated time; unset, they do.' })),
  ),
  parents: Type.Optional(Ids(50, 'Project ids. Those of its parents that you may not see stay.')),
  ...people,
  taskStates: Type.Optional(
    Nullable(Type.Array(StateBody, { maxItems: 50, description: 'Null or empty: the default states.' })),
  ),
  perms: Type.Optional(
    Nullable(
      Type.Object({
        members: Type.Optional(Nullable(Levels)),
        everybody: Type.Optional(Nullable(Levels)),
        users: Type.Optional(Nullable(UserLevels)),
      }),
    ),
  ),
  customFields: Type.Optional(Nullable(Type.Array(CustomFieldBody, { maxItems: 100 }))),
  archived: Type.Optional(Nullable(Type.Boolean())),
}
const pipeline = {
  currency: Type.Optional(Nullable(Text(3, { description: "ISO 4217; absent: the organization's." }))),
  stages: Type.Optional(
    Nullable(Type.Array(StageBody, { maxItems: 50, description: 'In order; the first active one is the default.' })),
  ),
}

export const NewProjectBody = Type.Object(
  { name: Name(200), ...settings },
  { examples: [{ name: 'Website', parents: ['7296438250274881536'], members: ['2', '3'], private: true }] },
)
export const NewPipelineBody = Type.Object(
  { name: Name(200), ...pipeline, ...people },
  {
    examples: [
      { name: 'Sales', currency: 'EUR', stages: [{ name: 'New' }, { name: 'Offer' }, { name: 'Won', color: 'done' }] },
    ],
  },
)
export const ProjectBody = Type.Object(
  { name: Type.Optional(Name(200)), ...settings, ...pipeline },
  { examples: [{ name: 'New website', archived: false }] },
)

type Body = Static<typeof ProjectBody>

/** Of the body what a caller may set. */
export const toProjectInput = (body: Body): ProjectInput => ({
  ...(body.name !== undefined && { name: body.name }),
  ...(body.parents !== undefined && { parentIds: body.parents ?? [] }),
  ...(body.admins !== undefined && { adminIds: (body.admins ?? []).map(toUserId) }),
  ...(body.members !== undefined && { memberIds: (body.members ?? []).map(toUserId) }),
  ...(body.private !== undefined && { isPrivate: body.private ?? false }),
  ...(body.estimates !== undefined && { hasEstimates: body.estimates ?? true }),
  ...(body.archived !== undefined && { isArchived: body.archived ?? false }),
  ...(body.perms !== undefined && { perms: withoutNulls(body.perms ?? {}) }),
  ...(body.customFields !== undefined && { customFields: body.customFields ?? [] }),
  ...(body.taskStates !== undefined && { states: (body.taskStates ?? []).map(toState) }),
  ...(body.currency !== undefined && { currency: body.currency }),
  ...(body.stages !== undefined && { stages: (body.stages ?? []).map(toStage) }),
})

const withoutNulls = ({ members, everybody, users }: NonNullable<Body['perms']>): ProjectInput['perms'] => ({
  ...(members && { members }),
  ...(everybody && { everybody }),
  ...(users && { users }),
})
const toState = ({ id, name, type, color, textColor, isDefault }: Static<typeof StateBody>) => ({
  id: id ?? null,
  name,
  type,
  color: color ?? null,
  textColor: textColor ?? null,
  isDefault: isDefault ?? false,
})
const toStage = ({ id, name, color, type, active, collapse }: Static<typeof StageBody>) => ({
  id: id ?? null,
  name,
  type: type ?? null,
  colorKey: color ?? null,
  isActive: active ?? true,
  isCollapsed: collapse ?? undefined,
})
