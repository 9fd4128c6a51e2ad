import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { placeTask } from '../../../usecases/task/place.ts'
import { Nullable, Text } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { EditedTaskShape, presentedEdit } from './presented-task.ts'
import { reasonIn } from './state.ts'
import { TaskParams } from './task.shape.ts'

export const taskPlace: FastifyPluginAsyncTypebox = async (api) => {
  const neighbour = (where: string) =>
    Type.Optional(Text(30, { description: `The id of a task in the same column, which is to be right ${where} it.` }))
  const schema = {
    operationId: 'placeTask',
    summary: 'Put a task right before or after another of a column: of its own, or of the state that is given.',
    description:
      'The server finds the priorityScore. Where there is no room between two, tasks next to it move as well, without an activity of theirs; who follows the events hears of one `task-reordered` of the project. With both neighbours given, `before` decides. Without one the task keeps its priorityScore.',
    tags: ['Tasks'],
    params: TaskParams,
    body: Type.Object(
      {
        before: neighbour('below'),
        after: neighbour('above'),
        state: Type.Optional(Text(200, { description: 'The name of a state of its project. Absent: its own.' })),
        reason: Type.Optional(Nullable(Text(1000, { description: 'Of a lead: why it is won or lost by it.' }))),
      },
      { examples: [{ before: '7296438250274881538' }] },
    ),
    response: { 200: EditedTaskShape, ...problems(403, 404, 422) },
  }
  const config = { action: 'see_task', fields: { 'lead.reason': '/reason' } } as const
  api.put('/tasks/:id/place', { config, schema }, ({ write, params, body }) =>
    write(async (tx) => {
      const { before: beforeId, after: afterId, state } = body
      return presentedEdit(tx, await placeTask(tx, params.id, { beforeId, afterId, state, reason: reasonIn(body) }))
    }),
  )
}
