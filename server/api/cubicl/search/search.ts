import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import { LEAD_DETAILS } from '../../../domain/lead/terms.ts'
import { FOUND_TYPES, type Found } from '../../../domain/search/found.ts'
import type { Store } from '../../../store/core/store.ts'
import { search } from '../../../store/search/search.ts'
import { Choice, IdShape, Text } from '../../http/shapes.ts'
import { problems } from '../errors.ts'

const FoundShape = Type.Object(
  {
    type: Choice(FOUND_TYPES),
    _id: IdShape,
    title: Type.String({ examples: ['Pay rent'] }),
    context: Type.String({
      description: 'What tells it from others: company, project, client, full name, address.',
      examples: ['Globex · Sales'],
    }),
    match: Type.Optional(
      Type.Object(
        { field: Choice(LEAD_DETAILS), text: Type.String({ examples: ['Anna Schmidt'] }) },
        { description: 'Of a lead or a client whose title does not hold the text: what it was found by.' },
      ),
    ),
    group: Type.Optional(Type.String({ description: 'The project of a task, the pipeline of a lead.' })),
    state: Type.Optional(Type.String({ description: 'Of a task or a lead.', examples: ['cb_active'] })),
  },
  { title: 'Found' },
)

const presentFound = ({ type, id, title, context, match, place }: Found): Static<typeof FoundShape> => ({
  type,
  _id: id,
  title,
  context: context.join(' · '),
  ...(match && { match }),
  ...(place && { group: place.projectId, state: place.state }),
})

export const searchRoute: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const schema = {
    operationId: 'search',
    summary: 'Tasks, leads, projects, pipelines, clients and people by what they are called.',
    description:
      'What begins with the text comes first, then what is newer. Three letters or more find whatever holds them; one or two find tasks that begin with them, and of the newest 5,000 those that hold them. Leads and clients are also found by words of their contacts and their company, by how an e-mail address of theirs begins, and by four or more digits of a phone.',
    tags: ['Search'],
    querystring: Type.Object(
      {
        q: Text(200, { minLength: 1, description: 'Case does not matter, in any language.', examples: ['rent'] }),
        limit: Type.Integer({ minimum: 1, maximum: 50, default: 8, description: 'So many of each type.' }),
      },
      { additionalProperties: false },
    ),
    response: { 200: Type.Array(FoundShape), ...problems(422) },
  }
  const config = { action: 'see_organization', fields: { filters: 'q' } } as const
  api.get('/search', { schema, config }, async ({ actor, query: { q, limit } }) =>
    store.readCostly(actor, ['filters'], async (tx) => (await search(tx, q, limit)).map(presentFound)),
  )
}
