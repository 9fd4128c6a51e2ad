import { describe, expect, test } from 'vitest'
import { cookieOf, crm, page, untilNoted, web } from '../support/sign-in.ts'
import { PASSWORD, seconds, world } from '../support/world.ts'

describe('a session', () => {
  test('is a cookie that scripts cannot read and other sites cannot send', async () => {
    const w = await world()
    const plain = await web.signIn(w, w.ada.email, PASSWORD)
    expect(plain.body).toMatchObject({ _id: w.ada._id, firstname: 'Ada' })
    expect(String(plain.headers['set-cookie'])).toMatch(
      /^cuboid_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax,cuboid_device=/,
    )
    expect((await page(w, plain).get('/app/me')).status).toBe(200)
  })

  test('is sent over TLS alone where people come by TLS', async () => {
    const w = await world({ config: { url: 'https://cuboid.example.com' } })
    const { headers } = await web.signIn(w, w.ada.email, PASSWORD)
    for (const cookie of headers['set-cookie'] as string[])
      expect(cookie).toMatch(/^__Host-cuboid_(session|device)=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  test('changes things from our own pages alone', async () => {
    const w = await world()
    const signedIn = await web.signIn(w, w.ada.email, PASSWORD)
    const change = { jobTitle: 'Countess' }
    expect((await page(w, signedIn).put('/app/me', change)).status).toBe(200)
    expect((await page(w, signedIn, 'https://evil.example.com').put('/app/me', change)).status).toBe(401)
    expect((await w.as(null, { cookie: cookieOf(signedIn) }).put('/app/me', change)).status).toBe(401)
    expect((await page(w, signedIn, 'https://evil.example.com').get('/app/me')).status).toBe(200) // whose answer it cannot read
    const foreign = w.as(null, { origin: 'https://evil.example.com' })
    const attempt = await foreign.post('/session', { email: w.ada.email, password: PASSWORD })
    expect(attempt).toMatchObject({
      status: 401,
      headers: expect.not.objectContaining({ 'set-cookie': expect.anything() }),
    })
  })

  test('opens nothing as a bearer token, nor the CRM', async () => {
    const w = await world()
    const token = cookieOf(await web.signIn(w, w.ada.email, PASSWORD)).replace('cuboid_session=', '')
    expect((await w.as({ token }).get('/app/me')).status).toBe(401)
    expect((await w.as({ token }).get('/cubedrive/validateToken')).status).toBe(401)
  })

  test('ends after 30 days', async () => {
    const w = await world({ now: '2026-01-01' })
    const mine = page(w, await web.signIn(w, w.ada.email, PASSWORD))
    w.clock.set('2026-01-30T23:59:59Z')
    expect((await mine.get('/app/me')).status).toBe(200)
    w.clock.set('2026-01-31')
    expect((await mine.get('/app/me')).status).toBe(401)
  })

  test('ends at once by signing out, and it alone', async () => {
    const w = await world()
    const [here, there] = [await web.signIn(w, w.ada.email, PASSWORD), await web.signIn(w, w.ada.email, PASSWORD)]
    const left = await page(w, here).delete('/session')
    expect(left).toMatchObject({ status: 200, body: {} })
    expect(String(left.headers['set-cookie'])).toMatch(/^cuboid_session=;.*Expires=Thu, 01 Jan 1970/)
    expect((await page(w, here).get('/app/me')).status).toBe(401)
    expect((await page(w, there).get('/app/me')).status).toBe(200)
    expect((await w.as(w.ada).delete('/session')).status).toBe(200)
    expect((await w.as(w.ada).get('/app/me')).status).toBe(200) // an access token is no session
  })

  test('ends with all others by signing out everywhere; access tokens and other users stay', async () => {
    const w = await world()
    const here = await web.signIn(w, w.ada.email, PASSWORD)
    const there = await web.signIn(w, w.ada.email, PASSWORD)
    const bens = await web.signIn(w, w.ben.email, PASSWORD)
    const { body } = await crm.signIn(w, w.ada.email, PASSWORD)
    await page(w, here).delete('/sessions')
    expect((await page(w, here).get('/app/me')).status).toBe(401)
    expect((await page(w, there).get('/app/me')).status).toBe(401)
    expect((await w.as(null, { 'x-auth-token': body['x-auth-token'] }).get('/cubedrive/validateToken')).status).toBe(
      401,
    )
    expect((await page(w, bens).get('/app/me')).status).toBe(200)
    expect((await w.as(w.ada).get('/app/me')).status).toBe(200)
  })
})

test('the time of last use is kept to the minute', async () => {
  const w = await world({ now: '2026-03-01T12:00:00Z' })
  const { as, ada, clock } = w
  await as(ada).get('/app/me')
  await untilNoted(w, 'token')
  clock.set('2026-03-01T12:00:59Z')
  await as(ada).get('/app/me')
  expect((await as(ada).get('/access-tokens')).body).toMatchObject([{ lastUsedAt: seconds('2026-03-01T12:00:00Z') }])
})
