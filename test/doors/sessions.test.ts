import { expect, test } from 'vitest'
import { type Answer, PASSWORD, seconds, type World, world } from '../support/world.ts'

const ORIGIN = 'http://localhost:80'
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** A browser that is signed in. */
async function signedIn({ as }: World, email: string, agent = FIREFOX) {
  const answer: Answer = await as(null, { 'user-agent': agent }).post('/session', { email, password: PASSWORD })
  expect(answer.status).toBe(200)
  return as(null, { cookie: String(answer.headers['set-cookie']).split(';')[0] as string, origin: ORIGIN })
}

test('one sees where one is signed in, and ends one session or all others', async () => {
  const w = await world()
  const { as, ada, ben, clock } = w
  const desk = await signedIn(w, ada.email)
  clock.advance(60_000)
  const phone = await signedIn(w, ada.email, 'curl/8.5.0')
  const other = await signedIn(w, ben.email)
  const list = async () => (await desk.get('/sessions')).body
  const found = await list()
  expect(found).toEqual([
    {
      _id: expect.any(String),
      kind: 'web',
      device: '',
      createdAt: seconds('2026-01-15T09:01:00Z'),
      expiresAt: seconds('2026-02-14T09:01:00Z'),
      lastUsedAt: null,
      current: false,
    },
    {
      _id: expect.any(String),
      kind: 'web',
      device: 'Firefox, Windows',
      createdAt: seconds('2026-01-15T09:00:00Z'),
      expiresAt: seconds('2026-02-14T09:00:00Z'),
      lastUsedAt: expect.toBeOneOf([null, seconds('2026-01-15T09:01:00Z')]), // nobody waits for its being noted
      current: true,
    },
  ])
  // Others' and tokens are none of them.
  const [{ _id: bens }] = (await other.get('/sessions')).body
  const [{ _id: token }] = (await as(ada).get('/access-tokens')).body
  for (const id of [bens, token, 'x', '7000000000000000000'])
    expect((await desk.delete(`/sessions/${id}`)).status).toBe(404)

  expect((await desk.delete(`/sessions/${found[0]._id}`)).status).toBe(200)
  expect((await phone.get('/app/me')).status).toBe(401)
  expect(await list()).toHaveLength(1)

  const tablet = await signedIn(w, ada.email)
  await as(null).post('/cubedrive/getLogin', `j_username=${ada.email}&j_password=${encodeURIComponent(PASSWORD)}`)
  expect((await list()).map(({ kind }: { kind: string }) => kind).sort()).toEqual(['crm', 'web', 'web'])
  const left = await desk.delete('/sessions?others=true')
  expect(left.status).toBe(200)
  expect(left.headers['set-cookie']).toBeUndefined()
  expect((await tablet.get('/app/me')).status).toBe(401)
  expect(await list()).toMatchObject([{ current: true }])
  expect((await other.get('/app/me')).status).toBe(200)

  // Ending the one that asks signs out.
  const ended = await desk.delete(`/sessions/${found[1]._id}`)
  expect(String(ended.headers['set-cookie'])).toMatch(/^cuboid_session=;/)
  expect((await desk.get('/app/me')).status).toBe(401)
  expect((await as(ada).get('/app/me')).status).toBe(200)
})

test('a session that has expired is not told of', async () => {
  const w = await world()
  await signedIn(w, w.ada.email)
  w.clock.advance(31 * 24 * 3600 * 1000)
  expect((await w.as(w.ada).get('/sessions')).body).toEqual([])
})
