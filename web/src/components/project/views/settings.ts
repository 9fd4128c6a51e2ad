import type { View } from '../../../api.ts'
import { CLEAR, type Filter, idsOf, listOf, toFilter } from '../filter.ts'
import { type TaskColumn, toView } from '../list/view.ts'
import { toShown } from '../timeline/shown.ts'

export type Kind = View['kind']
export type Settings = View['settings']
export const KINDS: readonly Kind[] = ['board', 'list', 'calendar', 'timeline']

type Search = Record<string, unknown>

/** What the address shows, as it is saved; what the kind has no use for is left out. */
export function settingsOf(kind: Kind, search: Search): Settings {
  const { state, assignee, owner, tag, client, due, text, archived, sub } = toFilter(search)
  const { sort, by, columns } = toView(search)
  const { cal } = search
  return {
    filter: {
      ...(state && { states: state }),
      ...(assignee && { assignees: idsOf(assignee) }),
      ...(owner && { assignedBy: idsOf(owner) }),
      ...(tag && { tags: idsOf(tag) }),
      ...(client && { customer: client }),
      ...(due && { deadline: due }),
      ...(text && { search: text }),
      ...(archived && { archived: archived === 'only' ? ('true' as const) : ('all' as const) }),
      ...(sub && { recursive: true }),
    },
    ...(kind === 'list' && {
      ...(sort && { sort }),
      ...(by && { groupBy: by }),
      ...(columns && { columns: columns.split(',') as TaskColumn[] }), // toView has seen to them
    }),
    ...(kind === 'calendar' && cal === 'week' && { calendar: cal }),
    ...(kind === 'timeline' && toShown(search)),
  }
}

/** What the address says where a view is open; all that another view may have left there is cleared. */
export function searchOf({ _id, settings }: Pick<View, '_id' | 'settings'>): Search {
  const { filter = {}, sort, groupBy, columns, calendar, zoom, rows } = settings
  const asked: Filter = {
    state: filter.states,
    assignee: listOf(filter.assignees ?? []),
    owner: listOf(filter.assignedBy ?? []),
    tag: listOf(filter.tags ?? []),
    client: filter.customer,
    due: filter.deadline,
    text: filter.search,
    archived: filter.archived === 'true' ? 'only' : filter.archived,
    sub: filter.recursive ? true : undefined,
  }
  return {
    ...CLEAR,
    ...asked,
    ...{ sort, by: groupBy, columns: columns && listOf(columns), cal: calendar, zoom, rows },
    view: _id,
  }
}

/** Whether both show the same, in whatever order their members are. */
export const isSame = (a: Settings, b: Settings) => inOrder(a) === inOrder(b)
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_name, each) =>
    typeof each === 'object' && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort()) : each,
  ) // biome-ignore format: one thought
