import { describe, expect, test } from 'vitest'
import { crm, untilNoted, web } from '../support/sign-in.ts'
import { PASSWORD, type World, world } from '../support/world.ts'

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
