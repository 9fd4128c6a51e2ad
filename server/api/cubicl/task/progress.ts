import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Activity } from '../../../domain/events.ts'
import * as events from '../../../store/event/events.ts'
import { archiveTask } from '../../../usecases/task/archive.ts'
import { completeStep } from '../../../usecases/task/steps.ts'
import { IdShape } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { presentActivity, presentAs, TaskActivityShape } from './activity.shape.ts'
import { TaskParams } from './task.shape.ts'

/** These tell of neither files nor other tasks. */
const present = (activity: Activity) => presentActivity(activity, { fileNames: new Map(), isSeen: () => false })

export const taskProgress: FastifyPluginAsyncTypebox = async (api) => {
  api.put(
    '/tasks/:id/archive',
    {
      config: { action: 'archive_task' },
      schema: {
        operationId: 'archiveTask',
        summary: 'Archive a task, or take it back out.',
        tags: ['Tasks'],
        params: TaskParams,
        body: Type.Object({ value: Type.Boolean() }, { examples: [{ value: true }] }),
        response: { 200: TaskActivityShape, ...problems(403, 404) },
      },
    },
    ({ write, params, body: { value } }) =>
      write(async (tx) => {
        const activity = await archiveTask(tx, params.id, value)
        if (activity) return present(activity)
        return presentAs(
          await events.latest(tx, params.id, ['task.archived', 'task.restored']),
          value ? 'archive' : 'restore',
        )
      }),
  )

  api.put(
    '/tasks/:id/steps/:stepId',
    {
      config: { action: 'change_task_progress' },
      schema: {
        operationId: 'completeStep',
        summary: 'Tick a step of the checklist, or say how far it is.',
        tags: ['Tasks'],
        params: Type.Object({ id: IdShape, stepId: IdShape }),
        body: Type.Object(
          { completed: Type.Union([Type.Boolean(), Type.Number()]) },
          { examples: [{ completed: true }] },
        ),
        response: { 200: TaskActivityShape, ...problems(403, 404, 422) },
      },
    },
    ({ write, params, body }) =>
      write(async (tx) => {
        const activity = await completeStep(tx, params.id, params.stepId, body.completed)
        return activity
          ? present(activity)
          : presentAs(await events.latest(tx, params.id, ['task.progressed']), 'progress')
      }),
  )
}
