import { expect, test, vi } from 'vitest'
import { replyAddress } from '../../server/domain/mail/reply-token.ts'
import { emptyTrashes } from '../../server/jobs/empty-trash.ts'
import type { JobContext } from '../../server/jobs/job.ts'
import { contents } from '../support/contents.ts'
import {
  deliver,
  letter,
  PATIENCE,
  postsOf,
  untilPosts,
  untilTasks,
  watch,
  worldWithMailbox,
} from '../support/mailbox.ts'
import { smtpServer } from '../support/smtp.ts'
import { MAIL_KEYS } from '../support/world.ts'

test('a mail becomes a task with all that it brought, and its sender has a name', async () => {
  const w = await worldWithMailbox()
  const { body: client } = await w.as(w.ada).post('/crm/customers', { name: 'Globex', email: 'tom@globex.example' })
  await w.server.deliver(
    letter({
      cc: 'Bea <bea@globex.example>',
      subject: '=?utf-8?q?Yaz=C4=B1c=C4=B1?=',
      text: 'It **hums**.\r\n\r\n-- \r\nTom',
    }),
  )
  watch(w)
  const [task] = await untilTasks(w, 1)
  expect(task).toMatchObject({
    ...{ name: 'Yazıcı', desc: 'It **hums**.', state: 'cb_waiting', assignedBy: w.ada._id },
    ...{ customer: { _id: client._id }, email: { emailUserId: expect.any(String) } },
  })
  const [post] = await postsOf(w, task._id)
  expect(post).toMatchObject({
    ...{ user: '', emailUser: task.email.emailUserId, content: 'It **hums**.', customerCanSee: true },
    files: [{ name: 'message.eml' }],
    emailDetails: {
      from: { name: 'Tom Tall', emailAddress: 'tom@globex.example' },
      to: [{ name: '', emailAddress: 'support@acme.example' }],
      cc: [{ name: 'Bea', emailAddress: 'bea@globex.example' }],
    },
  })
  expect(task.files).toEqual([{ _id: post.files[0]._id }])
  const original = await w.as(w.ada).get(`/files/${post.files[0]._id}/content`)
  if (original.status === 200) expect(String(original.body)).toContain('Tom')
  const { body: names } = await w.as(w.ben).get(`/users?ids=${task.email.emailUserId},${w.ada._id}`)
  expect(names).toMatchObject([{ _id: w.ada._id }, { firstname: 'Tom', lastname: 'Tall', profile: '' }])
  expect(JSON.stringify(names)).not.toContain('tom@')
  const seen = await w.server.client.status('INBOX', { messages: true, unseen: true })
  expect(seen).toMatchObject({ messages: 1, unseen: 0 })
  expect((await w.as(w.ada).get(`/mailboxes/${w.mailbox._id}`)).body).toMatchObject({
    state: 'ok',
    taskCount: 1,
    lastSeenAt: expect.any(Number),
  })
})

test('an answer is a post of the thread by whoever took part in it, and of nobody else', async () => {
  const w = await worldWithMailbox()
  await deliver(w.server, { id: '<first@x>', cc: 'bea@globex.example' })
  watch(w)
  const [task] = await untilTasks(w, 1)
  await w.as(w.ada).put(`/tasks/${task._id}/state`, { value: 'cb_completed' })
  const answers = 'In-Reply-To: <first@x>\r\nReferences: <unknown@x> <first@x>'

  await deliver(w.server, { headers: `${answers}\r\nAuto-Submitted: auto-replied`, text: 'I am away' })
  await untilPosts(w, task._id, 2)
  expect((await w.as(w.ada).get(`/tasks/${task._id}`)).body.state, 'a robot opens nothing').toBe('cb_completed')

  const quoted = 'Still!\r\n\r\nOn Mon, 12 Jan 2026, Support wrote:\r\n> All is well'
  await deliver(w.server, { from: 'BEA@globex.example', subject: 'Something else', headers: answers, text: quoted })
  const posts = await untilPosts(w, task._id, 3)
  expect(posts.map(({ content }: { content: string }) => content)).toEqual(['Help!', 'I am away', 'Still!'])
  expect(posts[2].emailUser).not.toBe(posts[0].emailUser)
  expect((await w.as(w.ada).get(`/tasks/${task._id}`)).body.state).toBe('cb_waiting')

  // Not even a user's own address makes the sender that user, or a party of the thread.
  await deliver(w.server, { from: `Ada <${w.ada.email}>`, headers: answers, text: 'Let me in' })
  const [, other] = await untilTasks(w, 2)
  expect(other.desc).toContain('Let me in')
  expect(other.desc).toContain(task._id)
  expect(await postsOf(w, other._id)).toMatchObject([{ user: '', emailUser: other.email.emailUserId }])
})

test('a mail is taken in once, whatever comes of its number, and without a Message-ID too', async () => {
  const w = await worldWithMailbox()
  const client = w.server.client
  await client.mailboxCreate('Desk')
  await w.as(w.ada).put(`/mailboxes/${w.mailbox._id}`, { imap: w.server.imap('Desk') })
  const none = 'From: tom@globex.example\r\nSubject: without\r\n\r\nan id'
  const read = letter({ subject: 'read by people before', id: '<old@x>' })
  await client.append('Desk', read, ['\\Seen'])
  for (const mail of [letter({ id: '<a@x>', subject: 'a' }), letter({ id: '<a@x>', subject: 'again' }), none, none])
    await w.server.deliver(mail, 'Desk')
  const rooms = [watch(w), watch(w)] // two servers
  expect((await untilTasks(w, 2)).map(({ name }) => name)).toEqual(['a', 'without'])
  await vi.waitFor(
    async () => expect(await client.status('Desk', { unseen: true })).toMatchObject({ unseen: 0 }),
    PATIENCE,
  )
  await Promise.all(rooms.map((room) => room.stop()))

  await client.mailboxDelete('Desk')
  await client.mailboxCreate('Desk') // with another UIDVALIDITY
  for (const mail of [letter({ id: '<a@x>' }), none, letter({ id: '<b@x>', subject: 'b' })])
    await w.server.deliver(mail, 'Desk')
  watch(w)
  expect((await untilTasks(w, 3)).map(({ name }) => name)).toEqual(['a', 'without', 'b'])
  await deliverLater(w)
  expect((await untilTasks(w, 4)).map(({ name }) => name)).toEqual(['a', 'without', 'b', 'c'])
})
const deliverLater = (w: Awaited<ReturnType<typeof worldWithMailbox>>) =>
  w.server.deliver(letter({ id: '<c@x>', subject: 'c' }), 'Desk')

test('a thread takes 30 mails an hour, and the next hour again', async () => {
  const w = await worldWithMailbox()
  for (let i = 0; i < 33; i++)
    await deliver(w.server, { id: `<many-${i}@x>`, text: `${i}`, headers: i > 0 ? 'In-Reply-To: <many-0@x>' : '' })
  watch(w)
  const [task] = await untilTasks(w, 1)
  await vi.waitFor(async () => {
    expect(await w.server.client.status('INBOX', { unseen: true })).toMatchObject({ unseen: 0 })
  }, PATIENCE)
  expect(await postsOf(w, task._id)).toHaveLength(30)
  w.clock.advance(3_600_001)
  await deliver(w.server, { text: 'an hour later', headers: 'In-Reply-To: <many-0@x>' })
  await untilPosts(w, task._id, 31)
})

test('what is wrong with a mailbox is said, and it goes on when it is mended', async () => {
  const w = await worldWithMailbox({
    imap: { host: '127.0.0.1', port: 1, security: 'none', user: 'support', password: 'x' },
  })
  watch(w)
  const untilState = (state: string) =>
    vi.waitFor(async () => {
      const { body } = await w.as(w.ada).get(`/mailboxes/${w.mailbox._id}`)
      expect(body.state).toBe(state)
      return body
    }, PATIENCE)
  expect(await untilState('error')).toMatchObject({ lastError: 'The IMAP server does not answer on this port' })
  const wrong = { imap: { ...w.server.imap(), password: 'wrong' } }
  await w.as(w.ada).put(`/mailboxes/${w.mailbox._id}`, wrong)
  const { body: check } = await w.as(w.ada).post(`/mailboxes/${w.mailbox._id}/check`)
  expect(check).toMatchObject({ ok: false, trouble: { server: 'imap', code: 'wrong_password' } })
  await w.as(w.ada).put(`/mailboxes/${w.mailbox._id}`, { imap: w.server.imap() })
  await untilState('ok')
  await deliver(w.server, {})
  await untilTasks(w, 1)
})
test('the token in our address names the task, and the person who alone had it', async () => {
  const w = await worldWithMailbox({ takesReplies: true })
  const { body: task } = await w.as(w.ada).post('/tasks', { group: w.website, name: 'Ours' })
  const { body: hidden } = await w.as(w.ada).post('/tasks', { group: w.secret, name: 'Hidden' })
  const address = (userId: number, id = task._id) =>
    replyAddress(MAIL_KEYS.marks, 'support@acme.example', { orgId: 1, taskId: id, userId }).toUpperCase()
  watch(w)
  await deliver(w.server, { to: address(w.ben.id), from: 'somebody@else.example', text: 'Mine' })
  expect(await untilPosts(w, task._id, 1)).toMatchObject([{ user: w.ben._id, content: 'Mine', customerCanSee: false }])
  // What he may not see, what is forged, and what a robot says, is no comment.
  await deliver(w.server, { to: address(w.cem.id, hidden._id), text: 'Peep' })
  await deliver(w.server, { to: address(w.ben.id), text: 'Away', headers: 'Auto-Submitted: auto-replied' })
  await deliver(w.server, { to: address(w.ben.id).replace(/.@/, '0@'), text: 'Forged' })
  const tasks = await untilTasks(w, 2)
  expect(tasks[1]).toMatchObject({ desc: 'Forged' })
  expect(await postsOf(w, hidden._id)).toEqual([])
  expect(await postsOf(w, task._id)).toHaveLength(1)
})

test('an answer to a mail about a notification is a comment of who had it', async () => {
  const w = await worldWithMailbox({ takesReplies: true })
  const given = { group: w.website, name: 'Paint it', assignees: [w.ben._id] }
  const { body: task } = await w.as(w.ada).post('/tasks', given)
  w.clock.advance(3 * 60_000)
  await w.runJobs()
  const to = String(w.mails.at(-1)?.replyTo)
  expect(to).toMatch(/^support\+[a-z2-7]{42}@acme\.example$/)
  watch(w)
  await deliver(w.server, { to, from: w.ben.email, text: 'In which colour?' })
  expect(await untilPosts(w, task._id, 1)).toMatchObject([{ user: w.ben._id, content: 'In which colour?' }])

  await deliver(w.server, { subject: 'From outside' })
  await untilTasks(w, 2)
  w.clock.advance(3 * 60_000)
  await w.runJobs()
  expect(w.mails.at(-1)?.text).toContain('Tom Tall has an answer from outside in From outside')
  const [told] = (await w.as(w.ada).get('/notifications')).body
  expect(told).toMatchObject({ kind: 'client', user: '0', sender: 'Tom Tall' })
})

test('a pipeline makes leads of what is written to it', async () => {
  const w = await worldWithMailbox()
  await w.as(w.ada).put(`/mailboxes/${w.mailbox._id}`, { group: w.sales })
  await deliver(w.server, { subject: ' ' })
  watch(w)
  const [lead] = await untilTasks(w, 1, w.sales)
  expect(lead).toMatchObject({ name: '(no subject)', lead: { contact: 'Tom Tall', email: 'tom@globex.example' } })
})

test('bad mail becomes a task with its original, and stops nothing', async () => {
  const w = await worldWithMailbox()
  const nested = Array.from(
    { length: 1_000 },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  )
  const html = `${'<b>'.repeat(20_000)}deep`
  const bad: (string | Buffer)[] = [
    'Subject: nobody\r\n\r\nwrote this',
    letter({ subject: 'unknown charset', headers: 'Content-Type: text/plain; charset=x-klingon', text: 'hello' }),
    letter({ subject: 'nested', headers: `MIME-Version: 1.0\r\n${nested.join('').slice(0, -2)}` }),
    letter({ subject: 'deep', headers: 'MIME-Version: 1.0\r\nContent-Type: text/html', text: html }),
    letter({
      subject: 'broken',
      headers: 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=never',
      text: '--ever\r\n',
    }),
    Buffer.concat([Buffer.from(letter({ subject: 'long', text: '' })), Buffer.alloc(3_000_000, 'abc \u0000\r\n')]),
    'no header at all',
  ]
  for (const mail of bad) await w.server.deliver(mail)
  await deliver(w.server, { subject: 'a good one' })
  watch(w)
  const tasks = await untilTasks(w, 8)
  expect(tasks.map(({ name }) => name)).toEqual([
    ...['nobody', 'unknown charset', 'nested', 'deep', 'broken', 'long', '(no subject)', 'a good one'],
  ])
  expect(tasks[3].desc).toContain('deep')
  expect(tasks[5].desc).toMatch(/^abc /)
  for (const { _id } of tasks)
    expect(await postsOf(w, _id)).toMatchObject([
      { files: expect.arrayContaining([{ _id: expect.any(String), name: 'message.eml' }]) },
    ])
})

test('an answer of its own goes to who writes something new, and to no robot', async () => {
  const smtp = await smtpServer()
  const autoReply = { subject: 'We have it', text: 'Thank **you**.' }
  const w = await worldWithMailbox({ autoReply }, { config: { smtpUrl: smtp.url } })
  const robots = ['Auto-Submitted: auto-generated', 'Precedence: bulk', 'Return-Path: <>', 'List-Id: <all.x>']
  for (const headers of robots) await deliver(w.server, { headers, text: headers })
  await deliver(w.server, { from: 'support@acme.example', text: 'to ourselves' })
  for (let i = 0; i < 6; i++) await deliver(w.server, { id: `<new-${i}@x>`, text: `${i}` })
  watch(w)
  const tasks = await untilTasks(w, 11)
  await w.runJobs()
  expect(smtp.received, 'five an hour').toHaveLength(5)
  const first = smtp.received.find(({ headers }) => headers.get('in-reply-to') === '<new-0@x>')
  expect(first).toMatchObject({ from: '', to: ['tom@globex.example'] })
  expect(Object.fromEntries(first?.headers ?? [])).toMatchObject({
    ...{ from: 'Support <support@acme.example>', subject: 'We have it', 'auto-submitted': 'auto-replied' },
    ...{ 'in-reply-to': '<new-0@x>' },
  })
  await deliver(w.server, { headers: `In-Reply-To: ${first?.headers.get('message-id')}`, text: 'Thanks' })
  const task = tasks.find(({ desc }) => desc === '0')
  await untilPosts(w, task._id, 2)
  await w.runJobs()
  expect(smtp.received).toHaveLength(5)
})

test('a task that goes for good takes its thread with it, and a project its mailboxes', async () => {
  const w = await worldWithMailbox()
  const first = letter({ id: '<first@x>', subject: 'private', cc: 'bea@globex.example' })
  await w.server.deliver(first)
  await deliver(w.server, { subject: 'another' })
  const room = watch(w)
  const [task, other] = await untilTasks(w, 2)
  await room.stop()
  await w.as(w.ada).delete(`/tasks/${task._id}`)
  w.clock.advance(31 * 86_400_000)
  await emptyTrashes.run({ store: w.store, log: w.app.log } as Pick<JobContext, 'store' | 'log'> as JobContext) // all that it needs
  const tables = await contents(w)
  expect(tables.mail_party, 'of the other one alone').toHaveLength(1)
  expect(JSON.stringify(tables.mail_message)).not.toMatch(new RegExp(`private|${task._id}`))
  expect(tables.mail_person, 'who wrote the other one').toHaveLength(1)
  expect((await w.as(w.ada).get(`/tasks/${other._id}/mail`)).body.to).toMatchObject([{ name: 'Tom Tall' }])

  await w.server.deliver(first) // it is known still
  await deliver(w.server, { subject: 'new' })
  const again = watch(w)
  expect((await untilTasks(w, 2)).map(({ name }) => name)).toEqual(['another', 'new'])
  await again.stop()

  await w.as(w.ada).delete(`/groups/${w.website}`)
  expect((await contents(w)).mailbox).toEqual([])
  const next = { name: 'Support', address: 'support@acme.example', group: w.secret, imap: w.server.imap() }
  expect((await w.as(w.ada).post('/mailboxes', next)).status).toBe(200)
})
