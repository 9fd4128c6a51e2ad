import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { typesOf } from '../../web/api-types.ts'
import { visit } from '../support/browser.ts'
import { emptyWorld, world } from '../support/world.ts'

const FIRST_LOAD_MOST_BYTES = 250_000
const FIRST_LOAD_MOST_FILES = 5

test('a page is the app, with a policy that runs no script but ours', async () => {
  const { app } = await emptyWorld()
  const open = (url: string) => app.inject({ url, headers: { accept: 'text/html,*/*' } })
  const [home, task] = [await open('/'), await open('/tasks/1?task=2')]
  expect([home.statusCode, task.statusCode]).toEqual([200, 200])
  const policy = String(home.headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'; script-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect(home.headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  })
  const [, nonce] = /'nonce-([^']+)'/.exec(policy) ?? []
  expect(home.body).toContain(`nonce="${nonce}"`)
  expect(home.body).not.toContain('__NONCE__')
  expect(home.body).not.toMatch(/<script(?![^>]*\bsrc=)/)
  expect(String(task.headers['content-security-policy'])).not.toContain(nonce) // fresh each time
})

test('its files are kept for ever, its page and worker are not', async () => {
  const { app } = await emptyWorld()
  const page = await app.inject({ url: '/', headers: { accept: 'text/html' } })
  const [script = ''] = /\/assets\/[^"]+\.js/.exec(page.body) ?? []
  const answer = await app.inject({ url: script, headers: { 'accept-encoding': 'gzip' } })
  expect(answer.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'gzip',
  })
  for (const url of ['/sw.js', '/manifest.webmanifest', '/theme.js', '/icon.svg']) {
    const { statusCode, headers } = await app.inject(url)
    expect([url, statusCode, headers['cache-control']]).toEqual([url, 200, 'no-cache'])
  }
})

test.each(['/api/v1/nothing', '/api/nothing', '/cubedrive/nothing', '/health/nothing', '/assets/nothing.js'])(
  '%s is no page',
  async (url) => {
    const { app } = await emptyWorld()
    const { statusCode, body } = await app.inject({ url, headers: { accept: 'text/html' } })
    expect([statusCode, body.includes('<div id="root">')]).not.toEqual([200, true])
  },
)

test('who asks for JSON is told that there is nothing', async () => {
  const { app } = await emptyWorld()
  expect((await app.inject('/nothing')).statusCode).toBe(404)
  expect((await app.inject({ url: '/tasks', method: 'POST', headers: { accept: 'text/html' } })).statusCode).toBe(404)
})

test('the types of the web app are those of the API; else: npm run api-types', async () => {
  const { as } = await emptyWorld()
  const document = (await as(null).get('/openapi.json')).body
  expect(await readFile('web/src/api.gen.ts', 'utf8')).toBe(typesOf(document, '/api/v1'))
})

test('the first page takes at most 250 KB of JavaScript, in few files', async () => {
  const stage = await world()
  await stage.as(stage.ada).post('/tasks', { group: stage.website, name: 'Rent', assignees: [stage.ada._id] })
  const { page, context, origin } = await visit(stage, { as: stage.ada })
  await page.getByRole('link', { name: 'Rent' }).waitFor()
  await page.addInitScript('window.requestIdleCallback = () => 0') // what is fetched when there is nothing else to do is not of the first page
  const requested = new Set<string>() // what the worker for offline asks for again counts once
  page.on('request', (request) => request.resourceType() === 'script' && requested.add(request.url()))
  await page.reload()
  await page.getByRole('link', { name: 'Rent' }).waitFor()
  const names = [...requested]
  const sizes = await Promise.all(
    names.map(async (name) => gzipSync(await (await context.request.get(name)).body()).length),
  )
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const table = names.map((name, i) => `${name} ${sizes[i]}`).join('\n')
  expect(names.length).toBeGreaterThan(1)
  expect(names.every((name) => name.startsWith(origin))).toBe(true)
  expect(total, table).toBeLessThanOrEqual(FIRST_LOAD_MOST_BYTES)
  expect(names.length, table).toBeLessThanOrEqual(FIRST_LOAD_MOST_FILES)
})
