import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { followTask } from '../../../usecases/task/follow.ts'
import { IdShape } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { TaskParams } from './task.shape.ts'

export const taskFollow: FastifyPluginAsyncTypebox = async (api) => {
  api.put(
    '/tasks/:id/follow',
    {
      config: { action: 'follow_task' },
      schema: {
        operationId: 'followTask',
        summary: 'Follow a task, or cease to. Who sees it may. Answers who follows it then.',
        tags: ['Tasks'],
        params: TaskParams,
        body: Type.Object({ value: Type.Boolean() }, { examples: [{ value: true }] }),
        response: { 200: Type.Object({ followers: Type.Array(IdShape) }), ...problems(403, 404) },
      },
    },
    ({ write, params, body }) =>
      write(async (tx) => ({ followers: (await followTask(tx, params.id, body.value)).map(String) })),
  )
}
