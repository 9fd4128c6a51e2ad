import { type Static, type TObject, type TProperties, Type } from 'typebox'
import { isRecordId, isSmallId } from '../../../domain/ids.ts'
import type { Organization } from '../../../domain/organization/organization.ts'
import { withDescendants } from '../../../domain/project/project.ts'
import {
  all,
  any,
  between,
  compares,
  EVERY_TASK,
  exists,
  isIn,
  NO_TASK,
  type TaskFilter,
} from '../../../domain/task/filter.ts'
import type { QueryField } from '../../../domain/task/query-fields.ts'
import type { ReadTx } from '../../../store/core/store.ts'
import { tagged, under } from '../../../store/task/filters.ts'
import { refuseAt } from '../../http/refusals.ts'
import { Choice, Flag, GivenSeconds, Text, toLastMs, toMs } from '../../http/shapes.ts'

interface Filter<P extends TProperties> {
  readonly schema: P
  /** Which tasks its parameters ask for. `projectIds` are those asked for beside it; undefined: all. */
  where(given: Static<TObject<P>>, tx: ReadTx, projectIds?: readonly string[]): TaskFilter | Promise<TaskFilter>
}
const filter = <P extends TProperties>(schema: P, where: Filter<P>['where']): Filter<P> => ({ schema, where })
const Id = (description: string) => Type.Optional(Type.String({ description }))
const byUser = (field: QueryField, id: string | undefined) =>
  !id ? EVERY_TASK : isSmallId(id) ? isIn(field, [Number(id)]) : NO_TASK
const byRecord = (field: QueryField, id: string | undefined) =>
  !id ? EVERY_TASK : isRecordId(id) ? isIn(field, [id]) : NO_TASK

const place = {
  group: Id('Project id.'),
  recursive: Type.Optional(Flag),
  kind: Type.Optional(
    Choice(['project', 'pipeline'], { description: 'Where they are: those of a pipeline are leads.' }),
  ),
}
/** Undefined: all. */
function projectIdsOf({ group, recursive, kind }: Static<TObject<typeof place>>, org: Organization) {
  if (!group && !kind) return undefined
  const asked = !group ? [...org.projects.keys()] : recursive === 'true' ? withDescendants(org, group) : [group]
  return asked.filter((id) => org.projects.has(id) && (!kind || org.projects.get(id)?.kind === kind))
}

/** The one place of each way to narrow `GET /tasks`: its parameters, and the tasks that they ask for. */
const FILTERS = [
  filter(place, (_given, _tx, projectIds) => (projectIds ? isIn('projectId', projectIds) : EVERY_TASK)),
  filter({ assignee: Id('User id.') }, ({ assignee }) => byUser('assigneeIds', assignee)),
  filter({ follower: Id('User id.') }, ({ follower }) => byUser('followerIds', follower)),
  filter({ assignedBy: Id('User id of the owner.') }, ({ assignedBy }) => byUser('ownerId', assignedBy)),
  filter({ customer: Id('Client id.') }, ({ customer }) => byRecord('clientId', customer)),
  filter({ parent: Id('Id of the task that they lie under.') }, ({ parent }, tx) =>
    !parent ? EVERY_TASK : isRecordId(parent) ? under(tx, parent) : NO_TASK,
  ),
  filter({ tag: Type.Optional(Text(200, { description: 'The name of a tag.' })) }, ({ tag }, tx, projectIds) =>
    tag ? tagged(tx, tag, projectIds) : EVERY_TASK,
  ),
  filter({ state: Type.Optional(Text(1000, { description: 'The name of a state.' })) }, ({ state }, { org }) =>
    state ? isIn('stageId', stateIdsNamed(org, state)) : EVERY_TASK,
  ),
  filter({ search: Type.Optional(Text(200, { description: 'In the name, whatever the case.' })) }, ({ search }) =>
    search ? { kind: 'nameContains', text: search } : EVERY_TASK,
  ),
  filter({ startDate: Type.Optional(GivenSeconds), endDate: Type.Optional(GivenSeconds) }, ({ startDate, endDate }) => {
    if (startDate === undefined && endDate === undefined) return EVERY_TASK
    if (startDate === undefined) throw refuseAt('startDate', 'required_with', { other: 'endDate' })
    if (endDate === undefined) throw refuseAt('endDate', 'required_with', { other: 'startDate' })
    if (endDate < startDate) throw refuseAt('endDate', 'before_other', { other: 'startDate' })
    const [from, to] = [toMs(startDate), toLastMs(endDate)]
    return any(between('startAt', from, to), between('deadlineAt', from, to))
  }),
  filter(
    { deadlineFrom: Type.Optional(GivenSeconds), deadlineTo: Type.Optional(GivenSeconds) },
    ({ deadlineFrom: from, deadlineTo: to }) => {
      if (from !== undefined && to !== undefined && to < from)
        throw refuseAt('deadlineTo', 'before_other', { other: 'deadlineFrom' })
      return all(
        from === undefined ? EVERY_TASK : compares('deadlineAt', 'gte', toMs(from)),
        to === undefined ? EVERY_TASK : compares('deadlineAt', 'lte', toLastMs(to)),
      )
    },
  ),
  filter({ hasDeadline: Type.Optional(Choice(['true', 'false'])) }, ({ hasDeadline }) =>
    hasDeadline ? exists('deadlineAt', hasDeadline === 'true') : EVERY_TASK,
  ),
  filter({ archived: Choice(['true', 'false', 'all'], { default: 'false' }) }, ({ archived }) =>
    archived === 'all' ? EVERY_TASK : exists('archivedAt', archived === 'true'),
  ),
  filter(
    {
      completed: Type.Optional(
        Choice(['true', 'false', 'all'], {
          description: "'false': those in a state that is neither completed nor cancelled.",
        }),
      ),
    },
    ({ completed = 'all' }) => (completed === 'all' ? EVERY_TASK : exists('completedAt', completed === 'true')),
  ),
] as const

/** Several projects may have one of the name. Letter for letter. */
const stateIdsNamed = ({ states }: Organization, name: string) =>
  [...states.values()].filter((state) => state.name === name).map(({ id }) => id)

type Parameters = Together<(typeof FILTERS)[number]['schema']>
type Together<Each> = (Each extends unknown ? (each: Each) => void : never) extends (all: infer All) => void
  ? All
  : never
export const FILTER_PARAMETERS = Object.assign({}, ...FILTERS.map(({ schema }) => schema)) as Parameters

/** The tasks that all of the parameters ask for. */
export async function readFilters(given: Static<TObject<Parameters>>, tx: ReadTx): Promise<TaskFilter> {
  const projectIds = projectIdsOf(given, tx.org)
  const filters: TaskFilter[] = []
  for (const { where } of FILTERS as readonly Filter<TProperties>[]) filters.push(await where(given, tx, projectIds))
  return all(...filters)
}
