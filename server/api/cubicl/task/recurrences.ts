import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { onDays } from '../../../domain/task/dates.ts'
import type { Store } from '../../../store/core/store.ts'
import * as tasks from '../../../store/task/tasks.ts'
import { previewOf } from '../../../usecases/task/recurrence.ts'
import { refuseAt } from '../../http/refusals.ts'
import { GivenSeconds, Nullable, Seconds, Text, toMs, toSecondsOrNull } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { RecurrenceBody, toRecurrence } from './body.ts'

const Dates = Type.Object({
  start: Nullable(Seconds),
  deadline: Nullable(Seconds),
  allDay: Type.Boolean({ description: 'They are days.' }),
})

export const recurrences: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  api.post(
    '/recurrences/preview',
    {
      config: { action: 'see_organization' },
      schema: {
        operationId: 'previewRecurrence',
        summary: 'The dates that the next copies of a task would have. Changes nothing.',
        tags: ['Tasks'],
        body: Type.Object(
          {
            recurrence: RecurrenceBody,
            start: Type.Optional(Nullable(GivenSeconds)),
            deadline: Type.Optional(Nullable(GivenSeconds)),
            allDay: Type.Optional(Nullable(Type.Boolean({ description: 'The dates are days.' }))),
            task: Type.Optional(Nullable(Text(30, { description: 'The task, where it recurs already.' }))),
            count: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 5 })),
          },
          {
            examples: [
              {
                recurrence: {
                  type: 'monthly',
                  period: 1,
                  createWhen: 'completed',
                  active: true,
                  stopCondition: 'none',
                },
                deadline: 1769817600,
              },
            ],
          },
        ),
        response: { 200: Type.Array(Dates), ...problems(422) },
      },
    },
    ({ actor, body: { recurrence, start, deadline, allDay, task: taskId, count = 5 } }) =>
      store.read(actor, async (tx) => {
        const task = taskId ? await tasks.find(tx, taskId) : undefined
        if (taskId && !task) throw refuseAt('/task', 'unknown_reference', { noun: 'task' })
        const given = { start: start ? toMs(start) : null, deadline: deadline ? toMs(deadline) : null }
        const dates = allDay ? { ...onDays(given, tx.org.zone), allDay } : given
        return previewOf(tx, toRecurrence(recurrence), dates, task, count).map((each) => ({
          start: toSecondsOrNull(each.start),
          deadline: toSecondsOrNull(each.deadline),
          allDay: each.allDay ?? false,
        }))
      }),
  )
}
