import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { DELIVERY_STATES } from '../../../domain/webhook/delivery.ts'
import type { Store } from '../../../store/core/store.ts'
import * as deliveries from '../../../store/webhook/deliveries.ts'
import * as webhooks from '../../../store/webhook/webhooks.ts'
import { replay, resend, sendTest } from '../../../usecases/webhook/deliveries.ts'
import { Choice, IdShape, toLastMs, toMs } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { shownBody, testBody } from './body.ts'
import { DeliveryIdShape, DeliveryShape, DeliveryWithBodyShape, presentDelivery, ReplayBody } from './delivery.shape.ts'
import { presentWebhook } from './webhook.shape.ts'

const tags = ['Webhooks']
const params = Type.Object({ id: IdShape })
const deliveryParams = Type.Object({ id: IdShape, deliveryId: DeliveryIdShape })
const config = { action: 'manage_own_webhooks' } as const
const PATH = '/users/self/webhook/:id'

export const deliveryRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const list = {
    operationId: 'listDeliveries',
    summary: 'What a webhook of yours was told in the last 30 days, or is still to be; newest first.',
    tags,
    params,
    querystring: Type.Object(
      {
        state: Type.Optional(Choice(DELIVERY_STATES)),
        before: Type.Optional(Type.String({ description: 'The id of the last one that you have already.' })),
        limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
      },
      { additionalProperties: false },
    ),
    response: { 200: Type.Array(DeliveryShape), ...problems(404) },
  }
  api.get(`${PATH}/deliveries`, { schema: list, config }, async ({ actor, params: { id }, query }) =>
    store.read(actor, async (tx) => {
      await webhooks.get(tx, id)
      return (await deliveries.list(tx, id, query)).map(presentDelivery)
    }),
  )

  const get = {
    operationId: 'getDelivery',
    summary: 'One delivery, with its body as far as you may see it now.',
    tags,
    params: deliveryParams,
    response: { 200: DeliveryWithBodyShape, ...problems(404) },
  }
  api.get(`${PATH}/deliveries/:deliveryId`, { schema: get, config }, async ({ actor, params: { id, deliveryId } }) =>
    store.read(actor, async (tx) => {
      await webhooks.get(tx, id)
      const found = await deliveries.get(tx, id, deliveryId)
      return { ...presentDelivery(found), body: JSON.parse(await shownBody(tx, found)) }
    }),
  )

  const again = {
    operationId: 'resendDelivery',
    summary: 'Send a delivery again, once, under its old id.',
    tags,
    params: deliveryParams,
    response: { 200: DeliveryShape, ...problems(404, 422) },
  }
  api.post(
    `${PATH}/deliveries/:deliveryId/resend`,
    { schema: again, config },
    async ({ write, params: { id, deliveryId } }) =>
      write(async (tx) => presentDelivery(await resend(tx, id, deliveryId))),
  )

  const replayed = {
    operationId: 'replayDeliveries',
    summary: 'Send every event of a time again, under its old id; both ends are inclusive.',
    tags,
    params,
    body: ReplayBody,
    response: { 200: Type.Object({ count: Type.Integer() }), ...problems(404, 422) },
  }
  api.post(
    `${PATH}/replay`,
    { schema: replayed, config: { ...config, fields: { from: '/from', to: '/to' } } },
    async ({ write, params: { id }, body: { from, to } }) =>
      write(async (tx) => ({ count: await replay(tx, id, { from: toMs(from), to: toLastMs(to) }) })),
  )

  const test = {
    operationId: 'testWebhook',
    summary: 'Send a delivery of type test, once.',
    tags,
    params,
    response: { 200: DeliveryShape, ...problems(404, 422) },
  }
  api.post(`${PATH}/test`, { schema: test, config }, async ({ write, params: { id } }) =>
    write(async (tx) =>
      presentDelivery(await sendTest(tx, id, (webhook) => testBody(tx.now, presentWebhook(webhook)))),
    ),
  )
}
