import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import type { Store } from '../../../store/core/store.ts'
import { list, listWhole } from '../../../store/task/list.ts'
import type { WholeTask } from '../../../store/task/rows.ts'
import * as tasks from '../../../store/task/tasks.ts'
import { addSubtask } from '../../../usecases/task/add-subtask.ts'
import { createTask } from '../../../usecases/task/create.ts'
import { editTask } from '../../../usecases/task/edit.ts'
import { deleteTask } from '../../../usecases/task/trash.ts'
import { linkNext } from '../../http/next-page.ts'
import { IdShape, Text } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { NewTaskBody, SubtaskBody, TaskChangeBody, toTaskInput } from './body.ts'
import { FILTER_PARAMETERS, readFilters } from './list-filters.ts'
import { membersShown } from './list-members.ts'
import { contextsOf, EditedTaskShape, presented, presentedEdit } from './presented-task.ts'
import { LONG_PROPERTIES, presentSummary, presentTask, TaskItemShape, TaskParams, TaskShape } from './task.shape.ts'

const TaskQuery = Type.Object(
  {
    ...FILTER_PARAMETERS,
    limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
    skip: Type.Integer({ minimum: 0, maximum: 1e9, default: 0 }),
    include: Type.Optional(Text(2000, { description: 'Names of members, separated by commas: these alone.' })),
    exclude: Type.Optional(Text(2000, { description: 'Names of members, separated by commas: all but these.' })),
  },
  { additionalProperties: false },
)

export const taskRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  api.get(
    '/tasks',
    {
      config: { action: 'see_task', fields: { filters: 'search' } },
      schema: {
        operationId: 'listTasks',
        summary: 'Tasks, newest first. Leaves out desc, steps, files and recurrence unless include asks for them.',
        description:
          'With these, an answer ends after 2 MiB of texts, perhaps before `limit`: the header `Link` then says where it goes on, with rel="next".',
        tags: ['Tasks'],
        querystring: TaskQuery,
        response: { 200: Type.Array(TaskItemShape), ...problems(422) },
      },
    },
    async (request, reply) => {
      const { actor, query } = request
      const properties = membersShown(query)
      const isLong = LONG_PROPERTIES.some((property) => properties.has(property))
      const read: Store['read'] = query.search
        ? (actor, work) => store.readCostly(actor, ['filters'], work)
        : store.read
      return read(actor, async (tx) => {
        const filter = await readFilters(query, tx)
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

const pick = (item: Static<typeof TaskItemShape>, properties: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(item).filter(([name]) => properties.has(name))) as typeof item
