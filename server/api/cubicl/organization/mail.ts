import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { refuseWhole } from '../../../domain/errors.ts'
import type { User } from '../../../domain/people/user.ts'
import { testLetter } from '../../../mail/out/letters.ts'
import { isPlainAddress } from '../../../mail/out/mailer.ts'
import * as mailState from '../../../store/job/mail-state.ts'
import type { Services } from '../../app.ts'
import { inTime } from '../../http/in-time.ts'
import { Nullable, Seconds, toSecondsOrNull } from '../../http/shapes.ts'
import { textFormat } from '../../http/validation.ts'
import { problems } from '../errors.ts'

const tags = ['Organization']
const PATIENCE_MS = 20_000
const config = { action: 'edit_organization' } as const
const ADDRESS = textFormat('mail address', isPlainAddress, 'not_an_email')

const MailStateShape = Type.Object(
  {
    configured: Type.Boolean({ description: 'Whether the server knows where to send mails: `CUBOID_SMTP_URL`.' }),
    lastSentAt: Nullable(Seconds),
    lastError: Nullable(Type.String({ description: 'Of the last attempt; null once a mail has gone out.' })),
    waiting: Type.Integer({ description: 'Mails still to be sent; they are tried 10 times over a day and a half.' }),
    failed: Type.Integer({ description: 'Mails that were given up; `cuboid jobs` lists them.' }),
  },
  { title: 'MailState' },
)

export const organizationMail: FastifyPluginAsyncTypebox<Pick<Services, 'store' | 'mailer'>> = async (
  api,
  { store, mailer },
) => {
  const get = {
    operationId: 'getMailState',
    summary: 'How the mails of the organization go. For managers.',
    tags,
    response: { 200: MailStateShape, ...problems(403) },
  }
  api.get('/organization/mail', { schema: get, config }, async ({ actor }) =>
    store.read(actor, async (tx) => {
      const state = await mailState.find(tx)
      return { ...state, configured: mailer.isSetUp, lastSentAt: toSecondsOrNull(state.lastSentAt) }
    }),
  )

  const test = {
    operationId: 'testMail',
    summary: 'Send a mail at once, and say what came of it. For managers.',
    tags,
    body: Type.Object(
      { to: Type.String({ format: ADDRESS, maxLength: 254, description: 'An address.' }) },
      { examples: [{ to: 'ada@example.com' }] },
    ),
    response: {
      200: Type.Object({
        ok: Type.Boolean(),
        error: Type.Optional(Type.String({ description: 'What the mail server said, or did not.' })),
      }),
      ...problems(403, 422),
    },
  }
  api.post('/organization/mail/test', { schema: test, config }, async ({ actor, body: { to }, id }) => {
    if (!mailer.isSetUp) throw refuseWhole('mail_not_set_up')
    const letter = await store.read(actor, async ({ org }) => {
      const user = org.users.get(actor.userId) as User // who signs in is a user of the organization
      return testLetter({ ...user, organization: org.name })
    })
    try {
      await inTime(PATIENCE_MS, mailer.send({ ...letter, id: `test-${id}`, to: { name: '', address: to } }))
      return { ok: true }
    } catch (error) {
      return { ok: false, error: error instanceof Error ? error.message.slice(0, 500) : String(error) }
    }
  })
}
