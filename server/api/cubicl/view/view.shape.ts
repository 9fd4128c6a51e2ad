import { type Static, Type } from 'typebox'
import { type Access, type Action, mayOnView } from '../../../domain/access.ts'
import {
  CALENDAR_SPANS,
  TIMELINE_ROWS,
  TIMELINE_ZOOMS,
  VIEW_COLUMNS,
  VIEW_GROUPINGS,
  VIEW_KINDS,
  type View,
  type ViewColumn,
  type ViewFilter,
  type ViewSettings,
} from '../../../domain/view/view.ts'
import type { ViewInput } from '../../../usecases/view/views.ts'
import { Choice, IdShape, Name, Nullable, Seconds, Text, toSeconds } from '../../http/shapes.ts'

const MOST_IN_A_FILTER = 100
const Texts = (most: number, description: string) =>
  Type.Optional(Type.Array(Text(most), { maxItems: MOST_IN_A_FILTER, description }))
const FilterShape = Type.Object(
  {
    states: Texts(1000, 'Names of states.'),
    assignees: Texts(30, "User ids; 'me' is whoever looks, 'none' nobody."),
    assignedBy: Texts(30, "User ids of owners; 'me' is whoever looks."),
    tags: Texts(30, 'Tag ids.'),
    customer: Type.Optional(Text(30, { description: 'A client id.' })),
    deadline: Type.Optional(
      Text(30, { description: 'overdue, today, week, none, or days: 2026-01-01..2026-01-31, one of which may be missing.' }),
    ),
    search: Type.Optional(Text(200, { description: 'In the name.' })),
    archived: Type.Optional(Choice(['true', 'all'])),
    recursive: Type.Optional(Type.Boolean()),
  },
  { title: 'ViewFilter', description: 'Of several in one member any will do; of several members all must.' },
) // biome-ignore format: a member each

const SORTS = VIEW_COLUMNS.flatMap((column) => [column, `-${column}`] as (ViewColumn | `-${ViewColumn}`)[])
const SettingsShape = Type.Object(
  {
    filter: Type.Optional(FilterShape),
    sort: Type.Optional(Choice(SORTS, { description: 'A column; with - the other way round.' })),
    groupBy: Type.Optional(Choice(VIEW_GROUPINGS)),
    columns: Type.Optional(
      Type.Array(Choice(VIEW_COLUMNS), { maxItems: VIEW_COLUMNS.length, description: 'What a list shows.' }),
    ),
    calendar: Type.Optional(Choice(CALENDAR_SPANS)),
    zoom: Type.Optional(Choice(TIMELINE_ZOOMS)),
    rows: Type.Optional(Choice(TIMELINE_ROWS, { description: 'Of the timeline.' })),
  },
  { title: 'ViewSettings' },
)

/** What a page offers with a view, by the policy. */
const OFFERED = ['edit_view', 'take_view_back'] as const satisfies Action[]

export const ViewShape = Type.Object(
  {
    _id: IdShape,
    name: Type.String({ examples: ['Late in the shop'] }),
    group: Nullable(Type.String({ description: 'A project id; null: it is for all projects.' })),
    kind: Choice(VIEW_KINDS),
    shared: Type.Boolean({ description: "Whether all who see the project's tasks see it." }),
    settings: SettingsShape,
    author: IdShape,
    createdAt: Seconds,
    can: Type.Array(Choice(OFFERED), { description: 'What you may do with it.' }),
  },
  { title: 'View' },
)

export const presentView = (view: View, access: Access): Static<typeof ViewShape> => ({
  _id: view.id,
  name: view.name,
  group: view.projectId,
  kind: view.kind,
  shared: view.isShared,
  settings: presentSettings(view.settings),
  author: String(view.authorId),
  createdAt: toSeconds(view.createdAt),
  can: OFFERED.filter((action) => mayOnView(access, action, view)),
})

const presentSettings = ({ filter, columns, ...more }: ViewSettings): Static<typeof SettingsShape> => ({
  filter: {
    ...(filter.stateNames && { states: [...filter.stateNames] }),
    ...(filter.assignees && { assignees: [...filter.assignees] }),
    ...(filter.owners && { assignedBy: [...filter.owners] }),
    ...(filter.tagIds && { tags: [...filter.tagIds] }),
    ...(filter.clientId && { customer: filter.clientId }),
    ...(filter.deadline && { deadline: filter.deadline }),
    ...(filter.text && { search: filter.text }),
    ...(filter.archived && { archived: filter.archived === 'only' ? 'true' : 'all' }),
    ...(filter.withSubprojects && { recursive: true }),
  },
  ...(columns && { columns: [...columns] }),
  ...more,
})

const members = {
  group: Type.Optional(Nullable(Text(30, { description: 'A project id; null: for all projects.' }))),
  shared: Type.Optional(Nullable(Type.Boolean({ description: 'Needs a group.' }))),
  settings: Type.Optional(SettingsShape),
}
const EXAMPLE = {
  name: 'Late in the shop',
  group: '7296438250274881536',
  kind: 'list',
  shared: true,
  settings: { filter: { states: ['cb_active'], assignees: ['2'], deadline: 'overdue' }, sort: '-priority', groupBy: 'assignee' },
} // biome-ignore format: one thought
export const NewViewBody = Type.Object(
  { name: Name(100), kind: Choice(VIEW_KINDS), ...members },
  { examples: [EXAMPLE] },
)
export const ViewBody = Type.Object(
  { name: Type.Optional(Name(100)), kind: Type.Optional(Choice(VIEW_KINDS)), ...members },
  { examples: [{ name: 'Late everywhere', settings: { filter: { deadline: 'overdue' } } }] },
)

/** Of the body what a caller may set. */
export const toViewInput = ({ name, kind, group, shared, settings }: Static<typeof ViewBody>): ViewInput => ({
  ...(name !== undefined && { name }),
  ...(kind !== undefined && { kind }),
  ...(group !== undefined && { projectId: group || null }),
  ...(shared !== undefined && { isShared: shared ?? false }),
  ...(settings !== undefined && { settings: toSettings(settings) }),
})

function toSettings({
  filter,
  sort,
  groupBy,
  columns,
  calendar,
  zoom,
  rows,
}: Static<typeof SettingsShape>): ViewSettings {
  return {
    filter: toFilter(filter ?? {}),
    ...(sort && { sort }),
    ...(groupBy && { groupBy }),
    ...(columns?.length && { columns }),
    ...(calendar && { calendar }),
    ...(zoom && { zoom }),
    ...(rows && { rows }),
  }
}

const toFilter = (given: Static<typeof FilterShape>): ViewFilter => ({
  ...(given.states?.length && { stateNames: given.states }),
  ...(given.assignees?.length && { assignees: given.assignees }),
  ...(given.assignedBy?.length && { owners: given.assignedBy }),
  ...(given.tags?.length && { tagIds: given.tags }),
  ...(given.customer && { clientId: given.customer }),
  ...(given.deadline && { deadline: given.deadline }),
  ...(given.search && { text: given.search }),
  ...(given.archived && { archived: given.archived === 'true' ? ('only' as const) : ('too' as const) }),
  ...(given.recursive && { withSubprojects: true }),
})
