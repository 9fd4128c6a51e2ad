import { expect, test } from 'vitest'
import { look, visit } from '../support/browser.ts'
import { dovecot, IMAP_PASSWORD } from '../support/dovecot.ts'
import { letter, postsOf, untilPosts, untilTasks, watch, worldWithMailbox } from '../support/mailbox.ts'
import { smtpServer } from '../support/smtp.ts'
import { world } from '../support/world.ts'

const SECRET = 'smtp secret'
const LONG = `a-very-long-address-of-a-department-${'x'.repeat(60)}@international.globex.example`

test('a mailbox is added in words, checked until it works, switched off and deleted', async () => {
  const stage = await world({ config: { mailPrivate: true } })
  const { as, ada, ben, website } = stage
  const smtp = await smtpServer({ password: SECRET })
  const imap = (await dovecot()).imap()
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/settings` })
  await page.getByText('No mailbox yet.').waitFor()
  await page.getByRole('button', { name: 'Add a mailbox' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Support')
  await dialog.getByRole('textbox', { name: 'Address' }).fill('support@acme.example')
  const [incoming, outgoing] = [
    dialog.getByRole('group', { name: /IMAP/ }),
    dialog.getByRole('group', { name: /SMTP/ }),
  ]
  await dialog.getByRole('button', { name: 'Save and check' }).click()
  await incoming.getByText('This is needed.').first().waitFor()
  await look(page, 'mailbox-form')
  for (const [of, { port, user, password }] of [
    [incoming, { ...imap, password: 'wrong' }],
    [outgoing, { port: smtp.port, user: 'support', password: SECRET }],
  ] as const) {
    await of.getByRole('textbox', { name: 'Server' }).fill('127.0.0.1')
    await of.getByRole('combobox', { name: 'Encryption' }).click()
    await page.getByRole('option', { name: 'None' }).click()
    await of.getByLabel('Port', { exact: true }).fill(String(port))
    await of.getByLabel('User', { exact: true }).fill(user)
    await of.getByRole('textbox', { name: 'Password' }).fill(password)
  }
  await dialog.getByRole('switch', { name: 'Answers new mails by itself' }).click({ force: true })
  await dialog.getByLabel('Subject').fill('We have it')
  await dialog.getByLabel('Text').fill('Thank you.')
  await dialog.getByRole('button', { name: 'Save and check' }).click()
  const row = page.getByRole('list', { name: 'Mailboxes' }).getByRole('listitem')
  await row.getByText('The IMAP server does not accept the user or the password').waitFor()
  await look(page, 'mailboxes')

  await row.getByRole('button', { name: 'Edit' }).click()
  expect(await outgoing.getByRole('textbox', { name: 'Password' }).inputValue()).toBe('')
  await incoming.getByRole('textbox', { name: 'Password' }).fill(IMAP_PASSWORD)
  await dialog.getByRole('button', { name: 'Save and check' }).click()
  await row.getByText('It works').waitFor()
  expect((await as(ada).get('/mailboxes')).body).toMatchObject([
    { address: 'support@acme.example', autoReply: { subject: 'We have it' }, smtp: { user: 'support' }, active: true },
  ])
  await row.getByRole('switch').click({ force: true })
  await row.getByText('Switched off').waitFor()
  await row.getByRole('button', { name: 'Delete' }).click()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('No mailbox yet.').waitFor()
  await expect.poll(async () => (await as(ada).get('/mailboxes')).body).toEqual([]) // it was shown before it was so

  const { page: other } = await visit(stage, { as: ben, path: `/projects/${website}/settings` })
  await other.getByText('Only admins of the project see its mailboxes.').waitFor()
})

test('a conversation is read as mail is, and what goes out says to whom before it goes', async () => {
  const smtp = await smtpServer({ password: SECRET })
  const own = { host: '127.0.0.1', port: smtp.port, security: 'none', user: 'support', password: SECRET }
  const w = await worldWithMailbox({ smtp: own }, { endsBroken: true })
  const quoted = 'Blue.\r\n\r\nOn Monday Support wrote:\r\n> Which one?\r\n> The red?\r\n\r\nAnd soon, please.'
  await w.server.deliver(letter({ id: '<first@x>', cc: `${LONG}, bea@globex.example`, text: quoted }))
  watch(w)
  const [task] = await untilTasks(w, 1)
  const { page } = await visit(w, { as: w.ada, path: `/tasks/${task._id}` })
  const posts = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Reply to/ }) })
  await posts.getByText('Tom Tall <tom@globex.example>').waitFor()
  await posts.getByText('Mail from outside').waitFor()

  const form = page.locator('[data-part=comment] form')
  await form.getByText('Only people of the organization read this.').waitFor()
  await form.getByRole('textbox', { name: 'Comment' }).fill('Annoying, but right.')
  await form.getByRole('button', { name: 'Send', exact: true }).click()
  await posts.getByText('Internal', { exact: true }).waitFor()
  await w.runJobs()
  expect(smtp.received).toEqual([])

  await form.getByText('Mail', { exact: true }).click()
  await form.getByText('Goes out as a mail from Support <support@acme.example>.').waitFor()
  await form.getByText('Tom Tall <tom@globex.example>').waitFor()
  const copies = form.getByLabel('Copy', { exact: true })
  await copies.fill('nobody')
  await copies.press('Enter')
  await form.getByText('“nobody” is no e-mail address.').waitFor()
  await copies.press('Backspace')
  await form.getByRole('textbox', { name: 'Mail' }).fill('You get the **blue** one.')
  await look(page, 'conversation')
  smtp.behaviour.trouble = { recipient: 550 }
  await form.getByRole('button', { name: 'Send mail' }).click()
  await posts.getByText('Mail to the client · Being sent').waitFor()
  await form.getByText('Only people of the organization read this.').waitFor()
  await w.runJobs()
  await posts.getByText('The mail was refused for good.').waitFor()
  await look(page, 'mail-refused')
  smtp.behaviour.trouble = {}
  await posts.getByRole('button', { name: 'Send again' }).click()
  await expect.poll(w.runJobs).toBe(1)
  await posts.getByText('Mail to the client · Sent').waitFor()
  expect(smtp.received).toMatchObject([{ to: ['tom@globex.example', LONG, 'bea@globex.example'] }])

  // An answer to a mail is a mail; it folds what it quotes.
  const answers = `In-Reply-To: ${smtp.received[0]?.headers.get('message-id')}`
  await w.server.deliver(letter({ headers: answers, text: `Thanks!\r\n${'> You get it\r\n'.repeat(6)}\r\nBye` }))
  await untilPosts(w, task._id, 4)
  await posts.getByText('Quoted text').waitFor()
  await page.getByRole('button', { name: 'Reply to Tom Tall' }).last().click()
  await posts.last().getByText('Goes out as a mail').waitFor()

  // The first mail of a task that nobody wrote to.
  const { body: plain } = await w.as(w.ada).post('/tasks', { group: w.website, name: 'Forty seats' })
  await page.goto(`/tasks/${plain._id}`)
  await form.getByText('Mail', { exact: true }).click()
  await form.getByText('Say whom it goes to.').waitFor()
  await form.getByLabel('To', { exact: true }).fill('Hank <hank@globex.example>')
  await form.getByLabel('To', { exact: true }).press('Enter')
  await form.getByRole('textbox', { name: 'Mail' }).fill('An offer')
  await form.getByRole('textbox', { name: 'Mail' }).press('Control+Enter')
  await posts.getByText('Hank <hank@globex.example>').waitFor()
  await w.runJobs()
  expect(smtp.received.at(-1)).toMatchObject({ to: ['hank@globex.example'] })
  expect(await postsOf(w, plain._id)).toMatchObject([{ mailStatus: 'sent', customerCanSee: true }])
})
