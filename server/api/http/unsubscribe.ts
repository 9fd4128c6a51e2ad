import type { FastifyInstance } from 'fastify'
import { refuseWhole } from '../../domain/errors.ts'
import { readUnsubscribeToken, type Unsubscribing } from '../../domain/mail/unsubscribe.ts'
import { unsubscribe as unsubscribeFrom } from '../../usecases/notification/settings.ts'
import type { Services } from '../app.ts'
import { sendProblem } from '../cubicl/errors.ts'
import { plainPage } from './plain-page.ts'
import { addressKey } from './rate-limit.ts'
import { UNSUBSCRIBE_WORDS, type UnsubscribeWords } from './unsubscribe-words.ts'

const STYLE = `:root { color-scheme: light dark }
body { margin: 0 auto; padding: 48px 24px; max-width: 560px; font: 16px/1.6 'Inter Variable', system-ui, sans-serif;
  color: light-dark(#1c1c21, #eeeef1); background: light-dark(#fff, #151618) }
h1 { font-size: 22px; line-height: 1.3 }
button { font: inherit; font-weight: 600; padding: 10px 18px; border: 1px solid transparent; border-radius: 6px; cursor: pointer;
  color: #fff; background: light-dark(#4b4fc4, #6165dc) }
button:focus-visible, a:focus-visible { outline: 2px solid light-dark(#4b4fc4, #a9acf7); outline-offset: 2px }
a { color: light-dark(#4044b3, #a9acf7) }
`
const POLICY = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
const BODY_LIMIT_BYTES = 16 * 1024

/**
 * Where `List-Unsubscribe` of a mail leads: the page asks, as whatever looks at links in mails opens it; the POST ends the
 * mails, from the page and from mail programs by one click (RFC 8058), without a sign-in.
 */
export async function unsubscribe(app: FastifyInstance, { store, mailKeys, limiter }: Services): Promise<void> {
  // What is sent says `List-Unsubscribe=One-Click`, as a form of either kind; the token alone decides.
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES }, (_request, _body, done) =>
    done(null),
  )

  const options = { config: { action: 'visit' as const }, schema: { hide: true } }
  app.get('/unsubscribe/style.css', options, (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE))

  app.route<{ Params: { token: string } }>({
    method: ['GET', 'POST'],
    url: '/unsubscribe/:token',
    ...options,
    async handler(request, reply) {
      const found = readUnsubscribeToken(mailKeys.marks, request.params.token)
      if (!found) {
        limiter.take(addressKey(request), reply)
        return sendProblem(request, reply, refuseWhole('nothing_here'))
      }
      const isDone = request.method === 'POST'
      if (isDone) await unsubscribeFrom(store, found)
      const language = await languageOf(found)
      const words = UNSUBSCRIBE_WORDS[language === 'tr' ? 'tr' : 'en']
      return reply
        .header('Content-Security-Policy', POLICY)
        .header('Cache-Control', 'no-store')
        .header('X-Robots-Tag', 'noindex')
        .type('text/html; charset=utf-8')
        .send(page(words, isDone ? done(words, found) : question(words, found)))
    },
  })

  const languageOf = ({ orgId, userId }: Unsubscribing) =>
    store.read(
      { orgId, userId, credentialId: null },
      async ({ org }) => org.users.get(userId)?.language ?? org.language,
    )
}

const question = (words: UnsubscribeWords, { subject }: Unsubscribing) => `<h1>${words.question[subject]}</h1>
<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button>${words.end}</button></form>`

const done = (words: UnsubscribeWords, { subject }: Unsubscribing) => `<h1 role="status">${words.done[subject]}</h1>
<p><a href="/account">${words.settings}</a></p>`

const page = ({ title, language }: UnsubscribeWords, content: string) =>
  plainPage({ title, language, style: '/unsubscribe/style.css', content })
