import { type Static, type TObject, type TProperties, Type } from 'typebox'
import { isRecordId, isSmallId } from '../../../domain/ids.ts'
import { withDescendants } from '../../../domain/project/project.ts'
import type { ReadTx } from '../../../store/core/store.ts'
import type { TaskFilter } from '../../../store/task/filters.ts'
import { refuseAt } from '../../http/refusals.ts'
import { Choice, Flag, GivenSeconds, Text, toLastMs, toMs } from '../../http/shapes.ts'

interface Filter<P extends TProperties> {
  readonly parameters: P
  /** Undefined: no task can pass, as an id is none. */
  read(given: Static<TObject<P>>, tx: ReadTx): TaskFilter | undefined
}
const filter = <P extends TProperties>(parameters: P, read: Filter<P>['read']): Filter<P> => ({ parameters, read })
const Id = (description: string) => Type.Optional(Type.String({ description }))
const byUser = (id: string | undefined, found: (id: number) => TaskFilter) =>
  !id ? {} : isSmallId(id) ? found(Number(id)) : undefined
const byRecord = (id: string | undefined, found: (id: string) => TaskFilter) =>
  !id ? {} : isRecordId(id) ? found(id) : undefined

/** The one place of each way to narrow `GET /tasks`: its parameters, and the filter that they ask for. */
const FILTERS = [
  filter(
    {
      group: Id('Project id.'),
      recursive: Type.Optional(Flag),
      kind: Type.Optional(
        Choice(['project', 'pipeline'], { description: 'Where they are: those of a pipeline are leads.' }),
      ),
    },
    ({ group, recursive, kind }, { org }) => {
      if (group && !org.projects.has(group)) return undefined
      const named = group ? (recursive === 'true' ? withDescendants(org, group) : [group]) : undefined
      if (!kind) return named ? { projectIds: named } : {}
      const ids = named ?? [...org.projects.keys()]
      return { projectIds: ids.filter((id) => org.projects.get(id)?.kind === kind) }
    },
  ),
  filter({ assignee: Id('User id.') }, ({ assignee }) => byUser(assignee, (assigneeId) => ({ assigneeId }))),
  filter({ follower: Id('User id.') }, ({ follower }) => byUser(follower, (followerId) => ({ followerId }))),
  filter({ assignedBy: Id('User id of the owner.') }, ({ assignedBy }) =>
    byUser(assignedBy, (ownerId) => ({ ownerId })),
  ),
  filter({ customer: Id('Client id.') }, ({ customer }) => byRecord(customer, (clientId) => ({ clientId }))),
  filter({ parent: Id('Id of the task that they lie under.') }, ({ parent }) =>
    byRecord(parent, (parentId) => ({ parentId })),
  ),
  filter({ tag: Type.Optional(Text(200, { description: 'The name of a tag.' })) }, ({ tag }) =>
    tag ? { tagName: tag } : {},
  ),
  filter({ state: Type.Optional(Text(1000, { description: 'The name of a state.' })) }, ({ state }) =>
    state ? { stateName: state } : {},
  ),
  filter({ search: Type.Optional(Text(200, { description: 'In the name, whatever the case.' })) }, ({ search }) =>
    search ? { text: search } : {},
  ),
  filter({ startDate: Type.Optional(GivenSeconds), endDate: Type.Optional(GivenSeconds) }, ({ startDate, endDate }) => {
    if (startDate === undefined && endDate === undefined) return {}
    if (startDate === undefined) throw refuseAt('startDate', 'required_with', { other: 'endDate' })
    if (endDate === undefined) throw refuseAt('endDate', 'required_with', { other: 'startDate' })
    if (endDate < startDate) throw refuseAt('endDate', 'before_other', { other: 'startDate' })
    return { interval: { from: toMs(startDate), to: toLastMs(endDate) } }
  }),
  filter(
    { deadlineFrom: Type.Optional(GivenSeconds), deadlineTo: Type.Optional(GivenSeconds) },
    ({ deadlineFrom: from, deadlineTo: to }) => {
      if (from !== undefined && to !== undefined && to < from)
        throw refuseAt('deadlineTo', 'before_other', { other: 'deadlineFrom' })
      return {
        ...(from !== undefined && { deadlineFrom: toMs(from) }),
        ...(to !== undefined && { deadlineTo: toLastMs(to) }),
      }
    },
  ),
  filter({ hasDeadline: Type.Optional(Choice(['true', 'false'])) }, ({ hasDeadline }) =>
    hasDeadline ? { hasDeadline: hasDeadline === 'true' } : {},
  ),
  filter({ archived: Choice(['true', 'false', 'all'], { default: 'false' }) }, ({ archived }) =>
    archived === 'all' ? {} : { archived: archived === 'true' },
  ),
  filter(
    {
      completed: Type.Optional(
        Choice(['true', 'false', 'all'], {
          description: "'false': those in a state that is neither completed nor cancelled.",
        }),
      ),
    },
    ({ completed = 'all' }) => (completed === 'all' ? {} : { completed: completed === 'true' }),
  ),
] as const

type Parameters = Together<(typeof FILTERS)[number]['parameters']>
type Together<Each> = (Each extends unknown ? (each: Each) => void : never) extends (all: infer All) => void
  ? All
  : never
export const FILTER_PARAMETERS = Object.assign({}, ...FILTERS.map(({ parameters }) => parameters)) as Parameters

/** Undefined: no task can pass. */
export function readFilters(given: Static<TObject<Parameters>>, tx: ReadTx): TaskFilter | undefined {
  const all: TaskFilter = {}
  for (const { read } of FILTERS as readonly Filter<TProperties>[]) {
    const one = read(given, tx)
    if (!one) return undefined
    Object.assign(all, one)
  }
  return all
}
