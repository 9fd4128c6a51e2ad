/** In the order in which they are shown. */
export const COLUMNS = [
  'name', 'project', 'state', 'assignee', 'owner', 'start', 'deadline', 'priority', 'tags', 'client', 'created',
] as const // biome-ignore format: a list
export type Column = (typeof COLUMNS)[number]
export const GROUPINGS = ['state', 'assignee', 'client', 'tag', 'priority'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** What is shown until somebody chooses. */
export const FIRST_COLUMNS: readonly Column[] = ['name', 'state', 'assignee', 'deadline', 'priority', 'tags', 'client']

/** How the list is sorted and grouped; it is in the address. */
export interface ListView {
  /** A column; with `-` the other way round. */
  sort?: Column | `-${Column}` | undefined
  by?: Grouping | undefined
  /** Those that a saved view shows, separated by commas; absent: those that this browser shows. */
  columns?: string | undefined
}

const SORTS: readonly unknown[] = COLUMNS.flatMap((column) => [column, `-${column}`])

export const toView = ({ sort, by, columns }: Record<string, unknown>): ListView => ({
  sort: SORTS.includes(sort) ? (sort as ListView['sort']) : undefined,
  by: GROUPINGS.includes(by as Grouping) ? (by as Grouping) : undefined,
  columns: typeof columns === 'string' ? columnsIn(columns.split(',')).join(',') : undefined,
})

/** In their order. The name is always there. */
export const columnsIn = (names: readonly string[]) =>
  COLUMNS.filter((column) => column === 'name' || names.includes(column))

export const columnOf = (sort: ListView['sort']) => sort?.replace('-', '') as Column | undefined
/** Up, down, and as it was. */
export const nextSort = (sort: ListView['sort'], column: Column): ListView['sort'] =>
  sort === column ? `-${column}` : sort === `-${column}` ? undefined : column
