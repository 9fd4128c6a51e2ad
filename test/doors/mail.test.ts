import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { type Log, openLog } from '../../server/log.ts'
import { openMailer } from '../../server/mail/out/mailer.ts'
import { scheduleReminder } from '../../server/usecases/lead/reminders.ts'
import { mailMentioned } from '../../server/usecases/mail/mention-mail.ts'
import { type Stage, smtpServer, type Trouble } from '../support/smtp.ts'
import { type World, world } from '../support/world.ts'

const URL_ = 'https://cuboid.example'
const HOUR = 3_600_000
const IMPATIENT = 'greetingTimeout=300&socketTimeout=300'

/** A world that mails by a server of its own, and a lead of ada's that ben is to be reminded of; he has read that it is his. */
async function worldWithServer({ name = 'Big deal', endsBroken = false, tls = false } = {}) {
  const smtp = await smtpServer({ tls })
  const w = await world({ config: { smtpUrl: `${smtp.url}?${IMPATIENT}`, url: URL_ }, endsBroken })
  const { body: lead } = await w.as(w.ada).post('/tasks', { group: w.sales, name, assignees: [w.ben._id] })
  await w.as(w.ben).put('/notifications', { read: true })
  await w.store.write(w.ada.actor, (tx) => scheduleReminder(tx, lead._id, tx.now))
  return { ...w, ...smtp, lead: lead as { _id: string } }
}

const jobsOf = ({ store }: Pick<World, 'store'>) =>
  store.readUnscoped((tx) =>
    tx.db.selectFrom('job').selectAll().where('type', '<>', 'gather-news').orderBy('id').execute(),
  )

test('a mail says what it is and where it comes from, and goes to its receiver alone', async () => {
  const w = await worldWithServer()
  await w.runJobs()
  expect(w.received).toMatchObject([{ from: 'cuboid@cuboid.example', to: [w.ben.email] }])
  const { headers, raw } = w.received[0]!
  expect(Object.fromEntries(headers)).toMatchObject({
    from: 'Cuboid <cuboid@cuboid.example>',
    to: `Ben Franklin <${w.ben.email}>`,
    subject: 'Reminder: Big deal',
    'auto-submitted': 'auto-generated',
    'message-id': expect.stringMatching(/^<\d+@cuboid\.example>$/),
    'content-type': expect.stringMatching(/^multipart\/alternative; /),
  })
  const [, text = '', html = ''] = raw
    .replaceAll('=\r\n', '')
    .split(/^Content-Type: /m)
    .slice(1)
  expect(text).toMatch(/^text\/plain; charset=utf-8/)
  expect(html).toMatch(/^text\/html; charset=utf-8/)
  for (const part of [text, html]) expect(part).toContain(`${URL_}/tasks/${w.lead._id}`)
})

test('a subject in any language is encoded so that every program reads it', async () => {
  const name = 'Şişli çağrısı: ığdır – İstanbul görüşmesi için ön hazırlık ve bütçe değerlendirmesi 🎉'
  const w = await worldWithServer({ name })
  await w.runJobs()
  const subject = w.received[0]?.headers.get('subject') ?? ''
  const words = subject.split(' ').filter((word) => word.startsWith('=?'))
  expect(words.length).toBeGreaterThan(1)
  for (const word of words) expect(word).toMatch(/^=\?UTF-8\?[QB]\?[\x21-\x7e]+\?=$/) // RFC 2047
  expect(Math.max(...words.map((word) => word.length))).toBeLessThanOrEqual(75)
  expect(words.map(decoded).join('')).toContain(name)
})

/** Each by itself, as programs do: a letter must not be torn in two. */
function decoded(word: string): string {
  const [, , encoding, text = ''] = word.split('?')
  const bytes =
    encoding === 'B'
      ? Buffer.from(text, 'base64')
      : Buffer.from(unescape(text.replaceAll('_', ' ').replace(/=(?=[0-9A-F]{2})/g, '%')), 'latin1')
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

test('nothing that people write becomes a header or a receiver', async () => {
  const w = await worldWithServer({ name: 'Deal\r\nBcc: eve@example.com\r\n\r\nHello' })
  const evil = { firstname: 'Ben", <eve@example.com>,\r\nBcc: eve@example.com', lastname: '\u0007' }
  await w.store.write(w.ada.actor, async (tx) => {
    await tx.db.updateTable('user').set(evil).where('org_id', '=', tx.org.id).where('id', '=', w.ben.id).execute()
    await tx.db.updateTable('organization').set({ version: 99 }).where('org_id', '=', tx.org.id).execute()
  })
  await w.runJobs()
  expect(w.received).toMatchObject([{ to: [w.ben.email] }])
  const { headers } = w.received[0]!
  expect(headers.has('bcc')).toBe(false)
  expect(headers.get('subject')).toBe('Reminder: Deal Bcc: eve@example.com Hello')
  expect(headers.get('to')).toMatch(/^"Ben\\", <eve@example.com>, Bcc: eve@example.com" <ben@example.com>$/)
})

test.each([
  'ben@example.com, eve@example.com',
  'ben@example.com\r\nRCPT TO:<eve@example.com>',
  '"b@x" <eve@example.com>',
  'ben',
])('what is no plain address is mailed nothing: %j', async (email) => {
  const w = await worldWithServer({ endsBroken: true })
  await w.store.write(w.ada.actor, async (tx) => {
    await tx.db.updateTable('user').set({ email }).where('org_id', '=', tx.org.id).where('id', '=', w.ben.id).execute()
    await tx.db.updateTable('organization').set({ version: 99 }).where('org_id', '=', tx.org.id).execute()
  })
  await w.runJobs()
  expect(w.received).toEqual([])
  expect(await jobsOf(w)).toMatchObject([{ type: 'send-mail', attempts: 1, failed_at: w.clock.now() }])
})

test('a server that is away gets the mail when it is back, with the same id', async () => {
  const w = await worldWithServer()
  w.behaviour.trouble.recipient = 451
  await w.runJobs()
  const [job] = await jobsOf(w)
  expect(job).toMatchObject({ type: 'send-mail', failed_at: null, last_error: expect.stringContaining('Not today') })
  w.behaviour.trouble = {}
  w.clock.advance(HOUR)
  await w.runJobs()
  expect(w.received.map(({ headers }) => headers.get('message-id'))).toEqual([`<${job?.id}@cuboid.example>`])
  expect(await jobsOf(w)).toEqual([])
})

test('an address that the server refuses for good is given up, and kept for inspection', async () => {
  const w = await worldWithServer({ endsBroken: true })
  w.behaviour.trouble.recipient = 550
  await w.runJobs()
  expect(await jobsOf(w)).toMatchObject([
    { type: 'send-mail', attempts: 1, failed_at: w.clock.now(), last_error: expect.stringContaining('Not today') },
  ])
})

test('whatever a server does at whichever stage, the mail waits, and goes out once it is well', async () => {
  const w = await worldWithServer({ endsBroken: true })
  const state = async () => (await w.as(w.ada).get('/organization/mail')).body
  expect(await state()).toEqual({ configured: true, lastSentAt: null, lastError: null, waiting: 0, failed: 0 })
  const troubles: [Stage, Trouble, RegExp][] = [
    ['greeting', 421, /Not today/],
    ['greeting', 554, /Not today/],
    ['greeting', 'silence', /Timeout|closed/],
    ['sender', 451, /Not today/],
    ['sender', 550, /Not today/], // of ours it says something, and the operator can put it right
    ['sender', 'silence', /Timeout|closed/],
    ['recipient', 'drop', /closed|reset/i],
    ['data', 552, /Not today/],
    ['data', 'drop', /closed|reset/i],
    ['after data', 451, /Not today/],
    ['after data', 'silence', /Timeout|closed/],
    ['after data', 'drop', /closed|reset/i],
  ]
  for (const [stage, trouble, said] of troubles.slice(0, 9)) {
    w.behaviour.trouble = { [stage]: trouble }
    await w.runJobs()
    const { lastError, ...others } = await state()
    expect(lastError, `${stage} ${trouble}`).toMatch(said)
    expect(others).toEqual({ configured: true, lastSentAt: null, waiting: 1, failed: 0 })
    w.clock.advance(24 * HOUR)
  }
  for (const [stage, trouble, said] of troubles.slice(9)) {
    w.behaviour.trouble = { [stage]: trouble }
    const { body } = await w.as(w.ada).post('/organization/mail/test', { to: w.ada.email })
    expect(body, `${stage} ${trouble}`).toEqual({ ok: false, error: expect.stringMatching(said) })
  }
  w.behaviour.trouble = {}
  w.received.length = 0
  await w.runJobs()
  expect(w.received).toMatchObject([{ to: [w.ben.email] }])
  const lastSentAt = Math.floor(w.clock.now() / 1000)
  expect(await state()).toEqual({ configured: true, lastSentAt, lastError: null, waiting: 0, failed: 0 })
})

test('managers look after mail, and try it; nobody else does', async () => {
  const w = await worldWithServer({ tls: true, endsBroken: true })
  const send = (person: World['ada'], to: unknown) => w.as(person).post('/organization/mail/test', { to })
  expect((await send(w.ada, w.ada.email)).body).toEqual({ ok: false, error: expect.stringMatching(/certificate/) })
  for (const to of ['ben', 'a@x, b@x', 'a@x\r\nRCPT TO:<b@x>', '', 7, null])
    expect(await send(w.ada, to)).toMatchObject({ status: 400, body: { errors: [{ field: '/to' }] } })
  expect((await send(w.ben, w.ben.email)).status).toBe(403)
  expect((await w.as(w.ben).get('/organization/mail')).status).toBe(403)
  expect(w.received).toEqual([])

  const none = await world()
  const silent = await openMailer(none.config, openLog('silent'))
  Object.assign(none.mailer, silent, { isSetUp: false })
  expect(await none.as(none.ada).post('/organization/mail/test', { to: 'a@example.com' })).toMatchObject({
    status: 422,
    body: { type: '/problems/mail_not_set_up' },
  })
  expect((await none.as(none.ada).get('/organization/mail')).body).toMatchObject({ configured: false })
})

test('a process that is killed between sending a mail and noting it sends it again, recognisably', async () => {
  const w = await worldWithServer()
  const script = new URL('../support/working-worker.ts', import.meta.url).pathname
  const { data, databaseUrl } = w.config
  const setting = { data, databaseUrl, smtpUrl: w.config.smtpUrl, url: URL_, now: w.clock.now() }
  const killed = Promise.withResolvers<void>()
  const child = spawn(process.execPath, [script, JSON.stringify(setting)], { stdio: ['ignore', 'ignore', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  w.behaviour.onMail = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
    killed.resolve()
  }
  await killed.promise
  expect(await jobsOf(w)).toMatchObject([{ type: 'send-mail', claimed_by: expect.any(Number) }])

  w.behaviour.onMail = () => {}
  await w.store.writeUnscoped((tx) => tx.db.updateTable('job').set({ claimed_by: null }).execute()) // as when its lease has ended
  await w.runJobs()
  const ids = w.received.map(({ headers }) => headers.get('message-id'))
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
  const { body } = await w.as(w.ben).get('/notifications')
  expect(body.map(({ type }: { type: string }) => type)).toEqual(['task-reminded', 'task-created'])
})

test('where no mail server is set, the log says so, once', async () => {
  const said: string[] = []
  const note = (_about: unknown, words?: string) => void said.push(words ?? '')
  const log: Log = { debug: note, info: note, warn: note, error: note }
  const mailer = await openMailer({ smtpUrl: null, mailFrom: null, url: null }, log)
  const mail = { id: '1', to: { name: 'Ada', address: 'ada@example.com' }, subject: 'Hi', text: 'Hi', html: '<p>Hi' }
  await mailer.send(mail)
  await mailer.send(mail)
  expect(said).toEqual(['no mail is set up (CUBOID_SMTP_URL), so none is sent'])
})

test('each present member whom a description mentions gets one mail, if they may see it', async () => {
  const w = await world({ config: { url: URL_ } })
  const idOf = (person: World['ada']) => w.encryptedIds.encrypt('user', person.id)
  const desc = [
    `Ask @[Ben]($userId:${idOf(w.ben)}) or @[Ben again]($userId:${idOf(w.ben)}), @BEN@example.com.`,
    `Not @[Dan]($userId:${idOf(w.dan)}), who left, nor @[Eve]($userId:${idOf(w.eve)}) or @eve@example.com.`,
    `Nobody is @[X]($userId:AAAAAAAAAAA) or @nobody@example.com; @[Ada]($userId:${idOf(w.ada)}) is.`,
    `@[Cem]($userId:${idOf(w.cem)}) may not see it.`,
  ].join('\n')
  await w.as(w.ada).delete(`/organization/users/${w.dan._id}`)
  const { body: lead } = await w
    .as(w.ada)
    .post('/tasks', { group: w.secret, name: 'Deal', desc, followers: [w.ben._id], assignees: [w.ben._id] })
  await w.store.write(w.ada.actor, (tx) => mailMentioned(tx, { id: lead._id, desc }, w.encryptedIds))
  await w.runJobs()
  expect(w.mails.map(({ to }) => to.address).sort()).toEqual([w.ada.email, w.ben.email])
  expect(w.mails[0]?.subject).toBe('Ada Lovelace mentioned you in “Deal”')
  expect(w.mails[0]?.text).toContain('> Ask @Ben or @Ben again, @BEN@example.com.')
  expect(w.mails[0]?.text).toContain(`${URL_}/tasks/${lead._id}`)
})

test('an invitation holds a link that works, which is kept nowhere else', async () => {
  const w = await world({ config: { url: URL_ } })
  const { body } = await w
    .as(w.ada)
    .post('/organization/users', { email: 'fay@example.com', firstname: 'Fay', lastname: 'Wray' })
  const [job] = await jobsOf(w)
  const returned = String(body.invitationUrl).split('/').pop() ?? ''
  expect(returned).not.toBe('')
  expect(job?.data).not.toContain(returned)
  await w.runJobs()
  const mail = w.mails.find(({ to }) => to.address === 'fay@example.com')
  expect(mail).toMatchObject({ subject: 'Your invitation to Acme' })
  const token = /\/invitation\/(\S+)/.exec(mail?.text ?? '')?.[1]
  const accept = (token: unknown) => w.as(null).post('/invitations/accept', { token, password: 'a good password' })
  expect((await accept(token)).status).toBe(200)
  expect((await accept(returned)).status).toBe(422) // one used ends them all
})

test('a link for another password comes by mail alone', async () => {
  const w = await world({ config: { url: URL_ } })
  await w.as(null).post('/session/password-reset', { email: w.ben.email })
  await w.runJobs()
  expect(w.mails).toMatchObject([{ to: { address: w.ben.email }, subject: 'Your password for Cuboid' }])
  const token = /\/password-reset\/(\S+)/.exec(w.mails[0]?.text ?? '')?.[1]
  expect((await w.as(null).put('/session/password', { token, password: 'a good password' })).status).toBe(200)
})

test('a mail names no project that its reader may not know of', async () => {
  const w = await world({ config: { url: URL_ } })
  const desc = `Ask @[Ben](${w.encryptedIds.encrypt('user', w.ben.id)}), ben@example.com.`
  for (const group of [w.secret, w.website]) {
    const { body } = await w.as(w.ada).post('/tasks', { group, name: 'Deal', assignees: [w.ben._id] })
    const task = { id: body._id, desc: `@${w.ben.email} ${desc}` }
    await w.store.write(w.ada.actor, (tx) => mailMentioned(tx, task, w.encryptedIds))
  }
  await w.runJobs()
  const texts = w.mails.filter(({ to }) => to.address === w.ben.email).map(({ text }) => text)
  expect(texts).toHaveLength(2)
  expect(texts.filter((text) => text.includes('Website'))).toHaveLength(1)
  expect(texts.join()).not.toContain('Secret')
})
