import type { FastifyInstance } from 'fastify'
import { refuseWhole } from '../../domain/errors.ts'
import type { Services } from '../app.ts'
import { authenticate, bearerToken } from '../http/auth.ts'
import { refuseOtherMethods } from '../http/methods.ts'
import { describe } from '../http/openapi.ts'
import { takeRepeatedRequests } from '../http/repeatable.ts'
import { acceptParameters } from '../http/validation.ts'
import { categories } from './category/categories.ts'
import { answerWithRefusals, refusals, sendRefusal } from './errors.ts'
import { leadRoutes } from './lead/leads.ts'
import { leadSaveRoutes } from './lead/save.ts'
import { people } from './people/people.ts'
import { signIn } from './people/sign-in.ts'
import { Query } from './query/query.ts'

/** The CRM dialect: the same use cases in CubeDrive's words. */
export async function cubedrive(api: FastifyInstance, { services }: { services: Services }): Promise<void> {
  const { store, config, limiter } = services
  answerWithRefusals(api)
  await describe(api, {
    title: 'Cuboid CRM',
    description: [
      "CubeDrive's CRM API over the records of the main one: a pipeline is a component, a stage a category, a lead a row of form 10100000.",
      'Every answer has a boolean `success`; a refusal says in `info` what is wrong. People and the organization go by encrypted ids, instants are in milliseconds.',
    ].join('\n\n'),
    security: {
      token: {
        type: 'apiKey',
        in: 'header',
        name: 'X-Auth-Token',
        description: 'From getLogin, or an access token of the main API.',
      },
      query: { type: 'apiKey', in: 'query', name: 'x-auth-token', description: 'The same; better sent as a header.' },
      bearer: { type: 'http', scheme: 'bearer', description: 'The same.' },
    },
  })
  authenticate(api, {
    store,
    limiter,
    config,
    findSecret: (request) => {
      const query = request.query as Record<string, unknown>
      const given = request.headers['x-auth-token'] ?? query['x-auth-token'] ?? bearerToken(request)
      return typeof given === 'string' && given !== '' ? { secret: given, kinds: ['cubedrive', 'token'] } : undefined
    },
  })
  takeRepeatedRequests(api, { ...services, refusals: refusals(409, 422) })
  acceptParameters(api, Query({}))
  const addMethodsNotAllowed = refuseOtherMethods(api, (request, reply, allowed) =>
    sendRefusal(request, reply, refuseWhole('method_not_allowed', { methods: allowed })),
  )

  await api.register(signIn, services)
  await api.register(people, services)
  await api.register(categories, { store })
  await api.register(leadRoutes, services)
  await api.register(leadSaveRoutes, services)

  void api.after(addMethodsNotAllowed)
}
