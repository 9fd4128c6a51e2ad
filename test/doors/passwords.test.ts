import { describe, expect, test } from 'vitest'
import { crm, page, web } from '../support/sign-in.ts'
import { PASSWORD, world } from '../support/world.ts'

describe('a password', () => {
  const NEXT = 'a quite different one'

  test('is changed by who knows the present one; all that is signed in elsewhere ends', async () => {
    const w = await world()
    const here = await web.signIn(w, w.ada.email, PASSWORD)
    const there = await web.signIn(w, w.ada.email, PASSWORD)
    const { body: inCrm } = await crm.signIn(w, w.ada.email, PASSWORD)
    await w.as(null).post('/session/password-reset', { email: w.ada.email })
    await w.runJobs()
    const [, token] = /\/password-reset\/(\S+)/.exec(w.mails[0]?.text ?? '') ?? []
    const wrong = await page(w, here).put('/app/me/password', { present: 'guess', password: NEXT })
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: '/present' }] } })
    const weak = await page(w, here).put('/app/me/password', { present: PASSWORD, password: '1234567' })
    expect(weak).toMatchObject({ status: 400, body: { errors: [{ field: '/password' }] } })
    expect((await page(w, here).put('/app/me/password', { present: PASSWORD, password: NEXT })).status).toBe(200)

    expect((await page(w, here).get('/app/me')).status).toBe(200)
    expect((await page(w, there).get('/app/me')).status).toBe(401)
    const validate = w.as(null, { 'x-auth-token': inCrm['x-auth-token'] }).get('/cubedrive/validateToken')
    expect((await validate).status).toBe(401)
    expect((await w.as(null).put('/session/password', { token, password: NEXT })).status).toBe(422)
    expect((await w.as(w.ada).get('/app/me')).status).toBe(200) // by an access token
    expect((await web.signIn(w, w.ada.email, PASSWORD)).status).toBe(401)
    expect((await web.signIn(w, w.ada.email, NEXT)).status).toBe(200)
  })

  test('cannot be guessed by way of changing it', async () => {
    const { as, ada } = await world()
    const guess = () => as(ada).put('/app/me/password', { present: 'guess', password: NEXT })
    for (let i = 0; i < 10; i++) expect((await guess()).status).toBe(422)
    expect((await guess()).status).toBe(429)
  })

  test('that was forgotten is chosen anew by a mailed link, once', async () => {
    const w = await world({ config: { url: 'https://cuboid.example.com' } })
    const before = await web.signIn(w, w.ada.email, PASSWORD)
    const asked = await w.as(null).post('/session/password-reset', { email: 'Ada@Example.com' })
    expect(asked).toMatchObject({ status: 200, body: {} })
    await w.runJobs()
    expect(w.mails).toMatchObject([{ to: { address: w.ada.email } }])
    const [, token] = /https:\/\/cuboid\.example\.com\/password-reset\/(\S+)/.exec(w.mails[0]?.text ?? '') ?? []

    const choose = () => w.as(null).put('/session/password', { token, password: NEXT })
    const chosen = await choose()
    expect(chosen).toMatchObject({ status: 200, body: { _id: w.ada._id } })
    const origin = 'https://cuboid.example.com'
    expect((await page(w, chosen, origin).get('/app/me')).status).toBe(200)
    expect((await page(w, before, origin).get('/app/me')).status).toBe(401)
    expect((await web.signIn(w, w.ada.email, PASSWORD)).status).toBe(401)
    expect((await web.signIn(w, w.ada.email, NEXT)).status).toBe(200)
    expect(await choose()).toMatchObject({ status: 422, body: { errors: [{ field: '/token' }] } })
  })

  test('has a link that leads here, whatever host the asker names, and is kept as a hash', async () => {
    const w = await world()
    await w.as(null, { host: 'evil.example.com' }).post('/session/password-reset', { email: w.ada.email })
    await w.runJobs()
    const [, token = ''] = /http:\/\/127\.0\.0\.1:8080\/password-reset\/(\S+)/.exec(w.mails[0]?.text ?? '') ?? []
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(await w.store.engine.reader.selectFrom('credential').selectAll().execute())).not.toContain(
      token,
    )
    w.clock.advance(3_600_000)
    expect((await w.as(null).put('/session/password', { token, password: NEXT })).status).toBe(422)
  })

  test('is mailed about to nobody unknown, with the same answer, and not without end', async () => {
    const w = await world()
    const ask = (email: string) => w.as(null).post('/session/password-reset', { email })
    for (let i = 0; i < 5; i++) {
      expect(await ask('zoe@example.com')).toMatchObject({ status: 200, body: {} })
      expect(await ask(w.ada.email)).toMatchObject({ status: 200, body: {} })
    }
    expect((await ask('zoe@example.com')).status).toBe(429)
    expect((await ask(w.ada.email)).status).toBe(429)
    await w.runJobs()
    expect(w.mails.map(({ to }) => to.address)).toEqual(Array(5).fill(w.ada.email))
  })
})
