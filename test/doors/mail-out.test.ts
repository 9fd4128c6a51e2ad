import { expect, test } from 'vitest'
import { deliver, postsOf, untilPosts, untilTasks, watch, worldWithMailbox } from '../support/mailbox.ts'
import { smtpServer } from '../support/smtp.ts'
import { uploaded } from '../support/upload.ts'

const SECRET = 'smtp secret'

/** A mailbox with a server of its own to send by, and a task made of a mail to it. */
async function worldWithThread() {
  const smtp = await smtpServer({ password: SECRET })
  const own = { host: '127.0.0.1', port: smtp.port, security: 'none', user: 'support', password: SECRET }
  const w = await worldWithMailbox({ smtp: own, takesReplies: true }, { endsBroken: true })
  await deliver(w.server, {
    id: '<first@x>',
    to: 'support@acme.example, Al <al@globex.example>',
    cc: 'bea@globex.example',
  })
  watch(w)
  const [task] = await untilTasks(w, 1)
  const path = `/tasks/${task._id}/activities`
  const statusOf = async (id: string) => (await postsOf(w, task._id)).find((post: { _id: string }) => post._id === id)
  return { ...w, ...smtp, own, task: task as { _id: string; name: string }, path, statusOf }
}

test('a comment that is made visible goes to who wrote, threaded, with its files, and the answer comes back', async () => {
  const w = await worldWithThread()
  const file = await uploaded(w, w.ada, 'the plan', 'plan.txt')
  const said = { content: 'Turn it **off**, @[Ben](1).', fileIds: [file] }
  const { body: comment } = await w.as(w.ada).post(w.path, said)
  expect(comment).toMatchObject({ customerCanSee: false, mailStatus: 'not-sent' })
  await w.runJobs()
  expect(w.received).toEqual([])

  await w.as(w.ada).put(`/tasks/${w.task._id}`, { name: 'Annoying customer' })
  const shown = await w.as(w.ada).put(`${w.path}/${comment._id}`, { value: true })
  expect(shown.body).toMatchObject({
    ...{ customerCanSee: true, mailStatus: 'sending' },
    emailDetails: {
      from: { name: 'Support', emailAddress: 'support@acme.example' },
      to: [{ name: 'Tom Tall', emailAddress: 'tom@globex.example' }],
      cc: [{ emailAddress: 'al@globex.example' }, { emailAddress: 'bea@globex.example' }],
    },
  })
  await w.runJobs()
  expect(await w.statusOf(comment._id)).toMatchObject({ mailStatus: 'sent' })
  expect(w.received).toMatchObject([
    { from: 'support@acme.example', to: ['tom@globex.example', 'al@globex.example', 'bea@globex.example'] },
  ])
  const { headers, raw } = w.received[0]!
  expect(Object.fromEntries(headers)).toMatchObject({
    ...{ from: 'Support <support@acme.example>', subject: 'Re: It is broken', 'in-reply-to': '<first@x>' },
    ...{ references: '<first@x>', 'reply-to': expect.stringMatching(/^Support <support\+[0-9a-z-]+@acme\.example>$/) },
  })
  expect(headers.has('auto-submitted')).toBe(false)
  expect(raw).toContain('<strong>off</strong>')
  expect(raw).toContain('filename=plan.txt')
  expect(raw).not.toContain('Annoying')

  // Shown and hidden again, it does not go out again; sent again on purpose, it does, under another id.
  await w.as(w.ada).put(`${w.path}/${comment._id}`, { value: false })
  await w.as(w.ada).put(`${w.path}/${comment._id}`, { value: true })
  await w.runJobs()
  expect(w.received).toHaveLength(1)
  expect((await w.as(w.ada).post(`${w.path}/${comment._id}/resend`)).body).toMatchObject({ mailStatus: 'sending' })
  await w.runJobs()
  const ids = w.received.map((mail) => mail.headers.get('message-id'))
  expect(new Set(ids).size).toBe(2)

  await deliver(w.server, { from: 'al@globex.example', headers: `In-Reply-To: ${ids[0]}`, text: 'It works' })
  await untilPosts(w, w.task._id, 3)
  const next = await w.as(w.ben).post(w.path, { content: 'Fine', customerCanSee: true })
  expect(next.body).toMatchObject({ emailDetails: { to: [{ emailAddress: 'al@globex.example' }] } })
  await w.runJobs()
  expect(w.received.at(-1)?.headers.get('references')).toMatch(/^<first@x> <\S+>|^<\S+> <\S+>/)

  // What came by mail goes nowhere, and a mail that nobody sent is not sent again.
  const [mail] = await postsOf(w, w.task._id)
  expect((await w.as(w.ada).post(`${w.path}/${mail._id}/resend`)).status).toBe(422)
  expect((await w.as(w.cem).put(`${w.path}/${comment._id}`, { value: false })).status).toBe(403)
})

test('what hinders a mail is told on it, and it goes out when that is mended', async () => {
  const w = await worldWithThread()
  const say = async () => {
    const { body } = await w.as(w.ada).post(w.path, { content: 'Hello', customerCanSee: true })
    await w.runJobs()
    return body._id as string
  }
  w.behaviour.password = 'another'
  const waiting = await say()
  expect(await w.statusOf(waiting)).toMatchObject({
    ...{ mailStatus: 'mail-box-error', mailError: expect.stringContaining('does not accept the user or the password') },
  })
  expect((await w.as(w.ada).get('/organization/mail')).body).toMatchObject({ waiting: 1 })
  expect((await w.as(w.ada).post(`/mailboxes/${w.mailbox._id}/check`)).body).toMatchObject({
    ...{ ok: false, error: expect.stringContaining('The SMTP server does not accept'), trouble: { server: 'smtp' } },
  })
  const mended = await w.as(w.ada).put(`/mailboxes/${w.mailbox._id}`, { smtp: { ...w.own, password: 'another' } })
  expect(mended.status).toBe(200)
  await w.runJobs()
  expect(await w.statusOf(waiting)).toMatchObject({ mailStatus: 'sent' })

  w.behaviour.trouble = { recipient: 451 }
  const later = await say()
  expect(await w.statusOf(later)).toMatchObject({ mailStatus: 'sending' })
  w.behaviour.trouble = { recipient: 550 }
  w.clock.advance(60_000)
  await w.runJobs()
  expect(await w.statusOf(later)).toMatchObject({
    mailStatus: 'error',
    mailError: expect.stringContaining('Not today'),
  })
  w.behaviour.trouble = {}
  await w.as(w.ada).post(`${w.path}/${later}/resend`)
  await w.runJobs()
  expect(await w.statusOf(later)).toMatchObject({ mailStatus: 'sent' })
})

test('a server that drops after DATA gets the mail again, recognisably', async () => {
  const w = await worldWithThread()
  const { body } = await w.as(w.ada).post(w.path, { content: 'Hello', customerCanSee: true })
  w.behaviour.trouble = { 'after data': 'drop' }
  await w.runJobs()
  w.behaviour.trouble = {}
  w.clock.advance(3_600_000)
  await w.runJobs()
  expect(await w.statusOf(body._id)).toMatchObject({ mailStatus: 'sent' })
  expect(w.received).toHaveLength(2)
  expect(new Set(w.received.map(({ headers }) => headers.get('message-id'))).size).toBe(1)
})

test('a mail can be the first word of a lead, and what comes back is a post there', async () => {
  const w = await worldWithThread()
  const { body: part } = await w.as(w.ada).post('/pipelines', { name: 'Deals' })
  await w.as(w.ada).put(`/groups/${part._id}`, { parents: [w.website] })
  const asked = { contact: 'Hank', email: 'hank@globex.example' }
  const { body: lead } = await w.as(w.ada).post('/tasks', { group: part._id, name: 'Forty seats', lead: asked })
  const wayOut = async () => (await w.as(w.ada).get(`/tasks/${lead._id}/mail`)).body
  expect(await wayOut()).toEqual({
    ...{ from: { name: 'Support', emailAddress: 'support@acme.example' }, to: [], cc: [], subject: 'Forty seats' },
    known: [{ name: 'Hank', emailAddress: 'hank@globex.example' }],
  })
  const path = `/tasks/${lead._id}/activities`
  const mailTo = [{ name: 'Hank, "the" boss\r\nBcc: eve@example.com', emailAddress: 'hank@globex.example' }]
  const wrong = await w.as(w.ada).post(path, { content: 'x', mailTo: [{ emailAddress: 'a@b, eve@example.com' }] })
  expect(wrong).toMatchObject({ status: 400, body: { errors: [{ field: '/mailTo/0/emailAddress' }] } })
  const other = await w.as(w.ada).post('/tasks', { group: w.secret, name: 'Elsewhere' })
  expect((await w.as(w.ada).get(`/tasks/${other.body._id}/mail`)).body).toMatchObject({ from: null, known: [] })
  const nowhere = await w.as(w.ada).post(`/tasks/${other.body._id}/activities`, { content: 'x', mailTo })
  expect(nowhere).toMatchObject({ status: 422, body: { errors: [{ field: '/mailTo' }] } })

  const { body: post } = await w
    .as(w.ada)
    .post(path, { content: 'An offer', mailTo, mailCc: [{ emailAddress: 'cc@x.example' }] })
  expect(post).toMatchObject({ user: w.ada._id, customerCanSee: true, mailStatus: 'sending' })
  await w.runJobs()
  const [sent] = w.received
  expect(sent).toMatchObject({ to: ['hank@globex.example', 'cc@x.example'] })
  expect(sent?.headers.get('subject')).toBe('Forty seats')
  expect(sent?.headers.has('bcc')).toBe(false)
  await deliver(w.server, {
    ...{ from: 'hank@globex.example', subject: 'Re: Forty seats', text: 'Yes' },
    headers: `References: ${sent?.headers.get('message-id')}`,
  })
  const posts = await untilPosts(w, lead._id, 2)
  expect(posts[1]).toMatchObject({ user: '', emailUser: expect.any(String), content: 'Yes' })
  expect(await wayOut()).toMatchObject({ to: [{ emailAddress: 'hank@globex.example' }], cc: [] })
  await w.as(w.ada).put(`/mailboxes/${w.mailbox._id}`, { active: false })
  expect(await wayOut()).toMatchObject({ trouble: { server: null, code: 'switched_off' } })
})
