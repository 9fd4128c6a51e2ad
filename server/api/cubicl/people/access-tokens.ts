import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import type { Store } from '../../../store/core/store.ts'
import * as credentials from '../../../store/people/credentials.ts'
import { requirePresence } from '../../../usecases/people/sign-in.ts'
import { createToken, removeToken } from '../../../usecases/people/tokens.ts'
import { GivenSeconds, IdShape, Nullable, Seconds, toMs, toSeconds, toSecondsOrNull } from '../../http/shapes.ts'
import { noteTrust } from '../../http/trust-log.ts'
import { problems } from '../errors.ts'
import { Name, Present } from './user.shape.ts'

const tags = ['Access tokens']

const TokenShape = Type.Object(
  {
    _id: IdShape,
    name: Type.String(),
    createdAt: Seconds,
    expiresAt: Nullable(Seconds),
    lastUsedAt: Nullable(Seconds),
  },
  { title: 'AccessToken' },
)
const NewTokenShape = Type.Object({
  ...TokenShape.properties,
  token: Nullable(
    Type.String({
      description: 'Shown this once; null when a repeated request is answered again.',
      examples: ['cub_…'],
    }),
  ),
})

const presentToken = (token: credentials.NamedCredential): Static<typeof TokenShape> => ({
  _id: token.id,
  name: token.name,
  createdAt: toSeconds(token.createdAt),
  expiresAt: toSecondsOrNull(token.expiresAt),
  lastUsedAt: toSecondsOrNull(token.lastUsedAt),
})

export const accessTokens: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const list = {
    operationId: 'listAccessTokens',
    summary: 'Your access tokens, newest first.',
    tags,
    response: { 200: Type.Array(TokenShape), ...problems() },
  }
  api.get('/access-tokens', { schema: list, config: { action: 'manage_own_tokens' } }, async ({ actor }) =>
    store.read(actor, async (tx) => (await credentials.list(tx, 'token')).map(presentToken)),
  )

  const create = {
    operationId: 'createAccessToken',
    summary:
      'Make an access token. It acts as you, and you get a mail about it. One that another token makes ends with that at the latest.',
    tags,
    body: Type.Object(
      {
        name: Name,
        expiresAt: Type.Optional(
          Nullable({ ...GivenSeconds, description: 'In Unix seconds. Absent: in a year. null: never.' }),
        ),
        present: Present,
      },
      { examples: [{ name: 'Nightly import', expiresAt: 1798754400 }] },
    ),
    response: { 200: NewTokenShape, ...problems(422) },
  }
  api.post('/access-tokens', { schema: create, config: { action: 'manage_own_tokens' } }, async (request) => {
    const { actor, body } = request
    await requirePresence(store, actor, body.present)
    const expiresAt = body.expiresAt ? toMs(body.expiresAt) : body.expiresAt
    const made = await request.write(async (tx) => {
      const { secret, ...token } = await createToken(tx, { name: body.name, expiresAt })
      return { ...presentToken(token), token: secret }
    })
    noteTrust(request, 'token made', actor, { token: made._id })
    return made
  })

  const remove = {
    operationId: 'deleteAccessToken',
    summary: 'Remove an access token. It opens nothing from now on.',
    tags,
    params: Type.Object({ id: IdShape }),
    response: { 200: Type.Object({ _id: IdShape }), ...problems(404) },
  }
  api.delete('/access-tokens/:id', { schema: remove, config: { action: 'manage_own_tokens' } }, async (request) => {
    const { id } = request.params
    const answer = await request.write(async (tx) => {
      await removeToken(tx, id)
      return { _id: id }
    })
    noteTrust(request, 'token removed', request.actor, { token: id })
    return answer
  })
}
