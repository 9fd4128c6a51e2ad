import type { FastifyInstance } from 'fastify'
import { refuseWhole } from '../../domain/errors.ts'
import { REFUSALS, type RefusalCode } from '../../domain/refusals.ts'
import { sendProblem } from '../cubicl/errors.ts'
import { statusOf, TITLES } from './failures.ts'
import { plainPage } from './plain-page.ts'

const STYLE = `:root { color-scheme: light dark }
body { margin: 0 auto; padding: 48px 24px; max-width: 720px; font: 16px/1.6 'Inter Variable', system-ui, sans-serif;
  color: light-dark(#1c1f26, #e6e8ec); background: light-dark(#fff, #15171c) }
h1 { font-size: 24px; line-height: 1.3; overflow-wrap: anywhere }
code { font-size: 0.9em; padding: 2px 6px; border-radius: 4px; background: light-dark(#f1f3f5, #25282f) }
table { width: 100%; border-collapse: collapse } th, td { padding: 8px 8px 8px 0; text-align: start; vertical-align: top;
  border-bottom: 1px solid light-dark(#dee2e6, #373a40); overflow-wrap: anywhere }
a { color: light-dark(#2f5bd7, #8ab0ff) }
`

/** These pages hold nothing but text and one style sheet. */
const POLICY = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** What each code of a refusal means: the `type` of a problem leads here. */
export async function problemPages(app: FastifyInstance): Promise<void> {
  const options = { config: { action: 'visit' as const }, schema: { hide: true } }
  app.get('/problems', options, (_request, reply) => {
    const rows = codes().map(
      (code) => `<tr><td>${link(code)}</td><td>${statusOf(code)}</td><td>${inHtml(REFUSALS[code].message)}</td></tr>`,
    )
    return reply
      .header('Content-Security-Policy', POLICY)
      .type('text/html; charset=utf-8')
      .send(
        page(
          'Errors',
          `<h1>Errors</h1><table><thead><tr><th>Code</th><th>Status</th><th>Message</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
        ),
      )
  })
  app.get<{ Params: { code: string } }>('/problems/:code', options, (request, reply) => {
    const { code } = request.params
    if (!isCode(code)) return sendProblem(request, reply, refuseWhole('nothing_here'))
    return reply
      .header('Content-Security-Policy', POLICY)
      .type('text/html; charset=utf-8')
      .send(page(code, about(code)))
  })
  app.get('/problems/style.css', options, (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE))
}

const codes = () => Object.keys(REFUSALS) as RefusalCode[]
const isCode = (text: string): text is RefusalCode => Object.hasOwn(REFUSALS, text)
const link = (code: RefusalCode) => `<a href="/problems/${code}"><code>${code}</code></a>`

function about(code: RefusalCode): string {
  const { message } = REFUSALS[code]
  const status = statusOf(code)
  const params = [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => `<code>${name}</code>`)
  return `<h1><code>${code}</code></h1>
<p>${inHtml(message)}</p>
<p>Answered with status ${status} ${TITLES[status]}.${params.length > 0 ? ` Parameters: ${params.join(', ')}.` : ''}</p>
<p><a href="/problems">All errors</a> · <a href="/docs">The APIs</a></p>`
}

const page = (title: string, content: string) =>
  plainPage({ title, language: 'en', style: '/problems/style.css', content })

const inHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
