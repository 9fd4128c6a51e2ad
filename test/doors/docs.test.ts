import { expect, test } from 'vitest'
import { world } from '../support/world.ts'

test('the reader of the APIs is one page, whose policy runs no script but its own', async () => {
  const { app } = await world()
  const page = await app.inject('/docs')
  expect(page.statusCode).toBe(200)
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  const policy = String(page.headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'; script-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(page.body).not.toMatch(/<script(?![^>]*\bsrc=)/)

  const named = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address)
  expect(named.length).toBeGreaterThan(3)
  for (const address of named) {
    expect(address).toMatch(/^\/docs\//)
    expect((await app.inject(address)).statusCode, address).toBe(200)
  }
  const script = (await app.inject('/docs/reader.js')).body
  expect(script).toContain('/api/v1/openapi.json')
  expect(script).toContain('/cubedrive/openapi.json')
})

test.each([
  '/docs/files/package.json', '/docs/files/', '/docs/files/index.html', '/docs/files/swagger-initializer.js', '/docs/files/../package.json',
  '/docs/files/..%2fpackage.json', '/docs/files/%2e%2e/%2e%2e/package.json', '/docs/files/..%5cpackage.json', '/docs/nothing',
])('%s is not served', async (path) => {
  const { app } = await world()
  expect([400, 403, 404]).toContain((await app.inject(path)).statusCode)
}) // biome-ignore format: a list
