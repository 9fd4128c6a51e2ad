import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { changePassword, editOwnDetails } from '../../../usecases/people/own-account.ts'
import type { Services } from '../../app.ts'
import { noteTrust } from '../../http/trust-log.ts'
import { problems } from '../errors.ts'
import { MeBody, MeShape, meOf, toOwnDetails } from './me.shape.ts'
import { NewPassword, RemoveTokens, TriedPassword } from './user.shape.ts'

const tags = ['Your account']

export const me: FastifyPluginAsyncTypebox<Pick<Services, 'store' | 'encryptedIds'>> = async (
  api,
  { store, encryptedIds },
) => {
  const get = { operationId: 'getMe', summary: 'Who you are.', tags, response: { 200: MeShape, ...problems() } }
  api.get('/app/me', { schema: get, config: { action: 'see_organization' } }, async ({ actor }) =>
    store.read(actor, async (tx) => meOf(tx, encryptedIds)),
  )

  const edit = {
    operationId: 'updateMe',
    summary: 'Change your own name, language and formats.',
    tags,
    body: MeBody,
    response: { 200: MeShape, ...problems(422) },
  }
  api.put(
    '/app/me',
    { schema: edit, config: { action: 'edit_self', fields: { zone: '/localization/timezone' } } },
    async ({ write, body }) =>
      write(async (tx) => {
        await editOwnDetails(tx, toOwnDetails(body))
        return meOf(tx, encryptedIds)
      }),
  )

  const password = {
    operationId: 'changePassword',
    summary: 'Choose another password. Your other sessions end.',
    tags,
    body: Type.Object(
      { present: TriedPassword, password: NewPassword, removeTokens: RemoveTokens },
      { examples: [{ present: 'correct horse', password: 'battery staple' }] },
    ),
    response: { 200: Type.Object({}), ...problems(422) },
  }
  api.put('/app/me/password', { schema: password, config: { action: 'edit_self' } }, async (request) => {
    const { present, password: next, removeTokens } = request.body
    await changePassword(store, request.actor, { present, next, removeTokens })
    noteTrust(request, 'password changed', request.actor)
    return {}
  })
}
