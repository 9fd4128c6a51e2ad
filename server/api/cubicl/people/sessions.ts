import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import * as credentials from '../../../store/people/credentials.ts'
import { endSession, SIGNED_IN, signOutEverywhere, signOutOthers } from '../../../usecases/people/sign-in.ts'
import type { Services } from '../../app.ts'
import { Choice, Flag, IdShape, Nullable, Seconds, toSeconds, toSecondsOrNull } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { clearSession } from './session-cookie.ts'

const tags = ['Signing in']
const config = { action: 'edit_self' } as const

const SessionShape = Type.Object(
  {
    _id: IdShape,
    kind: Choice(['web', 'crm'], { description: 'Of the web app, or of the CRM API.' }),
    device: Type.String({ description: 'Empty where it is not known.', examples: ['Firefox, Windows'] }),
    createdAt: Seconds,
    expiresAt: Nullable(Seconds),
    lastUsedAt: Nullable(Seconds),
    current: Type.Boolean({ description: 'The one that asks.' }),
  },
  { title: 'Session' },
)

const presentSession = (session: credentials.SignInSession, ownId: string | null): Static<typeof SessionShape> => ({
  _id: session.id,
  kind: session.kind === 'session' ? 'web' : 'crm',
  device: session.name,
  createdAt: toSeconds(session.createdAt),
  expiresAt: toSecondsOrNull(session.expiresAt),
  lastUsedAt: toSecondsOrNull(session.lastUsedAt),
  current: session.id === ownId,
})

/** Where a user is signed in. */
export const sessions: FastifyPluginAsyncTypebox<Pick<Services, 'store' | 'config'>> = async (api, options) => {
  const { store } = options
  const list = {
    operationId: 'listSessions',
    summary: 'Where you are signed in, the last used first. Access tokens are apart.',
    tags,
    response: { 200: Type.Array(SessionShape), ...problems() },
  }
  api.get('/sessions', { schema: list, config }, async ({ actor }) =>
    store.read(actor, async (tx) =>
      (await credentials.listSignIns(tx, SIGNED_IN)).map((each) => presentSession(each, actor.credentialId)),
    ),
  )

  const end = {
    operationId: 'endSession',
    summary: 'End one of your sessions.',
    tags,
    params: Type.Object({ id: IdShape }),
    response: { 200: Type.Object({ _id: IdShape }), ...problems(404) },
  }
  api.delete('/sessions/:id', { schema: end, config }, async (request, reply) => {
    const { actor, params } = request
    const answer = await request.write(async (tx) => {
      await endSession(tx, params.id)
      return { _id: params.id }
    })
    if (params.id === actor.credentialId) clearSession(request, reply, options.config)
    return answer
  })

  const endAll = {
    operationId: 'signOutEverywhere',
    summary: 'Sign out everywhere: all your sessions end, those of the CRM API too. Access tokens stay.',
    tags,
    querystring: Type.Object(
      { others: Type.Optional({ ...Flag, description: "'true': all but the one that asks." }) },
      { additionalProperties: false },
    ),
    response: { 200: Type.Object({}), ...problems() },
  }
  api.delete('/sessions', { schema: endAll, config }, async (request, reply) => {
    const isOthers = request.query.others === 'true'
    const answer = await request.write(async (tx) => {
      await (isOthers ? signOutOthers(tx) : signOutEverywhere(tx))
      return {}
    })
    if (!isOthers) clearSession(request, reply, options.config)
    return answer
  })
}
