import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import type { ReadTx } from '../../../store/core/store.ts'
import * as events from '../../../store/event/events.ts'
import { changeState, type StateChange } from '../../../usecases/task/state.ts'
import { Nullable, Text } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { presentState } from '../project/state.shape.ts'
import { TaskStateActivityShape } from './activity.shape.ts'
import { TaskParams } from './task.shape.ts'

export const taskState: FastifyPluginAsyncTypebox = async (api) => {
  const schema = {
    operationId: 'updateTaskState',
    summary: 'Change the state of a task. Its present state again changes nothing.',
    tags: ['Tasks'],
    params: TaskParams,
    body: Type.Object(
      {
        value: Text(200, { description: 'The name of a state of the project.' }),
        reason: Type.Optional(
          Nullable(Text(1000, { description: 'Of a lead: why it is won or lost. It can be said later, too.' })),
        ),
      },
      { examples: [{ value: 'cb_completed' }] },
    ),
    response: { 200: TaskStateActivityShape, ...problems(403, 404, 422) },
  }
  const config = { action: 'change_task_state', fields: { state: '/value', 'lead.reason': '/reason' } } as const
  api.put('/tasks/:id/state', { config, schema }, ({ write, params, body }) =>
    write(async (tx) => presentStateChange(tx, await changeState(tx, params.id, { name: body.value }, reasonIn(body)))),
  )
}

/** Null and what is empty unset it. */
export const reasonIn = ({ reason }: { reason?: string | null }) =>
  reason === undefined ? undefined : reason?.trim() || null

async function presentStateChange(tx: ReadTx, change: StateChange): Promise<Static<typeof TaskStateActivityShape>> {
  const { task, oldState, newState } = change
  const activity = change.activity ?? (await events.latest(tx, task.id, ['task.state_changed']))
  return {
    _id: activity.id,
    user: String(activity.actorId),
    task: task.id,
    type: 'state-change',
    data: { oldState: presentState(oldState), newState: presentState(newState) },
  }
}
