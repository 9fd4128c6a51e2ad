import { describe, expect, test, vi } from 'vitest'
import { type Answer, PASSWORD, seconds, type World, world } from '../support/world.ts'

/** The two ways to sign in with a password. */
const web = {
  name: '/session',
  signIn: ({ as }: World, email: string, password: string) => as(null).post('/session', { email, password }),
  words: ({ body }: Answer) => body.detail,
}
const crm = {
  name: '/cubedrive/getLogin',
  signIn: ({ as }: World, email: string, password: string) =>
    as(null).post('/cubedrive/getLogin', new URLSearchParams({ j_username: email, j_password: password }).toString()),
  words: ({ body }: Answer) => body.info,
}

const cookieOf = ({ headers }: Answer) => String(headers['set-cookie']).split(';')[0] as string
const ORIGIN = 'http://localhost:80'
/** A page of ours in a browser that is signed in. */
const page = ({ as }: World, signedIn: Answer, origin = ORIGIN) => as(null, { cookie: cookieOf(signedIn), origin })

/** The time of last use is written down after the answer; nobody waits for it. */
const untilNoted = ({ store, clock }: World, kind: string) =>
  vi.waitFor(async () => {
    const of = store.engine.reader.selectFrom('credential').select('last_used_at').where('kind', '=', kind)
    expect(await of.execute()).toContainEqual({ last_used_at: clock.now() })
  }, 10_000)

describe.each([web, crm])('$name', ({ signIn, words }) => {
  test('takes the address in any case, and the right password alone', async () => {
    const w = await world()
    expect((await signIn(w, 'ADA@Example.com', PASSWORD)).status).toBe(200)
    expect((await signIn(w, w.ada.email, `${PASSWORD} `)).status).toBe(401)
  })

  test('says and does the same whether or not there is such a user', async () => {
    const w = await world()
    const timed = async (email: string) => {
      const startedAt = performance.now()
      const answer = await signIn(w, email, 'not the password')
      return { status: answer.status, words: words(answer), ms: performance.now() - startedAt }
    }
    const known: Awaited<ReturnType<typeof timed>>[] = []
    const unknown: typeof known = []
    for (let i = 0; i < 4; i++) {
      known.push(await timed(w.ada.email))
      unknown.push(await timed('zoe@example.com'))
    }
    const said = ({ status, words }: { status: number; words: string }) => ({ status, words })
    expect(unknown.map(said)).toEqual(known.map(said))
    expect(known[0]?.status).toBe(401)
    const quickest = (each: { ms: number }[]) => Math.min(...each.map(({ ms }) => ms))
    expect(quickest(unknown)).toBeGreaterThan(quickest(known) / 3) // hashing is nearly all of it
  })

  test('after ten failures refuses the account from that address for a while, the right password too', async () => {
    const w = await world()
    for (let i = 0; i < 10; i++) expect((await signIn(w, w.ada.email, 'guess')).status).toBe(401)
    w.clock.advance(5 * 60_000)

    const refused = await signIn(w, w.ada.email.toUpperCase(), PASSWORD)
    expect(refused.status).toBe(429)
    expect(refused.headers['retry-after']).toBe(String(10 * 60))
    expect((await signIn(w, w.ben.email, PASSWORD)).status).toBe(200)

    w.clock.advance(10 * 60_000)
    expect((await signIn(w, w.ada.email, PASSWORD)).status).toBe(200)
  })

  test('refuses an account that nobody has just the same', async () => {
    const w = await world()
    for (let i = 0; i < 10; i++) await signIn(w, 'zoe@example.com', 'guess')
    expect((await signIn(w, 'zoe@example.com', 'guess')).status).toBe(429)
  })

  test('counts attempts made at once', async () => {
    const w = await world()
    const answers = await Promise.all(Array.from({ length: 14 }, () => signIn(w, w.ada.email, 'guess')))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(4)
  })

  test('forgets failures once the password was right', async () => {
    const w = await world()
    for (let i = 0; i < 9; i++) await signIn(w, w.ada.email, 'guess')
    expect((await signIn(w, w.ada.email, PASSWORD)).status).toBe(200)
    for (let i = 0; i < 9; i++) expect((await signIn(w, w.ada.email, 'guess')).status).toBe(401)
  })

  test('counts refusals against the address', async () => {
    const w = await world({ config: { rateLimit: 3 } })
    for (const name of ['ada', 'ben', 'cem'] as const) await signIn(w, w[name].email, 'guess')
    const refused = await signIn(w, w.dan.email, 'guess')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  })

  test('knows neither a removed user nor one who has yet to choose a password', async () => {
    const w = await world()
    const { ada, ben } = w
    await w.as(ada).delete(`/organization/users/${ben._id}`)
    await w.as(ada).post('/organization/users', { email: 'fay@example.com', firstname: 'Fay', lastname: 'Ray' })
    expect((await signIn(w, ben.email, PASSWORD)).status).toBe(401)
    expect((await signIn(w, 'fay@example.com', '')).status).not.toBe(200)
  })

  test('keeps neither passwords nor who was tried from where', async () => {
    const w = await world()
    await signIn(w, w.ada.email, PASSWORD)
    await signIn(w, w.ada.email, 'guess')
    const { reader } = w.store.engine
    const kept = JSON.stringify([
      await reader.selectFrom('user').selectAll().execute(),
      await reader.selectFrom('credential').selectAll().execute(),
    ])
    expect(kept).not.toContain(PASSWORD)
    expect(kept).toContain('$argon2id$')
    expect(JSON.stringify(await reader.selectFrom('sign_in_failure').selectAll().execute())).not.toMatch(/ada|127\.0/)
  })
})

describe('getLogin', () => {
  test.each([
    [
      'a form',
      (as: World['as']) =>
        as(null).post('/cubedrive/getLogin', `j_username=ada@example.com&j_password=${encodeURIComponent(PASSWORD)}`),
    ],
    [
      'JSON',
      (as: World['as']) =>
        as(null).post('/cubedrive/getLogin', { j_username: 'ada@example.com', j_password: PASSWORD }),
    ],
    [
      'a query, by GET',
      (as: World['as']) =>
        as(null).get(`/cubedrive/getLogin?j_username=ada@example.com&j_password=${encodeURIComponent(PASSWORD)}`),
    ],
    [
      'a query, by POST',
      (as: World['as']) =>
        as(null).post(`/cubedrive/getLogin?j_username=ada@example.com&j_password=${encodeURIComponent(PASSWORD)}`),
    ],
  ])('takes %s', async (_, send) => {
    const { as, encryptedIds, ada } = await world()
    const { status, body } = await send(as)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      success: true,
      userLang: 'en',
      systemInfo: { systemName: 'Cuboid', canSelfRegister: false },
      userObj: { firstname: 'Ada', email: 'ada@example.com', role: 'admin', roleId: 1 },
    })
    expect(encryptedIds.decrypt('user', body.userObj.id)).toBe(ada.id)
    expect(Object.keys(body.systemInfo)).toEqual(
      expect.arrayContaining(['systemDesc', 'logoPath', 'language', 'showAppModule', 'showHelpModule']),
    )
    expect(Object.keys(body.userObj)).toEqual(
      expect.arrayContaining(['lastname', 'name', 'username', 'imagepath', 'description']),
    )
    expect(body['x-auth-token']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  test.each([undefined, {}, { j_username: 'ada@example.com' }, { j_username: '', j_password: '' }])(
    'without its two values is 400: %j',
    async (body) => {
      const { as } = await world()
      const answer = await as(null).post('/cubedrive/getLogin', body)
      expect(answer).toMatchObject({ status: 400, body: { success: false } })
      expect(answer.body.errors).toContainEqual(expect.objectContaining({ field: 'j_password', code: 'required' }))
    },
  )

  test.each([
    'j_username=%00&j_password=x',
    { j_username: 7, j_password: 'x' },
    { j_username: 'x'.repeat(255), j_password: 'x' },
  ])('with what is no text is 400: %j', async (body) => {
    const { as } = await world()
    expect((await as(null).post('/cubedrive/getLogin', body)).status).toBe(400)
  })

  test('gives a token that ends when it is not used for a day', async () => {
    const w = await world()
    const { body } = await crm.signIn(w, w.ada.email, PASSWORD)
    const crmOf = w.as(null, { 'x-auth-token': body['x-auth-token'] })
    const hour = 3_600_000
    for (let i = 0; i < 3; i++) {
      w.clock.advance(23 * hour)
      expect(await crmOf.get('/cubedrive/validateToken')).toMatchObject({
        status: 200,
        body: { success: true, userObj: body.userObj },
      })
      await untilNoted(w, 'cubedrive')
    }
    w.clock.advance(24 * hour)
    expect(await crmOf.get('/cubedrive/validateToken')).toMatchObject({ status: 401, body: { success: false } })
  })

  test('gives a token that may come in the query, and opens the CRM alone', async () => {
    const w = await world()
    const { body } = await crm.signIn(w, w.ada.email, PASSWORD)
    const token = body['x-auth-token']
    expect((await w.as(null).get(`/cubedrive/validateToken?x-auth-token=${token}`)).status).toBe(200)
    expect((await w.as({ token }).get('/app/me')).status).toBe(401)
    expect((await w.as(w.ada).get('/cubedrive/validateToken')).status).toBe(200)
  })
})

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

test('the time of last use is kept to the minute', async () => {
  const w = await world({ now: '2026-03-01T12:00:00Z' })
  const { as, ada, clock } = w
  await as(ada).get('/app/me')
  await untilNoted(w, 'token')
  clock.set('2026-03-01T12:00:59Z')
  await as(ada).get('/app/me')
  expect((await as(ada).get('/access-tokens')).body).toMatchObject([{ lastUsedAt: seconds('2026-03-01T12:00:00Z') }])
})
