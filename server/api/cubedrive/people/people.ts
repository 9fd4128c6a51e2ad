import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { notFound } from '../../../domain/errors.ts'
import type { Services } from '../../app.ts'
import { refusals } from '../errors.ts'
import { Query } from '../query/query.ts'
import { EncryptedIdShape } from './user.shape.ts'

const ContactShape = Type.Object(
  {
    contactUserId: EncryptedIdShape,
    info: Type.String({ description: 'The e-mail address.' }),
    self: Type.Boolean({ description: 'It is you.' }),
    firstname: Type.String(),
    lastname: Type.String(),
    email: Type.String(),
    name: Type.String({ examples: ['Lovelace/Ada'] }),
  },
  { title: 'Contact' },
)

type Options = Pick<Services, 'store' | 'encryptedIds'>

export const people: FastifyPluginAsyncTypebox<Options> = async (api, { store, encryptedIds }) => {
  const list = {
    operationId: 'listPeople',
    summary: 'The present members of the organization.',
    tags: ['People'],
    querystring: Query({
      groupId: Type.String({ maxLength: 100, description: 'The encrypted id of the organization.' }),
      type: Type.Optional(Type.Literal('group')),
      start: Type.Integer({ minimum: 0, default: 0 }),
      limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
    }),
    response: {
      200: Type.Object({
        results: Type.Array(ContactShape),
        success: Type.Literal(true),
        totalCount: Type.Integer(),
      }),
      ...refusals(404),
    },
  }
  api.get(
    '/groupContact/listPeople',
    { schema: list, config: { action: 'see_organization' } },
    async ({ actor, query }) =>
      store.read(actor, async ({ org }) => {
        if (encryptedIds.decrypt('organization', query.groupId) !== org.id) throw notFound('organization')
        const present = [...org.users.values()].filter((user) => user.removedAt === null)
        const results = present
          .slice(query.start, query.start + query.limit)
          .map(({ id, firstname, lastname, email }) => ({
            contactUserId: encryptedIds.encrypt('user', id),
            info: email,
            self: id === actor.userId,
            firstname,
            lastname,
            email,
            name: `${lastname}/${firstname}`,
          }))
        return { results, success: true as const, totalCount: present.length }
      }),
  )
}
