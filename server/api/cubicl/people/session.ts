import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { deviceOf } from '../../../domain/people/device.ts'
import { knownDevice, newDeviceMark } from '../../../usecases/people/known-devices.ts'
import { choosePassword, requestPasswordReset } from '../../../usecases/people/one-time-links.ts'
import { type SignedIn, signIn, signOut } from '../../../usecases/people/sign-in.ts'
import type { Services } from '../../app.ts'
import { foreignPage } from '../../http/origin.ts'
import { Text } from '../../http/shapes.ts'
import { noteSignIn, noteTrust } from '../../http/trust-log.ts'
import { problems } from '../errors.ts'
import { MeShape, meOf } from './me.shape.ts'
import { clearSession, deviceMarkOf, setDeviceMark, setSession } from './session-cookie.ts'
import { Email, NewPassword, RemoveTokens, TriedPassword } from './user.shape.ts'

const tags = ['Signing in']
const security: [] = []
const token = Text(100, { description: 'The last part of the link.' })

type Options = Pick<Services, 'store' | 'config' | 'deviceKey' | 'encryptedIds' | 'origin'>

interface Chosen {
  token: string
  password: string
  removeTokens?: boolean
}

export const session: FastifyPluginAsyncTypebox<Options> = async (api, options) => {
  const { store, config, deviceKey, origin } = options

  /** A foreign page must not sign its visitor in as somebody else. */
  const requireOwnPage = (request: FastifyRequest) => {
    const foreign = request.headers.origin !== undefined && foreignPage(request, config)
    if (foreign) throw foreign
  }
  const begin = async (request: FastifyRequest, reply: FastifyReply, { actor, secret }: SignedIn) => {
    setSession(request, reply, config, secret)
    const me = await store.read(actor, async (tx) => meOf(tx, options.encryptedIds))
    if (!knownDevice(deviceKey, me.email, deviceMarkOf(request, config)))
      setDeviceMark(request, reply, config, newDeviceMark(deviceKey, me.email))
    return me
  }

  const create = {
    operationId: 'signIn',
    summary: 'Sign in: the answer sets the cookie that the web app is known by.',
    tags,
    security,
    body: Type.Object(
      { email: Email, password: TriedPassword },
      { examples: [{ email: 'ada@example.com', password: 'correct horse' }] },
    ),
    response: { 200: MeShape, ...problems() },
  }
  api.post('/session', { schema: create, config: { action: 'sign_in' } }, async (request, reply) => {
    requireOwnPage(request)
    const { email, password } = request.body
    const device = deviceOf(request.headers['user-agent'])
    const known = knownDevice(deviceKey, email, deviceMarkOf(request, config))
    const signedIn = await noteSignIn(store, request, email, () =>
      signIn(store, { email, password, address: request.ip, kind: 'session', device, knownDevice: known }),
    )
    return begin(request, reply, signedIn)
  })

  const remove = {
    operationId: 'signOut',
    summary: 'Sign out: this session ends. An access token stays.',
    tags,
    response: { 200: Type.Object({}), ...problems() },
  }
  api.delete('/session', { schema: remove, config: { action: 'edit_self' } }, async (request, reply) => {
    const answer = await request.write(async (tx) => {
      await signOut(tx)
      return {}
    })
    clearSession(request, reply, config)
    return answer
  })

  const forgotten = {
    operationId: 'requestPasswordReset',
    summary: 'Ask for a mail with a link for choosing another password. The answer is the same for an unknown address.',
    tags,
    security,
    body: Type.Object({ email: Email }, { examples: [{ email: 'ada@example.com' }] }),
    response: { 200: Type.Object({}), ...problems() },
  }
  api.post('/session/password-reset', { schema: forgotten, config: { action: 'sign_in' } }, async ({ body, ip }) => {
    await requestPasswordReset(store, { email: body.email, address: ip, origin: origin() })
    return {}
  })

  const enter = (request: FastifyRequest, reply: FastifyReply, signedIn: SignedIn) => {
    noteTrust(request, 'password changed', signedIn.actor)
    return begin(request, reply, signedIn)
  }
  const chosenBy = ({ body, headers }: FastifyRequest<{ Body: Chosen }>) => ({
    ...body,
    device: deviceOf(headers['user-agent']),
  })
  const chosen = (operationId: string, summary: string) => ({
    operationId,
    summary,
    tags,
    security,
    body: Type.Object(
      { token, password: NewPassword, removeTokens: RemoveTokens },
      { examples: [{ token: '…', password: 'battery staple' }] },
    ),
    response: { 200: MeShape, ...problems(422) },
  })
  const reset = chosen(
    'resetPassword',
    'Choose another password by a link, once, and sign in. Your other sessions end.',
  )
  api.put('/session/password', { schema: reset, config: { action: 'sign_in' } }, async (request, reply) =>
    enter(request, reply, await choosePassword(store, { ...chosenBy(request), kind: 'password reset' })),
  )
  const accept = chosen('acceptInvitation', 'Choose a password by an invitation, once, and sign in.')
  api.post('/invitations/accept', { schema: accept, config: { action: 'sign_in' } }, async (request, reply) =>
    enter(request, reply, await choosePassword(store, { ...chosenBy(request), kind: 'invitation' })),
  )
}
