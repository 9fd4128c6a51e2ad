import { describe, expect, test } from 'vitest'
import { uploaded } from '../support/upload.ts'
import { PASSWORD, world } from '../support/world.ts'

const FOREIGN = { host: 'evil.example' }

describe.each([
  ['CUBOID_URL', { url: 'https://tasks.example.com' }, 'https://tasks.example.com/'],
  ['else the address that is printed', { url: null, host: '0.0.0.0', port: 8410 }, 'http://localhost:8410/'],
  ['and so with IPv6', { url: null, host: '::', port: 8410 }, 'http://localhost:8410/'],
])('links lead to %s, whatever the Host of a request', (_, config, address) => {
  test('of invitations, resets and downloads', async () => {
    const w = await world({ config })
    const door = w.as(w.ada, FOREIGN)
    const { body } = await door.post('/organization/users', { email: 'fay@example.com', firstname: 'F', lastname: 'R' })
    await w.as(null, FOREIGN).post('/session/password-reset', { email: w.ben.email })
    const file = await uploaded(w, w.ada, 'a plan')
    const { body: download } = await door.get(`/files/${file}/url`)
    await w.runJobs()
    const links = w.mails.flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? [])
    expect(links.length).toBeGreaterThanOrEqual(2)
    for (const link of [body.invitationUrl, download, ...links]) expect(link.startsWith(address), link).toBe(true)
  })
})

describe('signing in', () => {
  const signIn = (w: Awaited<ReturnType<typeof world>>, headers: Record<string, string>) =>
    w.as(null, headers).post('/session', { email: w.ada.email, password: PASSWORD })

  test('behind TLS that the server knows nothing of says what to set', async () => {
    const w = await world()
    const { status, body } = await signIn(w, { origin: 'https://tasks.example.com', host: 'tasks.example.com' })
    expect(status).toBe(401)
    expect(body.detail).toContain('its operator sets CUBOID_URL to https://tasks.example.com')
    expect(body.detail).toContain('takes itself to be at http://tasks.example.com')
    const known = await world({ config: { url: 'https://tasks.example.com' } })
    expect((await signIn(known, { origin: 'https://tasks.example.com' })).status).toBe(200)
  })

  test('so does a change by a session', async () => {
    const w = await world()
    const { headers } = await signIn(w, {})
    const cookie = String([headers['set-cookie']].flat()[0]).split(';')[0] as string
    const answer = await w.as(null, { cookie, origin: 'https://localhost' }).put('/app/me', { jobTitle: 'Clerk' })
    expect(answer).toMatchObject({ status: 401, body: { detail: expect.stringContaining('CUBOID_URL') } })
    const odd = await w.as(null, { cookie, origin: 'null' }).put('/app/me', { jobTitle: 'Clerk' })
    expect(odd).toMatchObject({ status: 401, body: { detail: 'This page may not act with your session.' } })
  })
})

test.each([
  '//api/v1/app/me',
  '/api/v1//app/me',
  '/api//v1///app/me/',
  '//cubedrive/validateToken',
  '/cubedrive//validateToken',
])('a base URL that ends in a slash works: %s', async (url) => {
  const w = await world()
  const authorization = `Bearer ${w.ada.token}`
  expect((await w.app.inject({ url, headers: { authorization } })).statusCode).toBe(200)
  expect((await w.app.inject({ url })).statusCode).toBe(401)
})
