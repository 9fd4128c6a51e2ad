import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Config } from '../../../config.ts'
import type { Store } from '../../../store/core/store.ts'
import * as webhooks from '../../../store/webhook/webhooks.ts'
import { createWebhook, deleteWebhook, editWebhook, renewSecret } from '../../../usecases/webhook/webhooks.ts'
import { IdShape } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import {
  NewWebhookBody,
  NewWebhookShape,
  presentNewWebhook,
  presentWebhook,
  SecretShape,
  toWebhookInput,
  WebhookBody,
  WebhookShape,
} from './webhook.shape.ts'

const tags = ['Webhooks']
const params = Type.Object({ id: IdShape })
const config = { action: 'manage_own_webhooks' } as const

export const webhookRoutes: FastifyPluginAsyncTypebox<{ store: Store; config: Config }> = async (api, services) => {
  const { store } = services
  const rules = { mayBePrivate: services.config.webhookPrivate }

  const list = {
    operationId: 'listWebhooks',
    summary: 'Your webhooks, oldest first.',
    tags,
    response: { 200: Type.Array(WebhookShape), ...problems() },
  }
  api.get('/users/self/webhook', { schema: list, config }, async ({ actor }) =>
    (await store.read(actor, webhooks.list)).map(presentWebhook),
  )

  const create = {
    operationId: 'createWebhook',
    summary: 'Make a webhook. The answer alone has its secret.',
    tags,
    body: NewWebhookBody,
    response: { 200: NewWebhookShape, ...problems(422) },
  }
  api.post('/users/self/webhook', { schema: create, config }, async ({ write, body }) => {
    const input = { ...toWebhookInput(body), type: body.type, url: body.url }
    return write(async (tx) => presentNewWebhook(await createWebhook(tx, input, rules)))
  })

  const edit = {
    operationId: 'updateWebhook',
    summary: 'Change a webhook of yours, or switch it off and on.',
    tags,
    params,
    body: WebhookBody,
    response: { 200: WebhookShape, ...problems(404, 422) },
  }
  api.put('/users/self/webhook/:id', { schema: edit, config }, async ({ write, params: { id }, body }) =>
    write(async (tx) => presentWebhook(await editWebhook(tx, id, toWebhookInput(body), rules))),
  )

  const renew = {
    operationId: 'renewWebhookSecret',
    summary: 'A new secret, shown this once. For a day both sign, so that receivers can change over.',
    tags,
    params,
    response: { 200: Type.Object({ secret: SecretShape }), ...problems(404) },
  }
  api.post('/users/self/webhook/:id/secret', { schema: renew, config }, async ({ write, params: { id } }) =>
    write(async (tx) => ({ secret: (await renewSecret(tx, id)).secret })),
  )

  const remove = {
    operationId: 'deleteWebhook',
    summary: 'Delete a webhook of yours.',
    tags,
    params,
    response: { 200: Type.Object({ _id: IdShape }), ...problems(404) },
  }
  api.delete('/users/self/webhook/:id', { schema: remove, config }, async ({ write, params: { id } }) => {
    return write(async (tx) => {
      await deleteWebhook(tx, id)
      return { _id: id }
    })
  })
}
