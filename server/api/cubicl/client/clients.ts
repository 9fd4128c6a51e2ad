import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import * as clients from '../../../store/client/clients.ts'
import type { Store } from '../../../store/core/store.ts'
import { createClient, deleteClient, editClient } from '../../../usecases/client/clients.ts'
import { linkNext } from '../../http/next-page.ts'
import { Flag, IdShape, Text } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import {
  ClientBody,
  ClientItemShape,
  ClientShape,
  NewClientBody,
  presentClient,
  presentClientName,
  toClientContent,
} from './client.shape.ts'

const tags = ['Clients']
const params = Type.Object({ id: IdShape })

export const clientRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const list = {
    operationId: 'listClients',
    summary: 'Clients by name: their ids and names, or all about them.',
    description:
      'With all about them, an answer ends after 2 MiB of texts, perhaps before `limit`: the header `Link` then says where it goes on, with rel="next".',
    tags,
    querystring: Type.Object(
      {
        name: Type.Optional(Text(200, { description: 'A word of the name or the full name starts with it.' })),
        email: Type.Optional(Text(254, { description: "The client's or a contact's." })),
        search: Type.Optional(
          Text(200, {
            description:
              "Words of its names and its contacts', the beginning of an address of theirs, or four or more digits of a phone.",
            examples: ['0532 987 65 43'],
          }),
        ),
        includeAllFields: Type.Optional(Flag),
        skip: Type.Integer({ minimum: 0, maximum: 1_000_000_000, default: 0 }),
        limit: Type.Integer({ minimum: 1, maximum: 500, default: 10 }),
      },
      { additionalProperties: false },
    ),
    response: { 200: Type.Array(ClientItemShape), ...problems(422) },
  }
  const searched = { action: 'see_clients', fields: { filters: 'search' } } as const
  api.get('/crm/customers', { schema: list, config: searched }, async (request, reply) => {
    const { includeAllFields, skip, limit, ...filter } = request.query
    return store.readCostly(request.actor, ['filters'], async (tx) => {
      if (includeAllFields !== 'true')
        return (await clients.listNames(tx, filter, { skip, limit })).map(presentClientName)
      const page = await clients.list(tx, filter, { skip, limit })
      if (page.isCut) linkNext(request, reply, { skip: skip + page.clients.length })
      return page.clients.map(presentClient)
    })
  })

  const get = {
    operationId: 'getClient',
    summary: 'A client.',
    tags,
    params,
    response: { 200: ClientShape, ...problems(404) },
  }
  api.get('/crm/customers/:id', { schema: get, config: { action: 'see_clients' } }, async ({ actor, params: { id } }) =>
    presentClient(await store.read(actor, (tx) => clients.get(tx, id))),
  )

  const create = {
    operationId: 'createClient',
    summary: 'Make a client.',
    tags,
    body: NewClientBody,
    response: { 200: ClientShape, ...problems(403, 422) },
  }
  api.post('/crm/customers', { schema: create, config: { action: 'edit_clients' } }, async ({ write, body }) => {
    const input = { ...toClientContent(body), name: body.name }
    return write(async (tx) => presentClient(await createClient(tx, input)))
  })

  const edit = {
    operationId: 'updateClient',
    summary: 'Change a client; only what is given changes.',
    tags,
    params,
    body: ClientBody,
    response: { 200: ClientShape, ...problems(403, 404, 422) },
  }
  api.put('/crm/customers/:id', { schema: edit, config: { action: 'edit_clients' } }, async ({ write, params, body }) =>
    write(async (tx) => presentClient(await editClient(tx, params.id, toClientContent(body)))),
  )

  const remove = {
    operationId: 'deleteClient',
    summary: 'Delete a client. Tasks that were for it stay, for nobody.',
    tags,
    params,
    response: { 200: Type.Object({ _id: IdShape }), ...problems(403, 404) },
  }
  api.delete(
    '/crm/customers/:id',
    { schema: remove, config: { action: 'delete_clients' } },
    async ({ write, params: { id } }) => {
      return write(async (tx) => {
        await deleteClient(tx, id)
        return { _id: id }
      })
    },
  )
}
