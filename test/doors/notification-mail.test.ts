import { describe, expect, test } from 'vitest'
import { jobRegistry } from '../../server/jobs/registry.ts'
import { runDue } from '../../server/jobs/run-jobs.ts'
import { openEngine } from '../../server/store/core/open.ts'
import { openStore } from '../../server/store/core/store.ts'
import { follow } from '../support/stream.ts'
import { PASSWORD, type Person, type World, world } from '../support/world.ts'

const URL_ = 'https://cuboid.example'
const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A task of ada's that ben follows, and ways to say something there. */
async function withTask() {
  const w = await world({ now: '2026-01-15T09:00:00Z', config: { url: URL_ } })
  const { body } = await w.as(w.ada).post('/tasks', { group: w.website, name: 'Monday\nround', followers: [w.ben._id] })
  const task: string = body._id
  const say = async (content: string, mentions: Person[] = []) => {
    const named = mentions.map(({ _id, firstname }) => ({ id: _id, name: firstname }))
    const answer = await w.as(w.ada).post(`/tasks/${task}/activities`, { content, mentions: named })
    expect(answer.status).toBe(200)
  }
  /** What is mailed to ben as time goes on. */
  const mailedWithin = async (ms: number) => {
    const before = w.mails.length
    w.clock.advance(ms)
    await w.runJobs()
    return w.mails.slice(before).filter(({ to }) => to.address === w.ben.email)
  }
  return { ...w, task, say, mailedWithin }
}

test('a mail says who did what where, after three minutes', async () => {
  const w = await withTask()
  await w.say('Bring the *budget*, @Ben', [w.ben])
  expect(await w.mailedWithin(3 * MINUTE - 1)).toEqual([])
  const [mail, ...more] = await w.mailedWithin(1)
  expect(more).toEqual([])
  expect(mail?.subject).toBe('Ada Lovelace mentioned you in “Monday round”')
  for (const words of [
    'Ada Lovelace mentioned you in Monday round',
    'Website · 15.01.2026 12:00',
    '> Bring the *budget*, @Ben',
    `${URL_}/tasks/${w.task}`,
  ])
    expect(mail?.text).toContain(words)
  expect(mail?.html).toContain(`href="${URL_}/tasks/${w.task}"`)
  expect(mail?.html).toMatch(/class="face\d"[^>]*>AL</)
  expect(mail?.unsubscribeUrl).toMatch(`${URL_}/unsubscribe/`)
})

test('what follows is gathered, ever more slowly while nothing is read', async () => {
  const w = await withTask()
  const subjects = async (ms: number) => (await w.mailedWithin(ms)).map(({ subject }) => subject)
  await w.say('One')
  expect(await subjects(3 * MINUTE)).toEqual(['Ada Lovelace commented on “Monday round”'])
  await w.say('Two')
  w.clock.advance(5 * MINUTE)
  await w.say('Three')
  expect(await subjects(7 * MINUTE - 1)).toEqual([])
  expect(await subjects(1)).toEqual(['2 updates on “Monday round”'])
  await w.as(w.ada).post('/tasks', { group: w.website, name: 'Plant', assignees: [w.ben._id] })
  await w.say('Four')
  expect(await subjects(45 * MINUTE)).toEqual(['2 updates'])
  await w.say('Five')
  expect(await subjects(4 * HOUR - 1)).toEqual([])
  expect(await subjects(1)).toHaveLength(1)
  await w.say('Six')
  expect(await subjects(4 * HOUR)).toHaveLength(1)
  expect(await subjects(24 * HOUR)).toEqual([])

  await w.as(w.ben).put('/notifications', { read: true, task: w.task })
  await w.say('Seven')
  expect(await subjects(3 * MINUTE)).toHaveLength(1) // he is there again
})

test('what was read meanwhile, or may not be seen any more, is mailed to nobody', async () => {
  const w = await withTask()
  await w.say('Read')
  await w.as(w.ben).put('/notifications', { read: true })
  expect(await w.mailedWithin(HOUR)).toEqual([])
  await w.say('Soon secret')
  await w.as(w.ada).put(`/tasks/${w.task}`, { private: true, followers: [] })
  expect(await w.mailedWithin(HOUR)).toEqual([])

  await w.as(w.ada).post('/tasks', { group: w.secret, name: 'Plan', assignees: [w.ben._id] })
  const [mail] = await w.mailedWithin(4 * HOUR) // an assignee sees the task, and not where it is
  expect(mail?.subject).toBe('Ada Lovelace gave you “Plan”')
  expect(`${mail?.text}${mail?.html}`).not.toContain('Secret')
})

test('who has the app open is mailed nothing; a program with a token is no reader', async () => {
  const w = await withTask()
  const signedIn = await w.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { email: w.ben.email, password: PASSWORD },
  })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const open = () => w.store.engine.reader.selectFrom('open_stream').selectAll().execute()
  const program = await follow(w, w.ben)
  const browser = await follow(w, { cookie })
  await expect.poll(open).toHaveLength(1)
  await w.say('Seen')
  w.clock.advance(3 * MINUTE)
  const renewed = { expires_at: w.clock.now() + MINUTE } // as a server does while the clock goes on
  await w.store.writeUnscoped((tx) => tx.db.updateTable('node_lease').set(renewed).execute())
  expect(await w.mailedWithin(0)).toEqual([])
  browser.leave()
  await expect.poll(open).toEqual([])
  await w.say('Missed')
  const [mail] = await w.mailedWithin(3 * MINUTE)
  expect(mail?.text).toContain('Missed')
  expect(mail?.text).not.toContain('Seen')
  program.leave()
})

test('two servers on one database make one mail of it', async () => {
  const w = await withTask()
  const store = await openStore(await openEngine(w.config), w.clock.now)
  const registry = jobRegistry({ ...w.jobContext, store })
  for (const content of ['One', 'Two', 'Three']) await w.say(content)
  w.clock.advance(3 * MINUTE)
  await Promise.all([w.runJobs(), runDue({ store, registry, log: w.app.log })])
  await store.close()
  expect(w.mails.map(({ subject }) => subject)).toEqual(['3 updates on “Monday round”'])
})

describe('which mails one gets', () => {
  const PATH = '/users/self/notification-settings'
  const DEFAULTS = {
    email: { assigned: true, commented: true, mentioned: true, reminder: true, client: true, dailySummary: false },
    summaryAt: '08:00',
  }

  test('is chosen kind by kind', async () => {
    const w = await withTask()
    const put = (body: unknown) => w.as(w.ben).put(PATH, body)
    expect((await w.as(w.ben).get(PATH)).body).toEqual(DEFAULTS)
    for (const [body, field] of [
      [{ email: { assigned: 'no' } }, '/email/assigned'],
      [{ email: null }, '/email'],
      [{ summaryAt: '24:00' }, '/summaryAt'],
      [{ summaryAt: '' }, '/summaryAt'],
    ])
      expect(await put(body)).toMatchObject({ status: 400, body: { errors: [{ field }] } })
    expect((await w.as(w.ben).get(PATH)).body).toEqual(DEFAULTS)

    const changed = { email: { ...DEFAULTS.email, commented: false }, summaryAt: '07:15' }
    expect((await put({ email: { commented: false }, summaryAt: '07:15' })).body).toEqual(changed)
    expect((await put({})).body).toEqual(changed)
    expect((await w.as(w.ada).get(PATH)).body).toEqual(DEFAULTS)
    await w.say('To all')
    expect(await w.mailedWithin(HOUR)).toEqual([])
    await w.say('To you', [w.ben])
    expect(await w.mailedWithin(4 * HOUR)).toHaveLength(1)
  })

  test('ends by one click of a mail program, without a sign-in, and not by opening the link', async () => {
    const w = await withTask()
    await w.as(w.ben).put('/app/me', { language: 'tr' })
    await w.say('Hello')
    const [mail] = await w.mailedWithin(3 * MINUTE)
    expect(mail?.subject).toBe('Ada Lovelace, “Monday round” görevine yorum yazdı')
    const url = new URL(mail?.unsubscribeUrl ?? '').pathname
    const send = (method: 'GET' | 'POST', path = url, type = 'application/x-www-form-urlencoded') =>
      w.app.inject({
        method,
        url: path,
        ...(method === 'POST' && { headers: { 'content-type': type }, payload: 'List-Unsubscribe=One-Click' }),
      })
    const asked = await send('GET')
    expect(asked.statusCode).toBe(200)
    expect(asked.body).toContain('<html lang="tr">')
    expect(asked.body).toContain('<form method="post">')
    expect((await w.as(w.ben).get(PATH)).body).toEqual(DEFAULTS)

    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const done = await send('POST', url, type)
      expect(done.statusCode).toBe(200)
      expect(done.headers['set-cookie']).toBeUndefined()
    }
    const { email } = (await w.as(w.ben).get(PATH)).body
    expect(email).toEqual({ ...DEFAULTS.email, assigned: false, commented: false, mentioned: false, client: false })
    for (const path of [url.replace('.news.', '.reminder.'), url.replace(/\.2\./, '.1.'), '/unsubscribe/x'])
      for (const method of ['GET', 'POST'] as const) expect((await send(method, path)).statusCode).toBe(404)
    expect((await w.as(w.ada).get(PATH)).body).toEqual(DEFAULTS)
  })

  test('has a daily summary in it, at one’s own time, of what is late and due', async () => {
    const w = await withTask()
    const make = (name: string, deadline: string, more: object = {}) =>
      w.as(w.ada).post('/tasks', {
        group: w.website,
        name,
        assignees: [w.ben._id],
        deadline: Date.parse(deadline) / 1000,
        ...more,
      })
    await make('Late one', '2026-01-14T10:00:00Z')
    await make('Due today', '2026-01-16T15:00:00Z')
    await make('A whole day', '2026-01-15T21:00:00Z', { allDay: true }) // the 16th in Istanbul
    await make('Later', '2026-01-16T21:00:00Z')
    await w.as(w.ada).post('/tasks', { group: w.website, name: 'Some day', assignees: [w.ben._id] })
    await w.as(w.ben).put('/notifications', { read: true })
    await w.as(w.ben).put(PATH, { email: { dailySummary: true }, summaryAt: '23:59' })
    await w.as(w.ben).put(PATH, { summaryAt: '08:00' })
    w.clock.set('2026-01-16T04:59:59Z')
    expect(await w.mailedWithin(0)).toEqual([])
    const [mail, ...more] = await w.mailedWithin(1_000)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('Your day, 16.01.2026')
    expect(mail?.text).toMatch(
      /Late \(1\)[\s\S]*Late one[\s\S]*Due today \(2\)[\s\S]*16\.01\.2026 18:00[\s\S]*A whole day · Website · 16\.01\.2026\n/,
    )
    for (const name of ['Later', 'Some day']) expect(mail?.text).not.toContain(name)
    await w.as(w.ben).put('/app/me', { localization: { timezone: 'America/New_York' } })
    expect(await w.mailedWithin(24 * HOUR - 1)).toEqual([expect.objectContaining({ subject: 'Your day, 16.01.2026' })]) // at 13:00Z, his morning
    await w.as(w.ben).put(PATH, { email: { dailySummary: false } })
    expect(await w.mailedWithin(48 * HOUR)).toEqual([])
  })
})

test('a reminder goes out at once, unless it is read or not wanted', async () => {
  const w: World = await world({ config: { url: URL_ } })
  await w.as(w.ben).put('/users/self/notification-settings', { email: { reminder: false } })
  const people = [w.ben._id, w.cem._id]
  const remindAt = w.clock.now() / 1000
  const { status } = await w
    .as(w.ada)
    .post('/tasks', { group: w.sales, name: 'Deal', assignees: people, lead: { remindAt } })
  expect(status).toBe(200)
  await w.runJobs()
  expect(w.mails.map(({ to, subject }) => [to.address, subject])).toEqual([[w.cem.email, 'Reminder: Deal']])
})
