import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { notify } from '../../server/store/notification/notifications.ts'
import { record } from '../../server/usecases/record.ts'
import { look, visit } from '../support/browser.ts'
import { receiver } from '../support/receiver.ts'
import { PASSWORD, world } from '../support/world.ts'

/** What the line that a copy button stands beside says. */
const lineOf = async (page: Page, name: string) =>
  (await page
    .getByRole('button', { name: `Copy: ${name}` })
    .locator('xpath=preceding-sibling::code')
    .textContent()) ?? ''

test('a token is made, its lines run as they stand, and it is removed', async () => {
  const stage = await world()
  const { as, ada } = stage
  await as(ada).post('/pipelines', { name: 'Sales' })
  const { page, context } = await visit(stage, { as: ada, path: '/integrations' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByLabel('What is it for?').press('Enter')
  await page.getByText('Say what it is for').waitFor()
  await page.getByLabel('What is it for?').fill('Nightly import')
  await page.getByLabel('Your password').fill(PASSWORD)
  await page.getByLabel('Your password').press('Enter')
  await page.getByText('The token “Nightly import” is made.').waitFor()
  const token = await lineOf(page, 'Access token')
  expect(token).toMatch(/^cub_/)
  await look(page, 'integrations')
  await page.getByRole('button', { name: 'Copy: Access token' }).click()
  await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(token)

  const run = async (name: string) => {
    const { stdout } = await promisify(execFile)('sh', ['-c', `${await lineOf(page, name)} -sS`])
    return JSON.parse(stdout)
  }
  expect(await run('Make a task')).toMatchObject({ name: 'Made with curl' })
  expect(await run('The newest tasks of the project')).toMatchObject([{ name: 'Made with curl' }])
  expect(await run('Whom the token belongs to')).toMatchObject({ success: true })
  expect(await run('The people of the organization')).toMatchObject({ success: true, totalCount: 4 })
  expect((await run('The stages of the pipeline')).categories.length).toBeGreaterThan(1)
  expect(await run('Make a lead, assigned to you')).toMatchObject({ success: true })
  expect(await run('The leads of the pipeline')).toMatchObject({ total: 1 })

  await page.reload()
  await page.getByText(/^Made 15.01.2026 · last used just now/).waitFor()
  expect(await page.getByText(token).count()).toBe(0)
  await page.getByRole('button', { name: 'Remove the token “Nightly import”' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect.poll(async () => (await as({ token }).get('/app/me')).status).toBe(401)
  await expect.poll(() => page.getByText('Nightly import').count()).toBe(0)
})

test('a webhook is made, switched off and removed', async () => {
  const stage = await world()
  const { as, ada } = stage
  const { page } = await visit(stage, { as: ada, path: '/integrations' })
  await page.getByLabel('Address').fill('http://127.0.0.1/hook')
  await page.getByRole('button', { name: 'Make a webhook' }).click()
  await page.getByText('Choose a project whose tasks').waitFor()
  await page.getByRole('combobox', { name: 'When' }).click()
  await page.getByRole('option', { name: 'A client is made' }).click()
  await page.getByRole('button', { name: 'Make a webhook' }).click()
  await page.getByText('on the public internet.').waitFor()
  await page.getByLabel('Address').fill('https://example.com/hook')
  await page.getByRole('button', { name: 'Make a webhook' }).click()
  expect(await lineOf(page, 'Signing secret')).toMatch(/^whsec_/)
  await page.getByRole('switch', { name: /example.com/ }).click({ force: true })
  await expect.poll(async () => (await as(ada).get('/users/self/webhook')).body).toMatchObject([{ active: false }])
  await page.getByRole('button', { name: /Remove the webhook/ }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByText('No webhook yet.').waitFor()
})

test('a webhook shows what it was told; it is tested, sent again, replayed, and given a new secret', async () => {
  const stage = await world({ config: { webhookPrivate: true } })
  const { as, ada, runJobs } = stage
  const hook = await receiver()
  const { body } = await as(ada).post('/users/self/webhook', { type: 'client-created', url: hook.url })
  hook.answerWith([500])
  await as(ada).post('/crm/customers', { name: 'Globex' })
  await runJobs()
  const { page } = await visit(stage, { as: ada, path: '/integrations' })
  const deliveries = page.getByRole('list', { name: /^Deliveries to/ })
  await page.getByRole('button', { name: /^Deliveries to/ }).press('Enter')
  await deliveries.getByText('Answered 500').waitFor()
  await deliveries.getByText(/next attempt/).waitFor()
  await deliveries.getByRole('button', { name: /^Details/ }).click()
  await deliveries.getByText('"Globex"').waitFor()
  await look(page, 'webhook deliveries')

  await page.getByRole('button', { name: 'Send a test' }).click()
  await deliveries.getByText('Not sent yet').waitFor()
  await runJobs()
  await deliveries.getByText('Answered 200').waitFor()
  await deliveries.getByRole('button', { name: /^Send again Test/ }).click()
  await expect.poll(runJobs).toBe(1)
  expect(hook.calls.map((call) => call.body.type)).toEqual(['client-created', 'test', 'test'])

  await page.getByRole('button', { name: 'Send again from a time…' }).click()
  await page.getByLabel('From', { exact: true }).fill('2026-01-01T00:00')
  await page.getByLabel('To', { exact: true }).fill('2025-12-31T00:00')
  await page.getByText('The end is before the beginning.').waitFor()
  await page.getByLabel('To', { exact: true }).fill('2026-02-01T00:00')
  await page.getByRole('button', { name: 'Send again', exact: true }).last().click()
  await page.getByText('1 delivery is on its way').waitFor()
  await page.getByRole('button', { name: 'Close' }).last().click()

  await page.getByRole('button', { name: 'New secret' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'New secret' }).click()
  expect(await lineOf(page, 'Signing secret')).toMatch(/^whsec_/)

  hook.answerWith([410])
  await as(ada).post(`/users/self/webhook/${body._id}/test`)
  await runJobs()
  await page.reload()
  await page.getByText('the receiver says that it is gone for good').waitFor()
  await page.getByRole('button', { name: 'Switch on again' }).click()
  await expect.poll(async () => (await as(ada).get('/users/self/webhook')).body[0].active).toBe(true)
  await page.goto('/notifications')
  await page.getByText('A webhook was switched off').waitFor()
  await page.getByRole('link', { name: hook.url }).click()
  await page.waitForURL(/integrations/)
})

test('what is typed into a small form is there after a reload, and comes back when it is refused', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  const { page } = await visit(stage, { as: ada, path: '/integrations' })
  await page.getByLabel('What is it for?').fill('Nightly import')
  await page.getByLabel('Address').fill('https://example.com/hook')
  await page.reload()
  await expect.poll(() => page.getByLabel('What is it for?').inputValue()).toBe('Nightly import')
  expect(await page.getByLabel('Address').inputValue()).toBe('https://example.com/hook')

  await page.goto('/people')
  const invite = page.getByRole('button', { name: 'Invite', exact: true })
  await invite.click()
  await page.getByLabel('E-mail').fill('zoe@example.com')
  await page.getByLabel('First name').fill('Zoe')
  await page.reload()
  await invite.click()
  await expect.poll(() => page.getByLabel('First name').inputValue()).toBe('Zoe')
  await page.getByLabel('Last name').fill('Washburne')
  await page.getByLabel('Your password').fill(PASSWORD)
  await page.getByRole('dialog').getByRole('button', { name: 'Invite', exact: true }).click()
  await page.getByRole('button', { name: 'Invite another' }).click()
  await expect.poll(() => page.getByLabel('First name').inputValue()).toBe('')

  await as(ada).post('/tags', { group: website, name: 'later' })
  await page.goto(`/projects/${website}/settings`)
  const tag = page.getByRole('textbox', { name: 'New tag' })
  await tag.fill('Later')
  await tag.press('Enter')
  await page
    .getByRole('status')
    .getByText(/^Not changed/)
    .waitFor()
  await expect.poll(() => tag.inputValue()).toBe('Later')
})

test('an account speaks another language at once, and its password is changed', async () => {
  const stage = await world()
  const { as, ada } = stage
  const { page } = await visit(stage, { as: ada, path: '/account' })
  await page.getByRole('heading', { name: 'My account' }).waitFor()
  await look(page, 'account')
  await page.getByLabel('Job title').fill('Countess')
  await page.keyboard.press('Enter')
  await page.getByLabel('First name').fill(' ')
  await page.keyboard.press('Enter')
  await page.getByText('A name cannot be empty.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByLabel('Present password').fill('not this one')
  await page.getByLabel('New password').fill('battery staple')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.getByText('This is not your password.').waitFor()
  await page.getByLabel('Present password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.getByText('The password is changed.').waitFor()

  await page.getByRole('combobox', { name: 'Theme' }).click()
  await page.getByRole('option', { name: 'Dark' }).click()
  await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark')
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Lisbon')
  await page.getByRole('option', { name: 'Europe/Lisbon' }).click()
  await page.getByRole('combobox', { name: 'Language' }).click()
  await page.getByRole('option', { name: 'Türkçe' }).click()
  await page.getByRole('heading', { name: 'Hesabım' }).waitFor()
  await expect
    .poll(async () => (await as(ada).get('/app/me')).body)
    .toMatchObject({ jobTitle: 'Countess', language: 'tr', localization: { timezone: 'Europe/Lisbon' } })

  await page.getByRole('button', { name: 'Her yerden çıkış yap' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Her yerden çıkış yap' }).click()
  await page.getByRole('heading', { name: 'Yeniden hoş geldiniz' }).waitFor()
})

test('a notification opens its task and is read by that', async () => {
  const stage = await world()
  const { as, ada, website, store } = stage
  const { page } = await visit(stage, { as: ada, path: '/notifications' })
  await page.getByText('Nothing to tell you').waitFor()
  for (const name of ['Buy ink', 'Pay rent']) {
    const { body } = await as(ada).post('/tasks', { group: website, name })
    await store.write(ada.actor, async (tx) => {
      const about = { taskId: body._id, projectId: website }
      await notify(tx, [ada.id], (await record(tx, { type: 'task.reminded', ...about, data: { remindAt: 1 } })).id)
    })
  }
  await page.reload()
  await page.getByRole('link', { name: 'Pay rent' }).click()
  await page.getByRole('complementary').getByRole('textbox', { name: 'Name' }).waitFor()
  await page.getByRole('button', { name: 'Mark as unread: Pay rent' }).waitFor()
  await page.getByRole('link', { name: 'Unread', exact: true }).click()
  await expect.poll(() => page.getByRole('main').getByRole('listitem').filter({ hasText: 'Reminder' }).count()).toBe(1)
  await page.goto('/notifications')
  await look(page, 'notifications')
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect.poll(async () => (await as(ada).get('/notifications?unread=true')).body).toEqual([])
})
