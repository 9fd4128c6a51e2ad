/** Of tasks, in the order in which they are shown. */
export const COLUMNS = [
  'name', 'project', 'state', 'assignee', 'owner', 'start', 'deadline', 'priority', 'tags', 'client', 'created',
] as const // biome-ignore format: a list
export type TaskColumn = (typeof COLUMNS)[number]
/** Of leads. */
export const LEAD_COLUMNS = [
  'name', 'company', 'contact', 'state', 'assignee', 'owner', 'amount', 'probability', 'weighted', 'deadline', 'nextStep', 'priority', 'tags', 'client', 'created',
] as const // biome-ignore format: a list
export type Column = TaskColumn | (typeof LEAD_COLUMNS)[number]
/** What only leads have. */
export type LeadColumn = Exclude<Column, TaskColumn>
export const isOfLeads = (column: Column): column is LeadColumn => !COLUMNS.some((each) => each === column)
export const GROUPINGS = ['state', 'assignee', 'client', 'tag', 'priority'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** What is shown until somebody chooses. */
export const FIRST_COLUMNS: readonly Column[] = ['name', 'state', 'assignee', 'deadline', 'priority', 'tags', 'client']
export const FIRST_LEAD_COLUMNS: readonly Column[] = [
  'name', 'company', 'state', 'assignee', 'amount', 'probability', 'deadline', 'nextStep',
] // biome-ignore format: a list

/** How the list is sorted and grouped; it is in the address. */
export interface ListView<C extends Column = Column> {
  /** A column; with `-` the other way round. */
  sort?: C | `-${C}` | undefined
  by?: Grouping | undefined
  /** Those that a saved view shows, separated by commas; absent: those that this browser shows. */
  columns?: string | undefined
}

/** @param all  the columns that there are to choose from */
export function toView<C extends Column = TaskColumn>(
  { sort, by, columns }: Record<string, unknown>,
  all: readonly C[] = COLUMNS as readonly Column[] as readonly C[], // which is what C is then
): ListView<C> {
  const sorts: readonly unknown[] = all.flatMap((column) => [column, `-${column}`])
  return {
    sort: sorts.includes(sort) ? (sort as ListView<C>['sort']) : undefined,
    by: GROUPINGS.includes(by as Grouping) ? (by as Grouping) : undefined,
    columns: typeof columns === 'string' ? columnsIn(columns.split(','), all).join(',') : undefined,
  }
}

/** In their order. The name is always there. */
export const columnsIn = <C extends Column = TaskColumn>(
  names: readonly string[],
  all: readonly C[] = COLUMNS as readonly Column[] as readonly C[], // which is what C is then
) => all.filter((column) => column === 'name' || names.includes(column))

export const columnOf = (sort: ListView['sort']) => sort?.replace('-', '') as Column | undefined
/** Up, down, and as it was. */
export const nextSort = (sort: ListView['sort'], column: Column): ListView['sort'] =>
  sort === column ? `-${column}` : sort === `-${column}` ? undefined : column
