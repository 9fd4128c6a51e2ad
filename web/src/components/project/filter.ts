import { type Due, daysOf, isNamed } from './due.ts'

/** What the views of a project show; it is in the address, and the same in each of them. */
export interface Filter {
  /** Names of states. */
  state?: string[] | undefined
  /** Ids, separated by commas; `none` is nobody, `me` is whoever looks. */
  assignee?: string | undefined
  /** Ids, separated by commas; `me` is whoever looks. */
  owner?: string | undefined
  /** Ids, separated by commas. */
  tag?: string | undefined
  client?: string | undefined
  due?: Due | undefined
  text?: string | undefined
  archived?: 'only' | 'all' | undefined
  sub?: true | undefined
}
export const NOBODY = 'none'
export const READER = 'me'

export const CLEAR = {
  state: undefined,
  assignee: undefined,
  owner: undefined,
  tag: undefined,
  client: undefined,
  due: undefined,
  text: undefined,
  archived: undefined,
  sub: undefined,
} satisfies Record<keyof Filter, undefined>

const word = (value: unknown) =>
  (typeof value === 'string' || typeof value === 'number' ? String(value) : '') || undefined

/** All members are there, so that none of the address comes through as it was written. */
export function toFilter({
  state,
  assignee,
  owner,
  tag,
  client,
  due,
  text,
  archived,
  sub,
}: Record<string, unknown>): Filter {
  const states = [state].flat().flatMap((name) => word(name) ?? [])
  const when = word(due)
  return {
    state: states.length > 0 ? states : undefined,
    assignee: word(assignee),
    owner: word(owner),
    tag: word(tag),
    client: word(client),
    due: isNamed(when) || daysOf(when) ? when : undefined,
    text: word(text),
    archived: archived === 'only' || archived === 'all' ? archived : undefined,
    sub: sub === true || sub === 'true' || undefined,
  }
}

/** What the server is asked for; the rest is picked out here, at once. */
export const toQuery = ({ archived, sub }: Filter) => ({
  archived: archived === 'only' ? ('true' as const) : archived === 'all' ? ('all' as const) : ('false' as const),
  recursive: sub === true,
})

export const idsOf = (list: string | undefined) => list?.split(',').filter(Boolean) ?? []
export const listOf = (ids: readonly string[]) => ids.join(',') || undefined
export const isFiltered = (filter: Filter) => Object.keys(CLEAR).some((name) => filter[name as keyof Filter])
