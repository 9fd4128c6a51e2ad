import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Where the build of the web app lies. */
export const WEB_FOLDER = join(import.meta.dirname, '../../../web/dist')

/** First parts of paths that are no pages: an unknown address there is told as its API tells it. */
const NO_PAGES = new Set(['api', 'cubedrive', 'docs', 'problems', 'health', 'metrics', 'assets', 'unsubscribe'])

const YEAR_S = 365 * 24 * 3600

/** The files of the web app. Those under /assets have a hash in their names, and so never change. */
export async function web(app: FastifyInstance, { folder }: { folder: string }): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return // not built, as in tests: the APIs do without
  await app.register(files, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    maxAge: YEAR_S * 1000,
    immutable: true,
    preCompressed: true,
    index: false,
  })
  await app.register(files, {
    root: folder,
    wildcard: false,
    globIgnore: ['assets/**', '**/*.{br,gz}', 'index.html', '.vite/**'],
    cacheControl: false,
    setHeaders: (reply) => void reply.header('Cache-Control', 'no-cache'),
    preCompressed: true,
    index: false,
    decorateReply: false,
  })
}

/** Answers what a person opens in a browser with the app, which shows the page. False: this is not such a request. */
export async function sendPage(request: FastifyRequest, reply: FastifyReply, folder: string): Promise<boolean> {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const [, first = ''] = request.url.split(/[/?#]/)
  if (!isRead || NO_PAGES.has(first) || !request.headers.accept?.includes('text/html')) return false
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined)
  if (page === undefined) return false
  const nonce = randomBytes(16).toString('base64')
  await reply
    .code(200)
    .headers({
      'Content-Security-Policy': policy(nonce),
      'Cache-Control': 'no-cache',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    })
    .type('text/html; charset=utf-8')
    .send(page.replaceAll('__NONCE__', nonce))
  return true
}

/**
 * Scripts are files of ours alone. Mantine and the scroll lock of dialogs add style elements, which need the nonce;
 * styles that React sets on elements go through the DOM and need nothing.
 */
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self' blob:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
