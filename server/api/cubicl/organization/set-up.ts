import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import * as organizations from '../../../store/organization/organizations.ts'
import { requireMaySetUp, setUp as setUpServer } from '../../../usecases/organization/set-up.ts'
import { hashNewPassword } from '../../../usecases/people/passwords.ts'
import type { Services } from '../../app.ts'
import { Text } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { MeShape, meOf } from '../people/me.shape.ts'
import { setSession } from '../people/session-cookie.ts'
import { Email, Name, NewPassword } from '../people/user.shape.ts'

const tags = ['Set-up']
const security: [] = []

type Options = Pick<Services, 'store' | 'config' | 'encryptedIds' | 'setUpCode'>

/** The way in for the first visitor of a new server. */
export const setUp: FastifyPluginAsyncTypebox<Options> = async (api, options) => {
  const { store, config, setUpCode } = options
  const isNeeded = async () => !(await store.readUnscoped(organizations.isThereAny))

  const get = {
    operationId: 'getSetUp',
    summary: 'Whether the server waits to be set up.',
    tags,
    security,
    response: { 200: Type.Object({ needed: Type.Boolean() }), ...problems() },
  }
  api.get('/setup', { schema: get, config: { action: 'visit' } }, async () => ({ needed: await isNeeded() }))

  const create = {
    operationId: 'setUp',
    summary: 'Make the organization and its first user with the code from the log, and sign in. 404 once it is done.',
    tags,
    security,
    body: Type.Object(
      {
        code: Text(100),
        organization: Name,
        email: Email,
        password: NewPassword,
        firstname: Name,
        lastname: Name,
        timezone: Type.Optional(Text(64, { description: 'IANA. Default: UTC.' })),
        currency: Type.Optional(Text(3, { description: 'ISO 4217. Default: EUR.' })),
        language: Type.Optional(Text(3, { description: 'ISO 639. Default: en.' })),
      },
      {
        examples: [
          {
            code: 'ABCD-EFGH-IJKL',
            organization: 'Acme',
            email: 'ada@example.com',
            password: 'correct horse',
            firstname: 'Ada',
            lastname: 'Lovelace',
            timezone: 'Europe/Istanbul',
          },
        ],
      },
    ),
    response: { 200: MeShape, ...problems(404, 422) },
  }
  api.post('/setup', { schema: create, config: { action: 'sign_in' } }, async (request, reply) => {
    const { code, organization, email, password, firstname, lastname } = request.body
    const { timezone: zone = 'UTC', currency = 'EUR', language = 'en' } = request.body
    const codes = { given: code, wanted: setUpCode }
    await store.readUnscoped((tx) => requireMaySetUp(tx, codes)) // before the work of hashing
    const owner = { email, firstname, lastname, passwordHash: await hashNewPassword(password) }
    const { actor, secret } = await store.writeUnscoped((tx) =>
      setUpServer(tx, codes, { name: organization, owner, zone, currency, language }),
    )
    setSession(request, reply, config, secret)
    return store.read(actor, async (tx) => meOf(tx, options.encryptedIds))
  })
}
