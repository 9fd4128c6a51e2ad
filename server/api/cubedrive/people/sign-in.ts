import formbody from '@fastify/formbody'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { fault } from '../../../domain/errors.ts'
import type { User } from '../../../domain/people/user.ts'
import type { ReadTx } from '../../../store/core/store.ts'
import { signIn as signInUser } from '../../../usecases/people/sign-in.ts'
import type { Services } from '../../app.ts'
import { checkBody } from '../../http/json-body.ts'
import { refuseAllAt } from '../../http/refusals.ts'
import { Nullable, Text } from '../../http/shapes.ts'
import { noteSignIn } from '../../http/trust-log.ts'
import { refusals } from '../errors.ts'
import { Query } from '../query/query.ts'
import { presentUserObj, UserObjShape } from './user.shape.ts'

const tags = ['Signing in']

const given = { j_username: Type.Optional(Text(254)), j_password: Type.Optional(Text(1000)) }
interface Given {
  j_username?: string
  j_password?: string
}

const SignedInShape = Type.Object({
  success: Type.Literal(true),
  systemInfo: Type.Object({
    systemName: Type.String(),
    systemDesc: Type.String(),
    logoPath: Type.String(),
    language: Type.String(),
    canSelfRegister: Type.Boolean(),
    showAppModule: Type.Boolean(),
    showHelpModule: Type.Boolean(),
  }),
  userLang: Type.String(),
  userObj: UserObjShape,
  'x-auth-token': Type.String({ format: 'uuid' }),
})

type Options = Pick<Services, 'store' | 'encryptedIds'>

export const signIn: FastifyPluginAsyncTypebox<Options> = async (api, { store, encryptedIds }) => {
  await api.register(formbody, { bodyLimit: 16 * 1024 })
  const me = async ({ org, actor }: ReadTx) => ({ org, user: org.users.get(actor.userId) as User }) // who is signed in is a user

  async function answer(request: FastifyRequest, { j_username: email, j_password: password }: Given) {
    const missing = { j_username: email, j_password: password }
    const faults = Object.entries(missing).filter(([, value]) => !value)
    if (!email || !password) throw refuseAllAt(faults.map(([name]) => fault(name, 'required')))
    const { actor, secret } = await noteSignIn(store, request, email, () =>
      signInUser(store, { email, password, address: request.ip, kind: 'cubedrive' }),
    )
    const { org, user } = await store.read(actor, me)
    return {
      success: true as const,
      systemInfo: {
        systemName: 'Cuboid',
        systemDesc: org.name,
        logoPath: '',
        language: org.language,
        canSelfRegister: false,
        showAppModule: true,
        showHelpModule: false,
      },
      userLang: user.language,
      userObj: presentUserObj(user, org.id, encryptedIds),
      'x-auth-token': secret,
    }
  }

  const response = { 200: SignedInShape, ...refusals() }
  const summary = 'Sign in with an e-mail address and a password; the answer holds the token for the other calls.'
  const querystring = Query(given)
  const get = { operationId: 'getLogin', summary, tags, security: [], querystring, response }
  api.get('/getLogin', { schema: get, config: { action: 'sign_in' } }, async (request) =>
    answer(request, request.query),
  )

  const body = Nullable(
    Type.Object(given, {
      additionalProperties: false,
      examples: [{ j_username: 'ada@example.com', j_password: 'correct horse' }],
    }),
  )
  const consumes = ['application/x-www-form-urlencoded', 'application/json']
  const post = { operationId: 'postLogin', summary, tags, security: [], consumes, querystring, body, response }
  api.post('/getLogin', { schema: post, config: { action: 'sign_in' } }, async (request) => {
    checkBody(request.body) // a form has not been looked at yet
    return answer(request, { ...request.query, ...request.body })
  })

  const validate = {
    operationId: 'validateToken',
    summary: 'Whom the token belongs to; 401 when it is not in force.',
    tags,
    querystring: Query({}),
    response: { 200: Type.Object({ success: Type.Literal(true), userObj: UserObjShape }), ...refusals() },
  }
  api.get('/validateToken', { schema: validate, config: { action: 'see_organization' } }, async ({ actor }) => {
    const { org, user } = await store.read(actor, me)
    return { success: true as const, userObj: presentUserObj(user, org.id, encryptedIds) }
  })
}
