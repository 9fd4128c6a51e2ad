import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import { fault } from '../../../domain/errors.ts'
import { isRecordId, isSmallId } from '../../../domain/ids.ts'
import { withDescendants } from '../../../domain/project/project.ts'
import type { ReadTx, Store } from '../../../store/core/store.ts'
import { list, listWhole, type TaskFilter } from '../../../store/task/list.ts'
import type { WholeTask } from '../../../store/task/rows.ts'
import * as tasks from '../../../store/task/tasks.ts'
import { addSubtask } from '../../../usecases/task/add-subtask.ts'
import { createTask } from '../../../usecases/task/create.ts'
import { editTask } from '../../../usecases/task/edit.ts'
import { deleteTask } from '../../../usecases/task/trash.ts'
import { linkNext } from '../../http/next-page.ts'
import { refuseAllAt, refuseAt } from '../../http/refusals.ts'
import { Choice, Flag, GivenSeconds, IdShape, Text, toLastMs, toMs } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { NewTaskBody, SubtaskBody, TaskChangeBody, toTaskInput } from './body.ts'
import { contextsOf, EditedTaskShape, presented, presentedEdit } from './presented-task.ts'
import {
  LONG_PROPERTIES,
  presentSummary,
  presentTask,
  TASK_PROPERTIES,
  TaskItemShape,
  TaskParams,
  type TaskProperty,
  TaskShape,
} from './task.shape.ts'

const TaskQuery = Type.Object(
  {
    group: Type.Optional(Type.String({ description: 'Project id.' })),
    kind: Type.Optional(
      Choice(['project', 'pipeline'], { description: 'Where they are: those of a pipeline are leads.' }),
    ),
    assignee: Type.Optional(Type.String({ description: 'User id.' })),
    follower: Type.Optional(Type.String({ description: 'User id.' })),
    limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
    skip: Type.Integer({ minimum: 0, maximum: 1e9, default: 0 }),
    tag: Type.Optional(Text(200, { description: 'The name of a tag.' })),
    customer: Type.Optional(Type.String({ description: 'Client id.' })),
    parent: Type.Optional(Type.String({ description: 'Id of the task that they lie under.' })),
    assignedBy: Type.Optional(Type.String({ description: 'User id of the owner.' })),
    startDate: Type.Optional(GivenSeconds),
    endDate: Type.Optional(GivenSeconds),
    state: Type.Optional(Text(1000, { description: 'The name of a state.' })),
    deadlineFrom: Type.Optional(GivenSeconds),
    deadlineTo: Type.Optional(GivenSeconds),
    hasDeadline: Type.Optional(Choice(['true', 'false'])),
    archived: Choice(['true', 'false', 'all'], { default: 'false' }),
    completed: Type.Optional(
      Choice(['true', 'false', 'all'], {
        description: "'false': those in a state that is neither completed nor cancelled.",
      }),
    ),
    recursive: Type.Optional(Flag),
    search: Type.Optional(Text(200, { description: 'In the name, whatever the case.' })),
    include: Type.Optional(Text(2000, { description: 'Names of members, separated by commas: these alone.' })),
    exclude: Type.Optional(Text(2000, { description: 'Names of members, separated by commas: all but these.' })),
  },
  { additionalProperties: false },
)
type Query = Static<typeof TaskQuery>

export const taskRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  api.get(
    '/tasks',
    {
      config: { action: 'see_task' },
      schema: {
        operationId: 'listTasks',
        summary: 'Tasks, newest first. Leaves out desc, steps, files and recurrence unless include asks for them.',
        description:
          'With these, an answer ends after 2 MiB of texts, perhaps before `limit`: the header `Link` then says where it goes on, with rel="next".',
        tags: ['Tasks'],
        querystring: TaskQuery,
        response: { 200: Type.Array(TaskItemShape), ...problems() },
      },
    },
    async (request, reply) => {
      const { actor, query } = request
      const properties = propertiesOf(query)
      const isLong = LONG_PROPERTIES.some((property) => properties.has(property))
      return store.read(actor, async (tx) => {
        const filter = toFilter(tx, query)
        if (!filter) return []
        const { tasks: found, isCut } = isLong
          ? await listWhole(tx, filter, query)
          : { tasks: await list(tx, filter, query), isCut: false }
        if (isCut) linkNext(request, reply, { skip: query.skip + found.length })
        const contexts = await contextsOf(tx, found)
        const isAll = !query.include && !query.exclude
        return found.map((task) => {
          const item =
            'desc' in task ? presentTask(task as WholeTask, contexts(task)) : presentSummary(task, contexts(task))
          return isAll ? item : pick(item, properties)
        })
      })
    },
  )

  api.get(
    '/tasks/:id',
    {
      config: { action: 'see_task' },
      schema: {
        operationId: 'getTask',
        summary: 'A task, whole.',
        tags: ['Tasks'],
        params: TaskParams,
        response: { 200: TaskShape, ...problems(404) },
      },
    },
    ({ actor, params }) => store.read(actor, async (tx) => presented(tx, await tasks.get(tx, params.id))),
  )

  api.post(
    '/tasks',
    {
      config: { action: 'create_task' },
      schema: {
        operationId: 'createTask',
        summary: 'Make a task.',
        tags: ['Tasks'],
        body: NewTaskBody,
        response: { 200: TaskShape, ...problems(403, 422) },
      },
    },
    ({ write, body }) =>
      write(async (tx) =>
        presented(
          tx,
          await createTask(tx, { ...toTaskInput(body), projectId: body.group, name: body.name }, { reminds: true }),
        ),
      ),
  )

  api.put(
    '/tasks/:id',
    {
      config: { action: 'see_task' },
      schema: {
        operationId: 'updateTask',
        summary: 'Change what is given. Null, or what is falsy for the type, unsets.',
        tags: ['Tasks'],
        params: TaskParams,
        body: TaskChangeBody,
        response: {
          200: EditedTaskShape,
          ...problems(403, 404, 422),
        },
      },
    },
    ({ write, params, body }) =>
      write(async (tx) => {
        const options = { updateTemplate: body.updateTemplate ?? false, reminds: true, inSeconds: true }
        return presentedEdit(tx, await editTask(tx, params.id, toTaskInput(body), options))
      }),
  )

  api.delete(
    '/tasks/:id',
    {
      config: { action: 'delete_task' },
      schema: {
        operationId: 'deleteTask',
        summary: 'Delete a task: it is in the trash for 30 days. Its subtasks stay, under no task.',
        tags: ['Tasks'],
        params: TaskParams,
        response: { 200: Type.Object({ _id: IdShape }), ...problems(403, 404) },
      },
    },
    async ({ write, params }) => {
      return write(async (tx) => {
        await deleteTask(tx, params.id)
        return { _id: params.id }
      })
    },
  )

  api.post(
    '/tasks/:id/subtasks',
    {
      config: { action: 'add_subtask' },
      schema: {
        operationId: 'addSubtask',
        summary:
          'Put a task that there is under this one, after its subtasks. Answers the parent. A new one: POST /tasks with parent.',
        tags: ['Tasks'],
        params: TaskParams,
        body: SubtaskBody,
        response: { 200: TaskShape, ...problems(403, 404, 422) },
      },
    },
    ({ write, params, body }) => write(async (tx) => presented(tx, await addSubtask(tx, params.id, body.subtask))),
  )
}

/** Undefined: nothing can match, as an id in it is none. */
function toFilter(tx: ReadTx, query: Query): TaskFilter | undefined {
  const { group, assignee, follower, assignedBy, customer, tag, startDate, endDate, archived, search } = query
  const { completed = 'all', state, hasDeadline, parent } = query
  if (
    [group, customer, parent].some((id) => id && !isRecordId(id)) ||
    [assignee, follower, assignedBy].some((id) => id && !isSmallId(id))
  )
    return undefined
  if (group && !tx.org.projects.has(group)) return undefined
  const interval = intervalOf(startDate, endDate)
  const deadline = deadlineOf(query)
  const projectIds = projectIdsOf(tx, query)
  return {
    ...(projectIds && { projectIds }),
    ...(assignee && { assigneeId: Number(assignee) }),
    ...(follower && { followerId: Number(follower) }),
    ...(assignedBy && { ownerId: Number(assignedBy) }),
    ...(customer && { clientId: customer }),
    ...(parent && { parentId: parent }),
    ...(tag && { tagName: tag }),
    ...(interval && { interval }),
    ...(state && { stateName: state }),
    ...(deadline && { deadline }),
    ...(hasDeadline && { hasDeadline: hasDeadline === 'true' }),
    ...(archived !== 'all' && { archived: archived === 'true' }),
    ...(completed !== 'all' && { completed: completed === 'true' }),
    ...(search && { text: search }),
  }
}

function projectIdsOf({ org }: ReadTx, { group, recursive, kind }: Query): readonly string[] | undefined {
  const named = group && (recursive === 'true' ? withDescendants(org, group) : [group])
  if (!kind) return named || undefined
  return (named || [...org.projects.keys()]).filter((id) => org.projects.get(id)?.kind === kind)
}

function intervalOf(startDate: number | undefined, endDate: number | undefined) {
  if (startDate === undefined && endDate === undefined) return undefined
  if (startDate === undefined) throw refuseAt('startDate', 'required_with', { other: 'endDate' })
  if (endDate === undefined) throw refuseAt('endDate', 'required_with', { other: 'startDate' })
  if (endDate < startDate) throw refuseAt('endDate', 'before_other', { other: 'startDate' })
  return { from: toMs(startDate), to: toLastMs(endDate) }
}

function deadlineOf({ deadlineFrom: from, deadlineTo: to }: Query) {
  if (from === undefined && to === undefined) return undefined
  if (from !== undefined && to !== undefined && to < from)
    throw refuseAt('deadlineTo', 'before_other', { other: 'deadlineFrom' })
  return { ...(from !== undefined && { from: toMs(from) }), ...(to !== undefined && { to: toLastMs(to) }) }
}

function propertiesOf({ include, exclude }: Query): Set<TaskProperty> {
  if (include && exclude)
    throw refuseAllAt([
      fault('include', 'not_together', { other: 'exclude' }),
      fault('exclude', 'not_together', { other: 'include' }),
    ])
  if (include) return new Set<TaskProperty>(['_id', ...namesIn('include', include)])
  const left = new Set<TaskProperty>(TASK_PROPERTIES.filter((property) => !LONG_PROPERTIES.includes(property)))
  for (const name of namesIn('exclude', exclude ?? '')) if (name !== '_id') left.delete(name)
  return left
}

function namesIn(parameter: string, list: string): TaskProperty[] {
  const names = list.split(',').map((name) => name.trim()).filter(Boolean) // biome-ignore format: one thought
  const unknown = names.filter((name) => !TASK_PROPERTIES.includes(name as TaskProperty))
  if (unknown.length > 0) throw refuseAt(parameter, 'unknown_members', { names: unknown })
  return names as TaskProperty[]
}

const pick = (item: Static<typeof TaskItemShape>, properties: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(item).filter(([name]) => properties.has(name))) as typeof item
