import { expect, test } from 'vitest'
import { notify } from '../../server/store/notification/notifications.ts'
import { record } from '../../server/usecases/record.ts'
import { look, visit } from '../support/browser.ts'
import { PNG } from '../support/upload.ts'
import { type World, world } from '../support/world.ts'

const tell = ({ store, ada }: World, taskId: string, projectId: string, times: number) =>
  store.write(ada.actor, async (tx) => {
    for (let i = 0; i < times; i++) {
      const event = await record(tx, { type: 'task.reminded', taskId, projectId, data: { remindAt: 0 } })
      await notify(tx, [ada.id], event.id)
    }
  })

test('what is unread is counted beside the notifications, at once, up to 99+', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  const task = (await as(ada).post('/tasks', { group: website, name: 'Pay rent' })).body._id
  const { page } = await visit(stage, { as: ada })
  const link = page.getByRole('navigation').getByRole('link', { name: 'Notifications' })
  await link.waitFor()
  expect(await link.textContent()).toBe('Notifications')
  await tell(stage, task, website, 2)
  await page.getByRole('link', { name: 'Notifications unread: 2' }).waitFor()
  await tell(stage, task, website, 105)
  await page.getByRole('link', { name: 'Notifications unread: 99+' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('mark all')
  await page.keyboard.press('Enter')
  await expect.poll(() => link.textContent()).toBe('Notifications')
})

test('a notification says who did what where, and is read when its task is looked at', async () => {
  const stage = await world()
  const { as, ada, ben, website } = stage
  const task = (await as(ada).post('/tasks', { group: website, name: 'Monday round' })).body._id
  const mentions = [{ id: ada._id, name: 'Ada' }]
  await as(ben).post(`/tasks/${task}/activities`, { content: 'Bring the budget, @Ada', mentions })
  const { page } = await visit(stage, { as: ada, path: '/notifications' })
  const row = page.getByRole('listitem').filter({ hasText: 'Ben Franklin mentioned you in Monday round' })
  await row.getByText('Website ·').waitFor()
  await row.getByText('Bring the budget, @Ada').waitFor()
  await row.getByRole('img', { name: 'Ben Franklin' }).waitFor()
  await look(page, 'notifications-said')
  await page.getByRole('link', { name: 'Notifications unread: 1' }).waitFor()
  await page.goto(`/tasks/${task}`)
  await expect.poll(async () => (await as(ada).get('/notifications/unread')).body).toEqual({ unread: 0 })
  await page.getByRole('navigation').getByRole('link', { name: 'Notifications', exact: true }).waitFor()
  await as(ben).post(`/tasks/${task}/activities`, { content: 'And the plan', mentions }) // while it is open
  await page.getByText('And the plan').waitFor()
  await expect.poll(async () => (await as(ada).get('/notifications/unread')).body).toEqual({ unread: 0 })
})

test('one chooses which mails one gets, and a manager tries whether mail arrives', async () => {
  const stage = await world()
  const { as, ada } = stage
  const { page } = await visit(stage, { as: ada, path: '/account' })
  await page.getByLabel('Comments on tasks of yours').press('Space')
  await page.getByLabel('A daily summary').press('Space')
  await page.getByLabel('The summary comes at').fill('7:30')
  await page.getByLabel('The summary comes at').press('Enter')
  const settings = { email: { commented: false, mentioned: true, dailySummary: true }, summaryAt: '07:30' }
  await expect.poll(async () => (await as(ada).get('/users/self/notification-settings')).body).toMatchObject(settings)
  await look(page, 'account-mails')
  await page.goto('/organization')
  await page.getByText('No mail has gone out yet.').waitFor()
  await page.getByLabel('Try it with this address').fill('cem@example.com')
  await page.getByRole('button', { name: 'Send a mail' }).click()
  await page.getByText('The mail server took the mail to cem@example.com.').waitFor()
  expect(stage.mails.map(({ to }) => to.address)).toContain('cem@example.com')
  await look(page, 'organization-mail')
})

test('a photo is chosen, shown wherever the person is, and taken away', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  await as(ada).post('/tasks', { group: website, name: 'Pay rent', assignees: [ada._id] })
  const { page } = await visit(stage, { as: ada, path: '/account' })
  const field = page.getByRole('group', { name: 'Photo' })
  await field.getByRole('button', { name: 'Choose a picture' }).waitFor()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'no.png', mimeType: 'image/png', buffer: Buffer.from('no') })
  await field.getByText('cannot be read as a picture').waitFor()
  await page.locator('input[type=file]').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: PNG })
  await field.locator('img[src^="/api/v1/users/"]').waitFor()
  await page
    .getByRole('button', { name: /Account and settings/ })
    .locator('img')
    .waitFor()
  await look(page, 'account')
  await page.getByRole('link', { name: 'My tasks' }).click()
  const avatar = page.getByRole('main').getByRole('img', { name: 'Ada Lovelace' })
  await avatar.waitFor()
  await expect.poll(() => avatar.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
  await page.goBack()
  await field.getByRole('button', { name: 'Remove' }).click()
  await expect.poll(async () => (await as(ada).get('/app/me')).body.profile).toBe('')
  await field.locator('img').waitFor({ state: 'detached' })
})

test('density is chosen, holds for lists, and stays', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  await as(ada).post('/tasks', { group: website, name: 'Pay rent', assignees: [ada._id] })
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/list` })
  const height = async () => (await page.getByRole('row', { name: /Pay rent/ }).boundingBox())?.height ?? 0
  await page.getByRole('row', { name: /Pay rent/ }).waitFor()
  const before = await height()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('compact')
  await page.keyboard.press('Enter')
  await expect.poll(height).toBeLessThan(before - 5)
  await page.reload()
  await page.getByRole('row', { name: /Pay rent/ }).waitFor()
  expect(await height()).toBeLessThan(before - 5)
  await look(page, 'list-compact')
  await page.goto('/account')
  await page
    .getByRole('combobox', { name: 'Density' })
    .or(page.getByRole('textbox', { name: 'Density' }))
    .first()
    .click()
  await page.getByRole('option', { name: 'Comfortable' }).click()
  await expect.poll(() => page.locator('html').getAttribute('data-compact')).toBeNull()
})

test('sessions are listed, and ended one by one or all others', async () => {
  const stage = await world()
  const { ada } = stage
  const [one, two, three] = [
    await visit(stage, { as: ada, path: '/account' }),
    await visit(stage, { as: ada }),
    await visit(stage, { as: ada }),
  ]
  const { page } = one
  const sessions = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem')
  await page.reload()
  await expect.poll(() => sessions.count()).toBe(3)
  expect(await page.getByText('This one', { exact: true }).count()).toBe(1)
  await page
    .getByRole('button', { name: /^End:/ })
    .or(page.getByRole('button', { name: /^End/ }))
    .first()
    .click()
  await expect.poll(() => sessions.count()).toBe(2)
  await page.getByRole('button', { name: 'End all others' }).click()
  await expect.poll(() => sessions.count()).toBe(1)
  for (const other of [two, three]) {
    await other.page.reload()
    await other.page.getByRole('button', { name: 'Sign in' }).waitFor()
  }
  await page.reload()
  await expect.poll(() => sessions.count()).toBe(1)
})

test('a manager gives the organization a logo, which stands in the sidebar', async () => {
  const stage = await world()
  const { ada, ben } = stage
  const { page } = await visit(stage, { as: ada, path: '/organization' })
  const field = page.getByRole('group', { name: 'Logo' })
  await field.waitFor()
  await page.locator('input[type=file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: PNG })
  const logo = 'img[src^="/api/v1/organization/logo"]'
  await field.locator(logo).waitFor()
  await page
    .getByRole('button', { name: /Account and settings/ })
    .locator(logo)
    .waitFor()
  await look(page, 'organization-logo')
  const other = await visit(stage, { as: ben, path: '/organization' })
  await other.page
    .getByRole('button', { name: /Account and settings/ })
    .locator(logo)
    .waitFor()
  expect(await other.page.locator('input[type=file]').count()).toBe(0)
  await field.getByRole('button', { name: 'Remove' }).click()
  await field.locator(logo).waitFor({ state: 'detached' })
})
