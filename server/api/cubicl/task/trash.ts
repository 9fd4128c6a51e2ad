import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { accessOf, mayInProject } from '../../../domain/access.ts'
import { isRecordId } from '../../../domain/ids.ts'
import type { Store } from '../../../store/core/store.ts'
import { visibleIds } from '../../../store/task/tasks.ts'
import * as trash from '../../../store/task/trash.ts'
import { restoreTask } from '../../../usecases/task/trash.ts'
import { Seconds, toSeconds } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { presented } from './presented-task.ts'
import { presentSummary, TaskItemShape, TaskParams, TaskShape } from './task.shape.ts'

const TrashedTaskShape = Type.Object({ ...TaskItemShape.properties, deletedAt: Seconds }, { title: 'TrashedTask' })

export const taskTrash: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  api.get(
    '/tasks/trash',
    {
      config: { action: 'see_task' },
      schema: {
        operationId: 'listTrash',
        summary:
          'The deleted tasks of a project that you may restore, what was deleted last first. They are kept for 30 days.',
        tags: ['Tasks'],
        querystring: Type.Object(
          {
            group: Type.String({ description: 'Project id.' }),
            limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
            skip: Type.Integer({ minimum: 0, maximum: 1e9, default: 0 }),
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Array(TrashedTaskShape), ...problems() },
      },
    },
    ({ actor, query: { group, ...page } }) =>
      store.read(actor, async (tx) => {
        if (!isRecordId(group) || !tx.org.projects.has(group)) return []
        const mayAll = mayInProject(accessOf(tx.org, actor.userId), 'delete_task', group)
        const found = await trash.list(tx, { projectId: group, ...(!mayAll && { ownerId: actor.userId }) }, page)
        const parents = await visibleIds(tx, found.flatMap(({ parentId }) => parentId ?? [])) // biome-ignore format: one thought
        const context = { org: tx.org, now: tx.now, isSeen: (id: string) => parents.has(id), isOpen: () => false }
        return found.map((task) => ({
          ...presentSummary({ ...task, subtaskIds: [], blockerIds: [] }, context), // what lay under it lies elsewhere now, and it waits for nothing
          deletedAt: toSeconds(task.deletedAt),
        }))
      }),
  )

  api.post(
    '/tasks/:id/restore',
    {
      config: { action: 'delete_task' },
      schema: {
        operationId: 'restoreTask',
        summary: 'Take a deleted task back out of the trash. Who may delete it may do so.',
        tags: ['Tasks'],
        params: TaskParams,
        response: { 200: TaskShape, ...problems(403, 404) },
      },
    },
    ({ write, params }) => write(async (tx) => presented(tx, await restoreTask(tx, params.id))),
  )
}
