import { describe, expect, test } from 'vitest'
import { uploaded } from '../support/upload.ts'
import { type Answer, PASSWORD, seconds, type World, world } from '../support/world.ts'

const ORIGIN = 'http://localhost:80'
const cookiesOf = ({ headers }: Answer) =>
  [headers['set-cookie']].flat().map((each) => String(each).split(';')[0] as string)

/** A browser that is signed in, with the cookies it was given. */
async function browserOf({ as, ada }: World) {
  const signedIn = await as(null).post('/session', { email: ada.email, password: PASSWORD })
  const [session = '', device = ''] = cookiesOf(signedIn)
  return { device, page: as(null, { cookie: session, origin: ORIGIN }) }
}

describe('a stolen session', () => {
  const calls = ({ ben }: World): [string, 'post' | 'put', string, object][] => [
    ['a token', 'post', '/access-tokens', { name: 'For ever', expiresAt: null }],
    ['a person', 'post', '/organization/users', { email: 'mole@example.com', firstname: 'M', lastname: 'Ole' }],
    ['a manager', 'put', `/organization/users/${ben._id}`, { manager: true }],
  ]

  test('makes neither tokens nor people without the password, and its owner is mailed about each', async () => {
    const w = await world()
    const { page } = await browserOf(w)
    for (const [name, method, path, body] of calls(w)) {
      for (const present of [undefined, null, '', 'guess']) {
        const refused = await page[method](path, { ...body, present })
        expect(refused, name).toMatchObject({ status: 422, body: { errors: [{ field: '/present' }] } })
      }
      expect((await page[method](path, { ...body, present: PASSWORD })).status, name).toBe(200)
    }
    await w.runJobs()
    const subjects = w.mails.filter(({ to }) => to.address === w.ada.email).map(({ subject }) => subject)
    expect(subjects.sort()).toEqual(
      ['An access token was made for your account', 'You let Ben Franklin in', 'You let M Ole in'].sort(),
    )
  })

  test('leaves tokens that end in a year, and with a new password if asked', async () => {
    const w = await world({ now: '2026-03-01' })
    const { page } = await browserOf(w)
    const { body } = await page.post('/access-tokens', { name: 'Import', present: PASSWORD })
    expect(body.expiresAt).toBe(seconds('2027-03-01'))
    const next = 'another horse of another colour'
    const change = { present: PASSWORD, password: next, removeTokens: true }
    expect((await page.put('/app/me/password', change)).status).toBe(200)
    expect((await w.as(body).get('/app/me')).status).toBe(401)
    expect((await w.as(w.ada).get('/app/me')).status).toBe(401)

    await w.as(null).post('/session/password-reset', { email: w.ben.email })
    await w.runJobs()
    const [, token] = /\/password-reset\/(\S+)/.exec(w.mails.at(-1)?.text ?? '') ?? []
    const reset = await w.as(null).put('/session/password', { token, password: next, removeTokens: true })
    expect(reset.status).toBe(200)
    expect((await w.as(w.ben).get('/app/me')).status).toBe(401)
  })

  test('a script makes tokens without a password, but none that outlives its own', async () => {
    const { as, ada } = await world({ now: '2026-03-01' })
    const march = seconds('2026-04-01')
    const { body } = await as(ada).post('/access-tokens', { name: 'March', expiresAt: march })
    expect((await as(body).post('/access-tokens', { name: 'Child' })).body.expiresAt).toBe(march)
    for (const expiresAt of [null, march + 1])
      expect(await as(body).post('/access-tokens', { name: 'Child', expiresAt })).toMatchObject({
        status: 422,
        body: { errors: [{ field: '/expiresAt' }] },
      })
  })

  test('all tokens of a user share one budget', async () => {
    const { as, ada, ben } = await world({ config: { rateLimit: 4 } })
    const { body } = await as(ada).post('/access-tokens', { name: 'Another' })
    const answers = [ada, body, ada, body].map((each) => as(each).get('/app/me'))
    expect((await Promise.all(answers)).map(({ status }) => status).sort()).toEqual([200, 200, 200, 429])
    expect((await as(ben).get('/app/me')).status).toBe(200)
  })
})

describe('a hundred wrong passwords', () => {
  const guess = ({ app, ada }: World, address: string) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/session',
      remoteAddress: address,
      payload: { email: ada.email, password: 'guess' },
    })
  async function attacked() {
    const w = await world()
    const browser = await browserOf(w)
    for (let i = 0; i < 10; i++) await Promise.all(Array.from({ length: 10 }, () => guess(w, `198.51.100.${i}`)))
    return { ...w, ...browser, w }
  }

  test('slow down those who are not known, and lock nobody out', async () => {
    const { w, as, ada, page, device } = await attacked()
    expect((await guess(w, '198.51.100.1')).statusCode).toBe(429) // from there it is enough
    const since = performance.now()
    const strangers = [guess(w, '203.0.113.1'), guess(w, '203.0.113.2')]
    const known = await as(null, { cookie: device }).post('/session', { email: ada.email, password: PASSWORD })
    expect(known.status).toBe(200)
    expect((await Promise.all(strangers)).map(({ statusCode }) => statusCode)).toEqual([401, 401])
    expect(performance.now() - since).toBeGreaterThan(1000) // one a second
    expect((await as(null).post('/session', { email: ada.email, password: PASSWORD })).status).toBe(200)
    const change = { present: PASSWORD, password: 'another horse of another colour' }
    expect((await page.put('/app/me/password', change)).status).toBe(200)
  })

  test('a mark of a device is of one account, and of no other', async () => {
    const w = await world()
    const { device } = await browserOf(w)
    for (let i = 0; i < 10; i++) await w.as(null).post('/session', { email: w.ben.email, password: 'guess' })
    const tried = await w.as(null, { cookie: device }).post('/session', { email: w.ben.email, password: PASSWORD })
    expect(tried.status).toBe(429)
  })

  test('a present password has a count of its own', async () => {
    const w = await world()
    const { page } = await browserOf(w)
    const change = (present: string) =>
      page.put('/app/me/password', { present, password: 'another horse of another colour' })
    for (let i = 0; i < 10; i++) expect((await change('guess')).status).toBe(422)
    expect((await change(PASSWORD)).status).toBe(429)
    expect((await w.as(null).post('/session', { email: w.ada.email, password: PASSWORD })).status).toBe(200)
  })
})

test('password resets have a budget by address, and work the same for nobody', async () => {
  const w = await world()
  const ask = (i: number) => w.as(null).post('/session/password-reset', { email: `nobody${i}@example.com` })
  const statuses = await Promise.all(Array.from({ length: 30 }, (_, i) => ask(i).then(({ status }) => status)))
  expect(statuses.filter((status) => status === 200)).toHaveLength(20)
  expect(statuses.filter((status) => status === 429)).toHaveLength(10)
  await w.runJobs()
  expect(w.mails).toEqual([])
})

test.each(['password', 'PASSWORD1', '12345678', '        '])('%j is refused as a password', async (password) => {
  const { as, ada } = await world()
  const fay = { email: 'fay@example.com', firstname: 'Fay', lastname: 'Ray' }
  const answer = await as(ada).post('/organization/users', { ...fay, password })
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: '/password' }] } })
})

describe('a file that is seen', () => {
  /** A plan on a task of ada's; ben may see it, and no more. */
  async function seen() {
    const w = await world()
    const { as, ada, cem } = w
    const file = await uploaded(w, ada, 'a plan', 'plan.pdf')
    const task = (await as(ada).post('/tasks', { group: w.website, name: 'Move', files: [file] })).body._id
    const own = (await as(ada).post('/groups', { name: 'Own', members: [] })).body._id
    await as(ada).put(`/groups/${own}`, { members: [cem._id] })
    const client = (await as(cem).post('/crm/customers', { name: 'Globex' })).body._id
    return { ...w, w, file, task, own, client }
  }

  test('is hung elsewhere by those who may edit it where it hung first, and by nobody else', async () => {
    const { as, ada, cem, own, client, file } = await seen()
    const picture = { file }
    const hangings: [string, 'post' | 'put', string, object][] = [
      ['a client’s folder', 'post', '/file-system-nodes/files', { customer: client, files: [file] }],
      ['a folder', 'post', '/file-system-nodes/files', { group: own, files: [file] }],
      ['a task', 'post', '/tasks', { group: own, name: 'Copy', files: [file] }],
    ]
    expect((await as(cem).get(`/files?ids=${file}`)).body).toHaveLength(1)
    for (const [name, method, path, body] of hangings) {
      expect((await as(cem)[method](path, body)).status, name).toBe(403)
      expect((await as(ada)[method](path, body)).status, name).toBe(200)
    }
    expect((await as(cem).put('/app/me/photo', picture)).status).not.toBe(200)
  })

  test('is renamed by nobody for having been put into a folder of his', async () => {
    const { as, ada, cem, client, file } = await seen()
    const [node] = (await as(ada).post('/file-system-nodes/files', { customer: client, files: [file] })).body
    expect((await as(cem).put(`/files/${file}`, { name: 'mine.pdf' })).status).toBe(403)
    expect((await as(cem).put(`/file-system-nodes/${node._id}`, { name: 'mine.pdf' })).status).toBe(403)
    expect((await as(ada).get(`/files?ids=${file}`)).body).toMatchObject([{ name: 'plan.pdf' }])
    expect((await as(ada).put(`/file-system-nodes/${node._id}`, { name: 'ours.pdf' })).status).toBe(200)
  })
})
